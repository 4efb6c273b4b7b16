"""Looks at pages: sound for axe in both widths and themes, never wider than a phone."""

from axe_playwright_python.sync_playwright import Axe

from tests.browser.populated import populate
from tests.machinery.browser import HEIGHT

# The dark theme changes nothing but colours, which are the same at any width.
LOOKS = [(1280, "light"), (360, "light"), (1280, "dark")]


def look_at(page, wrongs, who):
    """The open page in both widths and both themes."""
    for width, theme in LOOKS:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": HEIGHT})
        wide = page.evaluate("document.documentElement.scrollWidth")
        where = f"{who} {page.url.split('/', 3)[3]} {width} {theme}"
        if wide > width:
            wrongs.append(f"{where}: {wide} px wide")
        # The theme changes nothing but colours.
        rules = None if theme == "light" else ["color-contrast"]
        wrongs += [f"{where}: {words}" for words in violations(page, rules)]


def violations(page, rules):
    options = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    for one in Axe().run(page, options=options).response["violations"]:
        yield f"{one['id']}: " + " | ".join(node["html"][:160] for node in one["nodes"][:3])


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
