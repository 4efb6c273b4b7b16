"""One document and what stands around it: correcting, linking, versions, books."""

from tests.rights.table.house import DOCUMENT
from tests.rights.table.words import AROUND, BELOW, STAFF, act, may, only, page

KEEPS = (may("officer clerk", BELOW, "officers and clerks keep the records of their unit and below it"),)
READS = "officer clerk"
LINKS = (may(READS, AROUND, "officers and clerks say how what they may read stands to what they keep"),)
ELSEWHERE = (may(READS, "parent", "the form opens, but what it would write is not theirs to write"),)
BOOKS = (may(STAFF, BELOW, "the books of a unit are read by its staff and by those above it"),)
DETAILS = {
    "type": "Quyết định",
    "number": "75",
    "notation": "QĐ-UBND",
    "issued_on": "05/03/2026",
    "issuer": "Văn phòng",
    "subject": "về lớp đọc sách",
}


def kept(url, body):
    """A form about a document: shown to and filled by who keeps it."""
    return [
        page(url, "citing document", "{pk}", door=DOCUMENT, may=KEEPS),
        act(url, "citing document", "{pk}", body=body, stores=True, door=DOCUMENT, may=KEEPS),
    ]


def linked(url, body):
    """A form that opens to all keepers who may read the document; it writes only where they keep."""
    return [
        page(url, "citing document", "{pk}", door=DOCUMENT, may=LINKS),
        act(url, "citing document", "{pk}", body=body, stores=True, door=DOCUMENT, may=KEEPS, idle=ELSEWHERE),
    ]


ROWS = [
    page("documents:original", "document", "{pk}", door=DOCUMENT),
    page("documents:version", "document", "{pk}", "1", door=DOCUMENT),
    page("documents:version_file", "document", "{pk}", "1", door=DOCUMENT),
    *kept("documents:change", DETAILS),
    *kept("documents:standing", {"standing": "no_longer", "note": "hết thời hạn"}),
    *kept("documents:add_version", {"text": "Mỗi thôn một tủ sách, mỗi tuần một buổi đọc."}),
    *linked("documents:relate", {"way": "guides", "name": "{old}"}),
    *linked("documents:enter", {"unit": "{unit}", "direction": "incoming", "on": "06/03/2026"}),
    page("documents:citation", "citing document", "{citation}", door=DOCUMENT, may=KEEPS),
    act(
        "documents:citation",
        "citing document",
        "{citation}",
        body={"meant": "aside"},
        stores=True,
        door=DOCUMENT,
        may=KEEPS,
    ),
    act(
        "documents:decide_relation",
        "citing document",
        "{relation}",
        body={"decision": "confirm"},
        stores=True,
        door=DOCUMENT,
        may=KEEPS,
    ),
    page("documents:books", **only(STAFF, "the books of one's own units are read by their staff")),
    page("documents:books", "unit", query="unit={pk}", door=BOOKS, never="member stranger"),
]
