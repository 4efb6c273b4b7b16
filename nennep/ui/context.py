"""What the base page needs to know about the person in front of it."""

from django.utils.functional import SimpleLazyObject

from nennep.ui import menu

THEMES = ("light", "dark")
THEME_COOKIE = "nennep_theme"


def theme_of(request) -> str:
    """The person's choice of light or dark; empty means: as the device says."""
    choice = request.COOKIES.get(THEME_COOKIE, "")
    return choice if choice in THEMES else ""


def shell(request):
    """Navigation and theme. Lazy, so that a fragment without navigation does not pay for its counters."""
    return {
        "theme": theme_of(request),
        "shell_person": SimpleLazyObject(lambda: menu.person(request)),
        "shell_nav": SimpleLazyObject(lambda: menu.entries(request)),
        "shell_tools": SimpleLazyObject(lambda: menu.entries(request, "tools")),
        "shell_account": SimpleLazyObject(lambda: menu.entries(request, "account")),
    }
