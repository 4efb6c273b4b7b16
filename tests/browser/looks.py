"""Looks at pages: sound for axe in both widths and themes, never wider than a phone."""

from tests.browser.populated import populate
from tests.machinery.browser import complaints_in_every_look


def look_at(page, wrongs, who):
    """The open page in both widths and both themes."""
    wrongs += [f"{who} {page.url.split('/', 3)[3]} {words}" for words in complaints_in_every_look(page)]


def walk(pages, seat, cast, wrongs):
    """Look at every page of `pages`: {who: addresses, in which names of things stand in braces}."""
    names = populate(cast).names
    for who, paths in pages.items():
        page = seat(who)
        for path in paths:
            answer = page.goto(path.format(**names))
            if answer.status != (404 if "no-such" in path else 200):
                wrongs.append(f"{who} {path}: answered {answer.status}")
            look_at(page, wrongs, who)
        page.context.close()
