"""The numbers of a report: live while it is a draft, frozen once it is signed, both side by side."""

from dataclasses import dataclass

from django.urls import reverse

from nennep.figures.links import evidence_url
from nennep.figures.queries import values, values_by_unit
from nennep.figures.registry import Kind, Scope, figures, subject_key, subject_kind_of
from nennep.units.queries import children_of


@dataclass(frozen=True)
class Number:
    """One figure of a report for one unit.

    `value` (and `whole`, for a ratio) is what the report says; `now` and `whole_now` are today's, where they differ
    from a signed report's. `url` opens the records of what the report says, `now_url` today's.
    """

    code: str
    label: str
    sentence: str
    value: int
    url: str
    whole: int | None = None
    now: int | None = None
    whole_now: int | None = None
    now_url: str = ""

    @property
    def has_changed(self):
        return self.now is not None and (self.now, self.whole_now) != (self.value, self.whole)

    @property
    def is_ratio(self):
        return self.whole is not None


@dataclass(frozen=True)
class UnitRow:
    name: str
    numbers: dict


def subject_of(report):
    return subject_kind_of(report.subject_kind).objects().get(pk=report.subject_id)


def numbers_of(report):
    """{code: Number} for the whole unit."""
    live = _live(report, report.unit)
    if report.state == report.State.DRAFT:
        return live
    return {
        signed.code: _signed(report, signed, live.get(signed.code))
        for signed in report.figures.filter(unit=report.unit)
    }


def unit_rows_of(report, codes):
    """A row per unit right below, for counts that add up; today's units for a draft, those signed for else."""
    if report.state == report.State.SIGNED:
        rows = {}
        for signed in report.figures.filter(code__in=codes).exclude(unit=report.unit).order_by("pk"):
            _name, numbers = rows.setdefault(signed.unit_id, (signed.unit_name, {}))
            numbers[signed.code] = _signed(report, signed, None)
        return [UnitRow(name, numbers) for name, numbers in rows.values()]
    children = list(children_of(report.unit))
    chosen = [figure for figure in figures(report.subject_kind) if figure.code in codes]
    key = subject_key(report.subject_kind, subject_of(report))
    by_unit = values_by_unit(chosen, Scope(subject=subject_of(report)), children)
    return [
        UnitRow(
            child.name, {figure.code: _number(figure, key, child, by_unit[child.pk][figure.code]) for figure in chosen}
        )
        for child in children
    ]


def signed_evidence_url(report, code, unit_id):
    url = reverse("reports:evidence", args=[report.pk, code])
    return url if unit_id == report.unit_id else f"{url}?unit={unit_id}"


def _live(report, unit):
    subject = subject_of(report)
    key = subject_key(report.subject_kind, subject)
    chosen = figures(report.subject_kind)
    found = values(chosen, Scope(unit=unit, subject=subject))
    return {figure.code: _number(figure, key, unit, found[figure.code]) for figure in chosen}


def _number(figure, key, unit, value):
    part, whole = value if figure.kind == Kind.RATIO else (value, None)
    url = evidence_url(figure.code, key, unit=unit)
    return Number(figure.code, str(figure.label), str(figure.sentence), part, url, whole)


def _signed(report, signed, live):
    return Number(
        signed.code,
        signed.label,
        signed.sentence,
        signed.value,
        signed_evidence_url(report, signed.code, signed.unit_id),
        signed.whole,
        live.value if live else None,
        live.whole if live else None,
        live.url if live else "",
    )


def evidence_rows(report, code, unit=None):
    """The frozen rows that the signed figure counts, for the whole unit or for one that lay below it."""
    rows = report.evidence.filter(figures__contains=f"|{code}|")
    if unit is not None and unit.pk != report.unit_id:
        rows = rows.filter(unit_path__contains=f"/{unit.pk}/")
    return rows
