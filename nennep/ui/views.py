"""The person's choices of language and appearance, and the living page that shows every component."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from nennep.ui import help, samples
from nennep.ui.context import THEME_COOKIE, THEMES

A_YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def language(request):
    """Remember the language in a cookie; a language that is not ours changes nothing."""
    response = redirect(_back(request))
    code = request.POST.get("language")
    if code in dict(settings.LANGUAGES):
        _remember(response, settings.LANGUAGE_COOKIE_NAME, code)
    return response


@login_not_required
@require_POST
def theme(request):
    """Remember light or dark; anything else means: as the device says."""
    response = redirect(_back(request))
    choice = request.POST.get("theme")
    if choice in THEMES:
        _remember(response, THEME_COOKIE, choice)
    else:
        response.delete_cookie(THEME_COOKIE)
    return response


@require_GET
def help_page(request):
    """The few rules by which everything works, in plain words."""
    return render(request, "ui/help.html", {"states": help.STATES, "sight": help.SIGHT})


def _back(request) -> str:
    target = request.POST.get("next", "")
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts=None) else "/"


def _remember(response, name, value) -> None:
    response.set_cookie(
        name, value, max_age=A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE, httponly=True
    )


@require_GET
def components(request):
    return render(
        request,
        "ui/components.html",
        {
            "figures": samples.FIGURES,
            "whole": samples.WHOLE,
            "states": samples.STATES,
            "units": samples.UNITS,
            "form": samples.sample_form(),
            "charts": samples.sample_charts(),
            "essays": samples.ESSAYS,
            "queue": samples.QUEUE,
            "tabs": samples.TABS,
            "facts": samples.FACTS,
            "timeline": samples.TIMELINE,
            "tree": samples.TREE,
            "receipt": samples.RECEIPT,
            "page": Paginator(range(5875), 50).get_page(request.GET.get("page", 2)),
        },
    )


@require_GET
def components_progress(request):
    """What the living page's piece of long work asks for: finished at the first question."""
    return render(request, "ui/_components_progress.html")
