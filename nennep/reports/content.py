"""What stands in a report, once, for the page, the DOCX and the workbook."""

from dataclasses import dataclass

from django.utils.timezone import localdate

from nennep.figures.registry import subject_kind_of
from nennep.reports import narrative
from nennep.reports.models import Report
from nennep.reports.queries import Number, UnitRow, numbers_of, subject_of, unit_rows_of
from nennep.units.queries import ancestors_of


@dataclass(frozen=True)
class Words:
    """A run of plain words, or of one figure, within a paragraph."""

    words: str = ""
    number: Number | None = None


@dataclass(frozen=True)
class Content:
    """`superior` is empty at the root of a tree; `date` is the day of signing, or today for a draft."""

    report: Report
    superior: str
    date: object
    sections: dict
    numbers: list
    columns: list
    rows: list[UnitRow]
    recipients: list
    signature: object

    @property
    def changed(self):
        """Figures whose records are others today than on the day of signing."""
        return [number for number in self.numbers if number.has_changed]


def content_of(report):
    kind = subject_kind_of(report.subject_kind)
    numbers = numbers_of(report)
    codes = [code for code in kind.report_codes if code in numbers]
    above = ancestors_of(report.unit)
    signature = getattr(report, "signature", None) if report.state == Report.State.SIGNED else None
    return Content(
        report=report,
        superior=above[-2].name if len(above) > 1 else "",
        date=localdate(signature.signed_at) if signature else localdate(),
        sections={
            name: _paragraphs(getattr(report, name), numbers) for name in ("narrative", "difficulties", "proposals")
        },
        numbers=list(numbers.values()),
        columns=[numbers[code] for code in codes],
        rows=unit_rows_of(report, codes),
        recipients=[line.strip() for line in report.recipients.splitlines() if line.strip()],
        signature=signature,
    )


def default_texts(kind, subject):
    return {"recipients": "", **{name: str(words) for name, words in kind.report_texts(subject).items()}}


def title_of_subject(report):
    return subject_kind_of(report.subject_kind).title(subject_of(report))


def _paragraphs(text, numbers):
    return [[Words(piece.words, numbers.get(piece.code)) for piece in pieces] for pieces in narrative.paragraphs(text)]
