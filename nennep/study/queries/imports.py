"""Whose essay a file of a ZIP is: by a code in its name, else by the person's name, told apart by its folders."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from nennep.duties.models import OWED
from nennep.lib.vietnamese import fold
from nennep.study.models import Essay, ImportRow
from nennep.units.models import Unit

MOST_WORDS = 7
_NOT_WORD = re.compile(r"[^0-9a-z]+")


@dataclass
class People:
    """Everybody who may stand behind a file: essays by folded code, by folded name."""

    by_code: dict = field(default_factory=lambda: defaultdict(list))
    by_name: dict = field(default_factory=lambda: defaultdict(list))


def people_of(bulk_import):
    """One question; a whole province fits into memory."""
    people = People()
    essays = Essay.objects.filter(
        campaign=bulk_import.campaign_id, duty__unit__in=Unit.objects.under(bulk_import.unit.path)
    )
    for essay in essays.select_related("duty__unit__kind", "person"):
        people.by_code[_joined(essay.code)].append(essay)
        people.by_code[_joined(essay.person.code)].append(essay)
        people.by_name[" ".join(_words(essay.person.full_name))].append(essay)
    return people


def essays_for(path, people):
    """The essays that the file at `path` inside the ZIP may be; one when it is clear."""
    pure = PurePosixPath(path)
    words = _words(pure.stem)
    found = _longest(words, people.by_code, "") or _longest(words, people.by_name, " ")
    if not found:
        # One folder for each person, as learning platforms pack it.
        folder = _words(pure.parent.name)
        found = _longest(folder, people.by_code, "") or _longest(folder, people.by_name, " ")
    if len(found) > 1:
        folders = {_joined(part) for part in pure.parts[:-1]}
        narrowed = [essay for essay in found if folders & _unit_names(essay.duty.unit)]
        found = narrowed or found
    return found


def outcome_of(essays):
    """What is known before anybody chose: the outcome and, when it is clear, the essay."""
    if not essays:
        return ImportRow.Outcome.UNMATCHED, None
    if len(essays) > 1:
        return ImportRow.Outcome.AMBIGUOUS, None
    owed = essays[0].duty.state in OWED
    return (ImportRow.Outcome.MATCHED if owed else ImportRow.Outcome.NOT_OWED), essays[0]


def _longest(words, index, joint):
    """The entry with the most words that stand side by side in the name."""
    for size in range(min(MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            key = joint.join(words[start : start + size])
            if key in index and (size > 1 or joint == "" or len(words) == 1):
                return list({essay.pk: essay for essay in index[key]}.values())
    return []


def _unit_names(unit):
    name = _joined(unit.name)
    kind = _joined(unit.kind.name) if unit.kind_id else ""
    return {name, name.removeprefix(kind), _joined(unit.code)}


def _words(text):
    """Folded words; "NguyenVanAn" is three."""
    spaced = "".join(
        f"{letter} " if letter.islower() and following.isupper() else letter
        for letter, following in zip(text, [*text[1:], " "], strict=False)
    )
    return [word for word in _NOT_WORD.split(fold(spaced)) if word]


def _joined(text):
    return "".join(_words(text))
