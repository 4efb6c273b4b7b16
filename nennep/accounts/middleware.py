"""Every page needs somebody signed in, unless the view says `login_not_required`."""

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
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
