"""What documents can be narrowed by: in their list, in saved searches, and behind every number of a review.

An address names filters by these words (`?type=ke_hoach&year=2025`). What it names is always among the choices, so a
link is never wider than the number that it opens.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from nennep.documents import gaps
from nennep.documents.models import Document, Standing
from nennep.documents.queries.topics import topics_below
from nennep.documents.search import known
from nennep.lib.citations import DocumentType
from nennep.ui.list_page import Filter
from nennep.units.models import Unit

EMPTY = "-"  # in an address: nothing stands in that field
HELD = "held"  # in force, wholly or partly


def of_type(documents, value):
    return documents.filter(type_code=value) if value in set(DocumentType) else documents.filter(type=value)


def of_issuer(documents, value):
    return documents.filter(issuer=value)


def of_term(documents, value):
    return documents.filter(term="" if value == EMPTY else value)


def of_year(documents, value):
    if not _number(value) or not 1 <= int(value) < 9999:
        return documents.none()
    return documents.filter(issued_on__gte=date(int(value), 1, 1), issued_on__lt=date(int(value) + 1, 1, 1))


def of_standing(documents, value):
    if value == HELD:
        return documents.of_standing(Standing.IN_FORCE) | documents.of_standing(Standing.PARTLY)
    return documents.of_standing(value) if value in Standing.values else documents.none()


def of_topic(documents, value):
    if value == EMPTY:
        return documents.filter(topic=None)
    return documents.filter(topic__in=topics_below(int(value))) if _number(value) else documents.none()


def kept_by(documents, value):
    return documents.filter(unit=int(value)) if _number(value) else documents.none()


def of_direction(documents, value):
    return documents.filter(direction=value)


def directing(documents, value):
    """Documents that a unit keeps or that come down to it."""
    unit = Unit.objects.filter(pk=int(value)).first() if _number(value) else None
    return documents.reaching(unit) if unit else documents.none()


def of_level(documents, value):
    if value == EMPTY:
        return documents.filter(issuer_unit=None)
    return documents.filter(issuer_unit__kind=int(value)) if _number(value) else documents.none()


def citing(documents, value):
    """Documents whose text cites that one."""
    return documents.filter(citations__target=int(value)).distinct() if _number(value) else documents.none()


def naming(documents, value):
    """Documents that name one which is not held: `chi_thi:5/CT/TU`, type and number in its one spelling."""
    type_code, _colon, number_key = value.partition(":")
    open_ones = {"citations__state": "open", "citations__type_code": type_code, "citations__number_key": number_key}
    return documents.filter(**open_ones).distinct()


def with_gap(documents, value):
    gap = gaps.gap_of(value)
    return gap.documents(documents) if gap else documents.none()


@dataclass(frozen=True)
class Kind:
    """A filter: its word, how it narrows, and which choices there are for somebody (`known.Known`)."""

    label: str
    apply: Callable
    choices: Callable[[known.Known], list]
    # Shown when more filters are asked for, or when the address names it.
    is_more: bool = False
    # Shown only where an address names it: reached from a number, not by choosing.
    is_aside: bool = False


KINDS = {
    "type": Kind(_("Type"), of_type, lambda known: known.types),
    "issuer": Kind(_("Issued by"), of_issuer, lambda known: known.issuers),
    "year": Kind(_("Year"), of_year, lambda known: known.years),
    "standing": Kind(
        _("Standing"), of_standing, lambda known: [(HELD, _("in force, wholly or partly")), *Standing.choices]
    ),
    "topic": Kind(_("Topic"), of_topic, lambda known: known.topics),
    "term": Kind(_("Term"), of_term, lambda known: known.terms, is_more=True),
    "unit": Kind(_("Kept by"), kept_by, lambda known: known.units, is_more=True),
    "direction": Kind(_("Direction"), of_direction, lambda known: Document.Direction.choices, is_more=True),
    "for": Kind(_("Directing"), directing, lambda known: known.units, is_aside=True),
    "level": Kind(_("Level"), of_level, lambda known: known.levels, is_aside=True),
    "gap": Kind(_("Gap"), with_gap, lambda known: [(gap.code, gap.label) for gap in gaps.gaps()], is_aside=True),
    "citing": Kind(_("Citing"), citing, lambda known: [], is_aside=True),
    "naming": Kind(_("Naming"), naming, lambda known: [], is_aside=True),
}


def filters_for(user, asked):
    """The filters of the list page; `asked` is what the address says."""
    choices_known = known.known_to(user)
    found = []
    for name, kind in KINDS.items():
        value = asked.get(name, "")
        choices = kind.choices(choices_known)
        if value and value not in {str(code) for code, _label in choices}:
            choices = [*choices, (value, known.told(name, value, user))]
        if value or (len(choices) > 1 and not kind.is_aside and ("more" in asked or not kind.is_more)):
            found.append(Filter(name, kind.label, choices, kind.apply))
    return found


def narrowed(documents, asked):
    """Those of `documents` that fit the filters that an address names."""
    for name, kind in KINDS.items():
        if asked.get(name):
            documents = kind.apply(documents, asked[name])
    return documents


def _number(value):
    return value.isascii() and value.isdigit() and len(value) < 19


def in_words(asked, user):
    """What an address asks for, as a person would say it: "tủ sách, Kế hoạch, 2026"."""
    choices_known = known.known_to(user)
    words = [" ".join(asked.get("q", "").split())]
    for name, kind in KINDS.items():
        if value := asked.get(name, ""):
            labels = {str(code): str(label).strip() for code, label in kind.choices(choices_known)}
            words.append(labels.get(value) or known.told(name, value, user))
    return ", ".join(word for word in words if word)
