"""Pages for when something went wrong. None of them reads the request's body, its session or the database:

what failed may be just that, and a body that was refused must not be read to say so.
"""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from nennep.ui.context import theme_of


def bad_request(request, exception=None):
    return error_page(
        request,
        400,
        _("This request could not be understood"),
        _("Something in the address or in what was sent is not valid. Please go back and try again."),
    )


def permission_denied(request, exception=None):
    return error_page(
        request,
        403,
        _("You may not do this"),
        _("Your role does not include this page or action. Ask the administrator of your unit if it should."),
    )


def not_found(request, exception=None):
    return error_page(
        request,
        404,
        _("This page is not here"),
        _("The address is wrong, the record is gone, or it is outside of what you may see."),
    )


def server_error(request):
    return error_page(
        request,
        500,
        _("Something went wrong on our side"),
        _("Nothing was half-saved. Try again in a moment; tell the administrator if it happens again."),
    )


def csrf_failure(request, reason=""):
    return error_page(
        request,
        403,
        _("This page had been open for too long"),
        _("What you sent was not saved. Go back, open the page again and send it once more."),
    )


def error_page(request, status, heading, sentence):
    """An own page for what the handlers do not cover, such as 413 or 429; reads no more than they do."""
    context = {"status": status, "heading": heading, "sentence": sentence, "theme": theme_of(request)}
    # Without the request: context processors would open the session and count notices.
    return HttpResponse(render_to_string("ui/error.html", context), status=status)


handler400, handler403, handler404, handler500 = bad_request, permission_denied, not_found, server_error
