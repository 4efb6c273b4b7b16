"""An empty list for the backlog, to be filled in by a clerk and sent to the tray."""

from django.utils.translation import gettext as _

from nennep.documents.type_words import TYPE_WORDS
from nennep.intake.list_columns import COLUMNS, HELP
from nennep.lib.handover import Head, SheetOut, write_xlsx
from nennep.lib.vietnamese import sort_key

FILE_NAME = "mau-danh-sach-van-ban.xlsx"
ROWS = 1_000
WIDTHS = {"subject": 48, "issuer": 32, "type": 18, "full_number": 18, "signer": 24}


def template_workbook() -> bytes:
    """The columns of a register with a word of help each; types are offered, days are days."""
    types = _("Types")
    heads = [
        Head(
            column.heading,
            WIDTHS.get(column.key, 14),
            kind="date" if column.kind == "date" else "",
            help=str(HELP[column.key]),
            choices_in=types if column.key == "type" else "",
        )
        for column in COLUMNS
        if column.key in HELP
    ]
    notes = [
        _("One line for each document; leave empty what you do not know. Choose a cell to see what goes into it."),
        _("No classified papers: a line with a secrecy marking is refused."),
    ]
    words = [[word] for word in sorted(TYPE_WORDS.values(), key=sort_key)]
    return write_xlsx(
        [
            SheetOut(_("List"), heads, [], title=_("Documents for the registry"), notes=notes, blank_rows=ROWS),
            SheetOut(types, [Head(_("Types that are offered"), 28)], words),
        ]
    )
