"""Vietnamese first: whatever the product can show has a Vietnamese translation."""

from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po

from tests.machinery import messages

DJANGO = Path(django.__file__).parent
# What a person can come to read of Django itself. The pages of its admin and its debug pages are not served.
SHOWN_OF_DJANGO = [
    *("forms", "core/validators.py", "core/paginator.py", "db/models", "utils"),
    *("contrib/auth/forms.py", "contrib/auth/password_validation.py", "contrib/auth/validators.py"),
]
APPS = messages.apps()


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_every_message_of_the_app_is_translated(app):
    missing = [f"{path.name}: {message.words[0]}" for message, path in messages.missing_in(app).items()]

    assert missing == []


def test_messages_outside_the_apps_are_translated():
    assert messages.loose_files().keys() - messages.shared().keys() == set()


@pytest.mark.parametrize("folder", [messages.PACKAGE, *APPS], ids=lambda app: app.name)
def test_translations_keep_the_placeholders(folder):
    for message, strings in messages.catalogue(folder).items():
        # A plural form may leave out its number; the Vietnamese form stands for all of them.
        allowed = [messages.placeholders(words) for words in message.words]
        for string in strings:
            assert messages.placeholders(string) in allowed, message.words[0]


def test_one_message_has_one_translation():
    """Django merges the catalogues, so two different translations would depend on the order of the apps."""
    first = {}
    for folder in [messages.PACKAGE, *APPS]:
        for message, strings in messages.catalogue(folder).items():
            known, where = first.setdefault(message, (strings, folder.name))
            assert strings == known, f"{message.words[0]!r}: {folder.name} and {where} differ"


def test_what_django_shows_is_translated():
    ours = messages.catalogue(messages.PACKAGE)
    theirs = {
        message
        for path in DJANGO.glob(f"**/locale/{messages.LANGUAGE}/LC_MESSAGES/django.po")
        for message in translated_in(path)
    }
    shown = {
        message
        for name in SHOWN_OF_DJANGO
        for path in files_of(DJANGO / name)
        for message in messages.extracted(path.read_text())
    }

    assert len(shown) > 100
    assert sorted(message.words[0] for message in shown - theirs - ours.keys()) == []


def files_of(path):
    return [path] if path.suffix == ".py" else sorted(path.rglob("*.py"))


def translated_in(path):
    with path.open("rb") as file:
        for entry in read_po(file, locale=messages.LANGUAGE):
            words = entry.id if isinstance(entry.id, tuple) else (entry.id,)
            strings = entry.string if isinstance(entry.string, tuple) else (entry.string,)
            if all(strings) and "fuzzy" not in entry.flags:
                yield messages.Message(words, entry.context)
