"""What the words of a paper propose for the register, each field with the place that says so."""

from collections import Counter

from django.db.models import Q

from nennep.documents.identity import number_key_of, type_code
from nennep.documents.models import Document
from nennep.documents.queries import sameness
from nennep.documents.type_words import TYPE_WORDS
from nennep.intake.models import Arrival
from nennep.intake.names import as_in_a_register
from nennep.lib.citations import read_header
from nennep.lib.vietnamese import fold, nfc
from nennep.units.models import Unit

# A register cannot do without these; they are also the key, but for the subject.
NEEDED = ("type", "number", "issuer", "issued_on", "subject")
# What registers write for minutes and letters that carry none: data, like the words of types.
WITHOUT_A_NUMBER = "không số"
LONGEST = {
    "type": 40,
    "number": 20,
    "notation": 60,
    "issuer": 200,
    "subject": 500,
    "signer": 120,
    "signer_post": 120,
    "term": 20,
}
# Two formats of one paper differ by page numbers and hyphens; a newer version changes a sentence at least.
ENOUGH_WORDS, SAME_WORDS = 30, 0.98
MOST_NAMED = 60  # legal bases and deadlines shown; a code of law cites hundreds


def proposals_of(text: str) -> dict:
    """{field: {"value": …, "span": [start, end]}}; `bases` and `deadlines` are lists of such."""
    text = nfc(text)
    head = read_header(text)
    found = {}
    if head.type:
        found["type"] = _told(TYPE_WORDS.get(head.type.value, ""), head.type.span)
    if head.number:
        _add_number(found, head.number, head.number_span)
    elif head.blank_notation:
        found["notation"] = _told(head.blank_notation.value, head.blank_notation.span)
    elif head.type and head.issuer:
        found["number"] = _told(WITHOUT_A_NUMBER)
    for name, field in (("issuer", head.issuer), ("signer_post", head.signer_post)):
        if field:
            found[name] = _told(as_in_a_register(field.value), field.span)
    for name in ("subject", "signer", "urgency", "term"):
        field = getattr(head, name)
        if field:
            found[name] = _told(" ".join(field.value.split()), field.span)
    if head.date:
        found["issued_on"] = _told(head.date.value, head.date.span)
    if head.recipients:
        lines = "\n".join(" ".join(one.value.split()) for one in head.recipients)
        found["recipients"] = _told(lines, (head.recipients[0].span[0], head.recipients[-1].span[1]))
    found["bases"] = [_told(text[slice(*one.span)], one.span) for one in head.legal_bases[:MOST_NAMED]]
    found["deadlines"] = [_told(one.value, one.span) for one in head.deadlines[:MOST_NAMED]]
    return {name: field for name, field in found.items() if field and (isinstance(field, list) or field["value"])}


def _add_number(found, number, span):
    found["number"] = _told(number.serial, span)
    notation = f"{number.year}/{number.notation}" if number.year and number.notation else number.notation
    if notation:
        found["notation"] = _told(notation, span)


def _told(value, span=None):
    return {"value": value, "span": list(span)} if span else {"value": value}


def told(**values):
    """Proposals that come from elsewhere than the text: an envelope, a row of a list."""
    return {name: _told(value) for name, value in values.items() if value}


def lacks(proposals) -> list[str]:
    """The fields that a register needs and that were not found, or do not fit into it."""
    return [name for name in NEEDED if not proposals.get(name, {}).get("value")] + [
        name for name, longest in LONGEST.items() if len(proposals.get(name, {}).get("value", "")) > longest
    ]


def is_in_doubt(proposals) -> bool:
    """A paper may carry no number at all, or one that was not seen: a person looks."""
    return proposals.get("number", {}).get("value") == WITHOUT_A_NUMBER


def same_document(arrival: Arrival):
    """(document, how it is the same) among those that this tray may know of; (None, "") when it is new."""
    if arrival.file_id:
        document = known_to(arrival, sameness.same_file(arrival.file.sha256)).first()
        if document:
            return document, Arrival.Sameness.FILE
        document = known_to(arrival, sameness.same_text(arrival.text)).first() if arrival.text else None
        if document:
            return document, Arrival.Sameness.TEXT
    document = _under_key(arrival)
    if document is None:
        return None, ""
    return document, Arrival.Sameness.TEXT if has_same_words(arrival.text, document.text) else Arrival.Sameness.KEY


def has_same_words(one, other) -> bool:
    """Whether two texts have nearly all words in common, in whatever order formats put columns and footers."""
    first, second = Counter(fold(one).split()), Counter(fold(other).split())
    longer = max(first.total(), second.total())
    return longer >= ENOUGH_WORDS and (first & second).total() >= SAME_WORDS * longer


def known_to(arrival, documents):
    """Documents are handed down: those kept here, above or below."""
    path = arrival.unit.path
    return documents.filter(Q(unit__in=Unit.objects.above(path)) | Q(unit__in=Unit.objects.under(path)))


def _under_key(arrival):
    """The same type, number, issuer and day, however they are spelled."""
    if not all(arrival.value(name) for name in ("type", "number", "issuer", "issued_on")):
        return None
    key = number_key_of(Document(number=arrival.value("number"), notation=arrival.value("notation")))
    found = sameness.same_number(number_key=key, issued_on=arrival.value("issued_on"))
    issuer, code = fold(arrival.value("issuer")), type_code(arrival.value("type"))
    return next((one for one in known_to(arrival, found) if fold(one.issuer) == issuer and one.type_code == code), None)
