"""`{% load documents %}`: how a document stands, in words, wherever one is shown."""

from datetime import timedelta

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nennep.documents.links import link_to
from nennep.documents.models import Standing

register = template.Library()
# So many letters stand in two lines of a heading.
LONG_HEADING = 110
CLASSES = {Standing.NO_LONGER: "ended", Standing.PARTLY: "partly", Standing.NOT_YET: "not-yet"}


@register.simple_tag(takes_context=True)
def standing(context, document, always=False) -> SafeString:
    """Nothing for a document in force, unless `always`, which begins a sentence; else its standing, since when and by
    what, as a link.

    The row comes with `standing_by__unit`, so that a list asks no more questions.
    """
    today = localdate()
    now = document.standing_on(today)
    ends = now == Standing.IN_FORCE and document.standing in (Standing.NO_LONGER, Standing.PARTLY)
    if now == Standing.IN_FORCE and not ends and not always:
        return SafeString("")
    code = "ends" if ends else CLASSES.get(now, "in-force")
    request = context.get("request")
    words = _words(document, now, ends)
    words = capfirst(words) if always else words
    if document.standing_by_id and (ends or now in (Standing.NO_LONGER, Standing.PARTLY)):
        cause = link_to(document.standing_by, request.user if request else None)
        return format_html('<span class="standing standing-{}">{}, {} {}</span>', code, words, _("because of"), cause)
    return format_html('<span class="standing standing-{}">{}</span>', code, words)


def _words(document, now, ends):
    day = document.effective_on if now == Standing.NOT_YET else document.standing_since
    shown = (day - timedelta(days=1) if ends else day).strftime("%d/%m/%Y") if day else ""
    if ends and document.standing == Standing.NO_LONGER:
        return _("in force until %(day)s") % {"day": shown}
    if ends:
        return _("wholly in force until %(day)s") % {"day": shown}
    label = Standing(now).label
    if not shown or now == Standing.IN_FORCE:
        return label
    if now == Standing.NOT_YET:
        return _("in force from %(day)s") % {"day": shown}
    return _("%(standing)s since %(day)s") % {"standing": label, "day": shown}


@register.simple_tag(takes_context=True)
def document_link(context, document) -> SafeString:
    """The document's name; a link where the reader may open it."""
    request = context.get("request")
    return link_to(document, request.user if request else None)


@register.simple_tag
def citation_words(citation) -> str:
    """A citation as its text has it: "Chỉ thị số 05-CT/TU"."""
    return " ".join(citation.document.reading[citation.start : citation.end].split())


@register.simple_tag
def subject_heading(document) -> SafeString:
    """The subject as a page's heading; the longer it is, the smaller it is set."""
    words = capfirst(document.subject)
    return format_html('<span class="long-heading">{}</span>', words) if len(words) > LONG_HEADING else words
