from django.db import IntegrityError, transaction

from nennep.figures.registry import subject_kind_of
from nennep.history.actions import record
from nennep.reports import narrative
from nennep.reports.errors import AlreadySigned
from nennep.reports.models import Report

TEXTS = ("title", "number", "place", "narrative", "difficulties", "proposals", "recipients")


def create_report(*, subject_kind, subject, unit, by, form_key, **texts):
    """Begin a report; the same form posted twice begins one. Raises `UnknownFigure`."""
    _check(texts, subject_kind)
    try:
        with transaction.atomic():
            report = Report.objects.create(
                subject_kind=subject_kind,
                subject_id=subject.pk,
                unit=unit,
                created_by=by,
                form_key=form_key,
                **texts,
            )
            record(report, "report.created", by=by, subject=subject_kind_of(subject_kind).title(subject))
    except IntegrityError:
        return Report.objects.get(form_key=form_key)
    return report


@transaction.atomic
def change_report(*, report, by, **texts):
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.state != Report.State.DRAFT:
        raise AlreadySigned
    _check(texts, report.subject_kind)
    for name, words in texts.items():
        setattr(report, name, words)
    report.save(update_fields=list(texts))
    record(report, "report.changed", by=by)
    return report


def _check(texts, subject_kind):
    for name in ("narrative", "difficulties", "proposals"):
        narrative.check(texts.get(name, ""), subject_kind)
