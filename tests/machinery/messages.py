"""Which messages the product shows, and what its catalogues say to them.

`python -m tests.machinery.messages` prints, app by app, the entries that are still to be written.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[2] / "nennep"
LANGUAGE = "vi"
_PLURAL, _CONTEXT = (1, 2), ((1, "c"), 2)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": _PLURAL,
    "ngettext_lazy": _PLURAL,
    "pgettext": _CONTEXT,
    "pgettext_lazy": _CONTEXT,
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|(?<!%)%[sdf]|\{\w*\}")


@dataclass(frozen=True)
class Message:
    """`words` has two entries when the message has a plural."""

    words: tuple[str, ...]
    context: str | None = None


def extracted(source: str):
    for _line, words, _comments, context in extract("python", BytesIO(source.encode()), keywords=KEYWORDS):
        yield Message(words if isinstance(words, tuple) else (words,), context)


def sources(folder: Path):
    """Python source of every module and template in a folder, tests left out."""
    for path in sorted(folder.rglob("*.py")):
        if "tests" not in path.relative_to(folder).parts:
            yield path, path.read_text()
    for path in sorted((folder / "templates").rglob("*.*")):
        if path.suffix in (".html", ".txt"):
            yield path, templatize(path.read_text())


def shown_by(folder: Path):
    """Every message that the code in a folder can show, with the file that shows it."""
    found = {}
    for path, source in sources(folder):
        for message in extracted(source):
            found.setdefault(message, path)
    return found


def catalogue_path(folder: Path):
    return folder / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def catalogue(folder: Path):
    """Translations by (first form, context); what is marked fuzzy or left empty is not there."""
    path = catalogue_path(folder)
    if not path.exists():
        return {}
    with path.open("rb") as file:
        entries = read_po(file, locale=LANGUAGE, abort_invalid=True)
    translated = {}
    for entry in entries:
        words = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        strings = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        if words[0] and all(strings) and "fuzzy" not in entry.flags:
            translated[Message(words, entry.context)] = strings
    return translated


def apps():
    """Folders of the apps: those that have a catalogue or show something."""
    return sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))


def shared():
    """What every app may rely on: the words of the design system, and of what comes with Django."""
    return {**catalogue(PACKAGE), **catalogue(PACKAGE / "ui")}


def missing_in(folder: Path):
    known = catalogue(folder).keys() | shared().keys()
    return {message: path for message, path in shown_by(folder).items() if message not in known}


def loose_files():
    """Messages of the modules that belong to no app, such as the settings."""
    found = {}
    for path in sorted(PACKAGE.glob("*.py")):
        found.update(dict.fromkeys(extracted(path.read_text()), path))
    return found


def placeholders(text: str):
    return sorted(set(PLACEHOLDER.findall(text)))


def as_entry(message: Message):
    lines = [f'msgctxt "{message.context}"'] if message.context else []
    keys = ["msgid", "msgid_plural"]
    for key, words in zip(keys, message.words, strict=False):
        escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        lines.append(f'{key} "{escaped}"')
    lines.append('msgstr[0] ""' if len(message.words) > 1 else 'msgstr ""')
    return "\n".join(lines)


if __name__ == "__main__":
    for app in apps():
        if missing := missing_in(app):
            print(f"\n## {catalogue_path(app).relative_to(PACKAGE.parent)}\n")
            print("\n\n".join(f"#: {path.relative_to(PACKAGE)}\n{as_entry(m)}" for m, path in missing.items()))
