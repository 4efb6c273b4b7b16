"""Every page needs somebody signed in, unless the view says `login_not_required`."""

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

sign_in_required = LoginRequiredMiddleware


def language(get_response):
    """Vietnamese unless the person chose otherwise: a browser set to English is no such choice."""
    known = dict(settings.LANGUAGES)

    def middleware(request):
        code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        if code not in known:
            code = settings.LANGUAGE_CODE
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response

    return middleware


def password_change_first(get_response):
    """Whoever was given a password by somebody else changes it before doing anything else."""

    def middleware(request):
        if request.user.is_authenticated and request.user.must_change_password:
            allowed = [reverse(name) for name in ("accounts:change_password", "accounts:sign_out", "ui:language")]
            if request.path not in allowed:
                return redirect("accounts:change_password")
        return get_response(request)

    return middleware
