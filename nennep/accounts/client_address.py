"""Whose address a request came from, believing only the proxies that the settings name."""

from django.conf import settings


def client_address(request):
    address = request.META.get("REMOTE_ADDR", "")
    if address not in settings.TRUSTED_PROXIES:
        return address
    # The last address that no trusted proxy has: what stands before it was typed by the client itself.
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    for hop in reversed(hops):
        if hop not in settings.TRUSTED_PROXIES:
            return hop
    return address
