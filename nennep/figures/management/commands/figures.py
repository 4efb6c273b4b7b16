"""`nennep figures`: every registered figure of every subject, with the number of records behind it."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_date
from django.utils.translation import override

from nennep.figures.queries import records, value
from nennep.figures.registry import Kind, Scope, figure_of, figures, subject_key, subject_kind_of
from nennep.units.models import Unit


class Command(BaseCommand):
    help = "Print a row per registered figure and subject: its value and how many records are its evidence."

    def add_arguments(self, parser):
        parser.add_argument("--unit", metavar="CODE", help="only this unit and everything below it")
        parser.add_argument("--subject", metavar="S", help="only this subject, such as campaign:3")
        parser.add_argument("--from", dest="day_from", metavar="D", type=_day, help="counted things from this day")
        parser.add_argument("--to", dest="day_to", metavar="D", type=_day, help="counted things up to this day")
        parser.add_argument("--as-of", metavar="D", type=_day, help="the tree and the states at the end of this day")
        parser.add_argument("--json", action="store_true", help="JSON instead of a table")
        parser.add_argument("--language", default="vi", help="language of the labels: vi or en")

    def handle(self, *args, **options):
        unit = _unit(options["unit"])
        with override(options["language"]):
            rows = [
                _row(figure, subject, unit, options)
                for figure in figures()
                for subject in _subjects(figure, options["subject"])
            ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(
                f"{row['subject']:14} {row['code']:32} {row['value']!s:>12} {row['evidence']:>8}  {row['label']}"
            )


def _row(figure, subject, unit, options):
    scope = Scope(
        unit=unit,
        day_from=options["day_from"],
        day_to=options["day_to"],
        as_of=options["as_of"],
        subject=subject,
    )
    return {
        "code": figure.code,
        "label": str(figure.label),
        "kind": figure.kind.value,
        "subject": subject_key(figure.subject_kind, subject),
        "unit": unit.code if unit else None,
        "value": _value(figure, scope),
        "evidence": records(_counted(figure), scope).count(),
    }


def _value(figure, scope):
    """A number; for a ratio the share, or null where the whole is 0."""
    if figure.kind != Kind.RATIO:
        return value(figure, scope)
    part, whole = value(figure, scope)
    return part / whole if whole else None


def _counted(figure):
    """A ratio's evidence is that of its part."""
    return figure_of(figure.parts[0]) if figure.kind == Kind.RATIO else figure


def _subjects(figure, wanted):
    kind = subject_kind_of(figure.subject_kind)
    if not wanted:
        return kind.objects()
    code, _colon, key = wanted.partition(":")
    if not key.isdigit() or subject_kind_of(code) is None:
        raise CommandError(f"--subject {wanted}: write KIND:NUMBER, for example campaign:1.")
    if code != kind.code:
        return []
    found = kind.objects().filter(pk=int(key))
    if not found:
        raise CommandError(f"--subject {wanted}: there is none.")
    return found


def _unit(code):
    if not code:
        return None
    found = list(Unit.objects.filter(code=code)[:2])
    if len(found) != 1:
        raise CommandError(f"--unit {code}: {'there is none' if not found else 'several trees have it'}.")
    return found[0]


def _day(word):
    try:
        day = parse_date(word)
    except ValueError:
        day = None
    if day is None:
        raise CommandError(f"{word}: write the day as 2026-11-22.")
    return day
