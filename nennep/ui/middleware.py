"""Headers that every page carries, and what no address may hold. Templates have no inline script or style."""

from django.core.exceptions import BadRequest

POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        # Pictures chosen in a form are shown before they are sent, as blob:.
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
    # Office computers are shared: after sign-out, "back" must not show a page again.
    "Cache-Control": "no-store",
}


def security_headers(get_response):
    """Set each header that the view did not set itself."""

    def middleware(request):
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def no_nul(get_response):
    """An address with the character nought in it is nobody's wish; PostgreSQL would stumble over it."""

    def answer(request):
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path:
            raise BadRequest
        return get_response(request)

    return answer
