"""All papers, numbered in the order of their days, each written when those it names have their numbers."""

from functools import cache

from .. import directive
from ..grammar import randomness
from ..names import person_names
from .issuers import PROVINCE
from .layout import written
from .numbering import Numbers
from .paper import Paper, term_of
from .plan import planned
from .themes import themes


@cache
def papers(seed: object) -> tuple[Paper, ...]:
    """Every paper, oldest first."""
    rng = randomness(seed, "days of papers")
    all_planned = [
        (item, theme) for place, theme in enumerate(themes()) for item in planned(theme.key, theme.title, place)
    ]
    dated = sorted(((item.day(rng.randrange(26)), at, item, theme) for at, (item, theme) in enumerate(all_planned)))
    numbers, known = Numbers(seed), _studied()
    signers = _signers(seed, [item.issuer.key for _day, _at, item, _theme in dated])
    for day, _at, item, theme in dated:
        number, notation = numbers.take(item.issuer, item.kind, day)
        bare = Paper(
            key=item.key,
            type=item.kind,
            number=number,
            notation=notation,
            issuer=item.issuer,
            issued_on=day,
            subject=item.subject,
            theme=theme.key,
            term=term_of(day),
            signer=signers[item.issuer.key, term_of(day)],
        )
        known[item.key] = written(bare, item, theme, known, randomness(seed, f"paper {item.key}"))
    return tuple(paper for paper in known.values() if paper.text)


def _studied():
    """The two documents that are studied, which have a text of their own, by the keys that the plan names them by."""
    found = {}
    for theme, document in directive.DOCUMENTS.items():
        found[f"{theme}.studied"] = Paper(
            key=f"{theme}.studied",
            type=document.kind,
            number=document.serial,
            notation=document.notation,
            issuer=PROVINCE,
            issued_on=document.issued_on,
            subject=document.title,
            theme=theme,
            term=term_of(document.issued_on),
            signer="",
        )
    return found


def _signers(seed, issuers):
    """Who signs for each body in each term."""
    series = [(issuer, term) for issuer in sorted(set(issuers)) for term in ("2015-2020", "2020-2025", "2025-2030")]
    names = person_names(f"{seed} signers", len(series))
    return {key: name.full for key, name in zip(series, names, strict=True)}
