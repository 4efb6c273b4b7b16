"""A list of older documents in a spreadsheet: each row becomes an arrival, and the spreadsheet is let go of."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from nennep.documents.identity import number_key_of
from nennep.documents.models import Document
from nennep.files.refusals import FileRefused
from nennep.intake.actions.arriving import add_refused
from nennep.intake.actions.unpacking import let_go_of_container
from nennep.intake.errors import NoList
from nennep.intake.list_columns import COLUMNS, fields_of_row, is_marked, is_marked_list
from nennep.intake.models import Arrival
from nennep.intake.proposing import lacks, same_document, told
from nennep.lib.extract import Refused
from nennep.lib.handover import read_sheet
from nennep.lib.vietnamese import fold

State = Arrival.State
# What the reader of sheets calls it, and what the person is told.
CODES = {"no_rows": "no_text", "too_many_rows": "too_large"}


@dataclass(frozen=True)
class Key:
    """What makes two rows the same document, however they are spelled."""

    type: str
    number: str
    issuer: str
    issued_on: str


def read_list(arrival):
    """All rows at once or none. Raises FileRefused for what is no list of documents."""
    try:
        sheet = read_sheet(arrival.file.path.read_bytes(), arrival.name, COLUMNS)
    except Refused as refused:
        if refused.code == "no_header":
            raise NoList(arrival.name, **refused.details) from refused
        raise FileRefused(CODES.get(refused.code, refused.code), arrival.name) from refused
    if is_marked_list(sheet):
        raise FileRefused("marked", arrival.name)
    problems = {}
    for problem in sheet.problems:
        problems.setdefault(problem.row, []).append(problem)
    with transaction.atomic():
        waiting = _waiting(arrival.unit_id)
        for row in sheet.rows:
            _take(arrival, row, problems.get(row.number, []), waiting)
        let_go_of_container(arrival)


def _take(arrival, row, problems, waiting):
    if is_marked(row):
        add_refused(arrival.delivery, FileRefused("marked", ""), place=row.number, container=arrival)
        return
    line = Arrival(
        unit=arrival.unit,
        delivery=arrival.delivery,
        container=arrival,
        place=row.number,
        name=_("%(file)s, row %(row)d") % {"file": arrival.name, "row": row.number},
        proposals=told(**fields_of_row(row)),
        state=State.TO_CONFIRM,
    )
    line.problem = " ".join(_sentence(problem) for problem in problems)[:500]
    key = key_of(line)
    line.document, line.sameness = same_document(line)
    if line.document:
        line.state = State.DUPLICATE
    elif key in waiting:
        line.state, line.problem = State.DUPLICATE, _("“%(name)s” in this tray is the same.") % {"name": waiting[key]}
    line.is_complete = line.state == State.TO_CONFIRM and not line.problem and not lacks(line.proposals)
    line.save()
    if line.is_complete:
        waiting[key] = line.name


def _waiting(unit_id):
    """{key: name} of what lies in the tray already, so that a list sent again brings no doubles."""
    open_ones = Arrival.objects.filter(unit=unit_id, state=State.TO_CONFIRM).only("proposals", "name", "delivery")
    return {key_of(one): one.name for one in open_ones if not lacks(one.proposals)}


def key_of(arrival):
    number = number_key_of(Document(number=arrival.value("number"), notation=arrival.value("notation")))
    return Key(fold(arrival.value("type")), number, fold(arrival.value("issuer")), arrival.value("issued_on"))


def _sentence(problem):
    told = {
        "not_a_date": _("Column “%(column)s”: “%(value)s” is not a day. Write day/month/year: 22/11/2026."),
        "formula_error": _("Column “%(column)s”: “%(value)s” is an error of a formula."),
    }
    other = _("Column “%(column)s”: “%(value)s” cannot be read.")
    return told.get(problem.code, other) % {"column": problem.column, "value": problem.value[:80]}
