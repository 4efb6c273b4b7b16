"""Giving a stored file out. Whoever owns it has asked `visible_to` before."""

from django.http import FileResponse, Http404

SHOWN_IN_PAGES = ("jpeg", "png")
TYPES = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "zip": "application/zip",
}


def serve_file(stored, *, inline=False):
    """The file as a download. Pictures, which we wrote ourselves, may be shown in a page (`inline`)."""
    if stored.deleted_at or not stored.path.exists():
        raise Http404
    shown = inline and stored.kind in SHOWN_IN_PAGES
    response = FileResponse(
        stored.path.open("rb"),
        as_attachment=not shown,
        filename=stored.name,
        content_type=TYPES.get(stored.kind, "application/octet-stream"),
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
