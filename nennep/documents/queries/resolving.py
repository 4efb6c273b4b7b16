"""Which registered documents citations mean: many citations, a question to the database for each way of citing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from nennep.documents.models import Citation, Document, KnownName
from nennep.lib.citations import Citation as Named
from nennep.lib.citations import DocumentType, is_name, resolve, resolve_by_name
from nennep.lib.vietnamese import fold

State = Citation.State
# Fewer questions than names in one: SQLite takes a few hundred conditions.
KEYS_AT_ONCE = 400


@dataclass(frozen=True)
class Known:
    """What is asked of a registered document; `number` is its key, `date` ISO, `path` that of the keeping unit."""

    pk: int
    type: str
    number: str
    serial: str
    issuer: str
    date: str
    path: str
    # Equal for copies of one document that several units keep.
    same: tuple[str, ...]

    def is_seen_from(self, path):
        return self.path.startswith(path) or path.startswith(self.path)

    def distance(self, path):
        """The unit's own copy is nearest, then those above from below up, then those below."""
        return (not path.startswith(self.path), abs(len(path) - len(self.path)))


@dataclass(frozen=True)
class Citing:
    """The document that a citation stands in: it means nothing that was issued later, unless by date."""

    pk: int
    path: str
    issued_on: date


@dataclass(frozen=True)
class Answer:
    """`candidates` are keys of documents, the one meant or those it could be."""

    state: str
    target_id: int | None
    candidates: tuple[int, ...]


def is_bare(citation):
    """A number without its notation, whose full form the text doesn't tell."""
    return citation.is_partial and all(part.isdigit() for part in citation.number_key.split("/"))


class Resolver:
    """Knows every registered document that some citations could mean."""

    def __init__(self, citations):
        citations = [citation for citation in citations if citation.number_key]
        names = {citation.number_key for citation in citations if is_name(citation.number_key)}
        full = {citation.number_key for citation in citations if not is_bare(citation)} - names
        bare = {
            (citation.number_key.split("/")[0], citation.type_code, citation.issued_on)
            for citation in citations
            if is_bare(citation)
        }
        self.by_key, self.by_serial, self.by_name = defaultdict(list), defaultdict(list), defaultdict(list)
        for known in _known(_with_keys(full)):
            self.by_key[known.number].append(known)
        for known in _known(_with_serials(bare)):
            self.by_serial[known.serial, known.type].append(known)
        for name, known in _named_so(names):
            self.by_name[name, known.type].append(known)

    def answer(self, citation, citing):
        known = [one for one in self._of(citation) if one.pk != citing.pk and one.is_seen_from(citing.path)]
        known = [one for one in known if self._can_be(citation, citing, one)]
        found = _meant(citation, _nearest(known, citing.path))
        candidates = tuple(one.pk for one in found.candidates)
        if found.document:
            return Answer(State.RESOLVED, found.document.pk, candidates)
        return Answer(State.AMBIGUOUS if candidates else State.OPEN, None, candidates)

    def _of(self, citation):
        if is_bare(citation):
            return self.by_serial[citation.number_key.split("/")[0], citation.type_code]
        if is_name(citation.number_key):
            return self.by_name[citation.number_key, citation.type_code]
        return self.by_key[citation.number_key]

    @staticmethod
    def _can_be(citation, citing, known):
        return known.date <= citing.issued_on.isoformat() or (
            citation.issued_on is not None and known.date == citation.issued_on.isoformat()
        )


def _meant(citation, known):
    if is_name(citation.number_key):
        day = citation.issued_on.isoformat() if citation.issued_on else None
        return resolve_by_name(citation.number_key, day, citation.year, known)
    return resolve(_named(citation), known)


def _named(citation):
    """The row as `lib.citations` speaks of it."""
    return Named(
        type=DocumentType(citation.type_code),
        number=citation.number_key,
        span=(citation.start, citation.end),
        date=citation.issued_on.isoformat() if citation.issued_on else None,
        year=citation.year,
        issuer_text=citation.issuer or None,
        partial=is_bare(citation),
    )


def _nearest(known, path):
    """Of copies of one document that several units keep, the nearest."""
    found = {}
    for one in sorted(known, key=lambda one: (one.distance(path), one.pk)):
        found.setdefault(one.same, one)
    return list(found.values())


def _with_keys(keys):
    keys = sorted(keys)
    for at in range(0, len(keys), KEYS_AT_ONCE):
        yield Q(number_key__in=keys[at : at + KEYS_AT_ONCE])


def _with_serials(bare):
    wanted = sorted(bare, key=str)
    for at in range(0, len(wanted), KEYS_AT_ONCE // 4):
        condition = Q(pk__in=[])
        for serial, type_code, day in wanted[at : at + KEYS_AT_ONCE // 4]:
            condition |= Q(serial=serial, type_code=type_code, **({"issued_on": day} if day else {}))
        yield condition


def _named_so(names):
    """Every document that is known by one of these names, with the name."""
    keys = defaultdict(list)
    names = sorted(names)
    for at in range(0, len(names), KEYS_AT_ONCE):
        rows = KnownName.objects.filter(key__in=names[at : at + KEYS_AT_ONCE]).order_by()
        for document, key in rows.values_list("document", "key"):
            keys[document].append(key)
    found = sorted(keys)
    for known in _known(Q(pk__in=found[at : at + KEYS_AT_ONCE]) for at in range(0, len(found), KEYS_AT_ONCE)):
        for key in keys[known.pk]:
            yield key, known


def _known(conditions):
    for condition in conditions:
        rows = Document.objects.filter(condition).order_by()
        columns = ("pk", "type_code", "number_key", "serial", "issuer", "issued_on", "unit__path")
        for pk, type_code, key, serial, issuer, day, path in rows.values_list(*columns):
            same = (type_code, key, fold(issuer), day.isoformat())
            yield Known(pk, type_code, key, serial, issuer, day.isoformat(), path, same)
