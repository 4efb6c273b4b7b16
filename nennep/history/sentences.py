"""What each kind of act is called in words. Apps fill this in `apps.py`; history itself knows no other app.

A sentence never holds contents: no names, no reasons, no old or new values. The object's own page has those.
"""

_sentences: dict[str, str] = {}


def describe(sentences: dict[str, str]) -> None:
    """Add sentences by verb, lazily translated: `describe({"unit.renamed": _("The unit was renamed")})`."""
    _sentences.update(sentences)


def sentence_of(verb: str) -> str:
    """The act in words; a verb that nobody described stands for itself."""
    return str(_sentences.get(verb, verb))


def verbs() -> list[tuple[str, str]]:
    """(verb, sentence) of everything that was described, by sentence."""
    return sorted(((verb, str(words)) for verb, words in _sentences.items()), key=lambda pair: pair[1])
