"""Pieces of pages: empty states, notes, facts, history, receipts, dialogs, work in progress, reading."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _

from nennep.ui.icons import icon as _icon
from nennep.ui.passages import marked_text

register = template.Library()

register.simple_tag(marked_text, name="marked_text")


@register.inclusion_tag("ui/empty.html")
def empty(sentence, icon="inbox", action="", url="") -> dict:
    """Nothing here: why, and what to do now."""
    return {"sentence": sentence, "icon_name": icon, "action": action, "url": url}


@register.simple_block_tag
def note(content, level="info") -> SafeString:
    """A remark in the page; level is info, success, warning or error."""
    return format_html('<div class="note note-{}">{}<div>{}</div></div>', level, _note_icon(level), content)


@register.simple_tag
def note_icon(level) -> SafeString:
    return _note_icon(level)


@register.inclusion_tag("ui/facts.html")
def facts(pairs) -> dict:
    """A definition list of (term, value) pairs; pairs without a value are left out."""
    return {"pairs": [(term, value) for term, value in pairs if value not in (None, "")]}


@register.inclusion_tag("ui/timeline.html")
def timeline(events) -> dict:
    """What happened, oldest first: dictionaries with at, text and, if wanted, who, state, note, url."""
    return {"events": events}


@register.inclusion_tag("ui/receipt.html")
def receipt(code, at, sha256, title="", url="") -> dict:
    """The proof that something was handed in: the code, the time, the digest of what was stored."""
    return {"code": code, "at": at, "sha256": sha256, "title": title, "url": url}


@register.inclusion_tag("ui/work_progress.html")
def work_progress(url, done, total, label, finished=False) -> dict:
    """Long work: asks `url` for this same piece every two seconds until it is finished.

    The view at `url` answers a template that holds only this tag. Without script the page links to itself.
    """
    return {"url": url, "done": done, "total": total, "label": label, "finished": finished}


@register.simple_block_tag
def dialog(content, id, title) -> SafeString:
    """A dialog in the page, opened by a link with `data-dialog="id"`; without script the link is a page."""
    return format_html(
        '<dialog id="{id}" class="dialog" aria-labelledby="{id}-title">'
        '<header><h2 id="{id}-title">{title}</h2>'
        '<form method="dialog"><button class="tool">{cross}</button></form></header>'
        '<div class="dialog-body">{content}</div></dialog>',
        id=id,
        title=title,
        cross=_icon("x", _("Close")),
        content=content,
    )


@register.inclusion_tag("ui/confirm_button.html", takes_context=True)
def confirm_button(context, url, label, question, danger=False, name="", value="", icon="") -> dict:
    """A button that asks once more before it posts to `url`; the question says what will happen."""
    return {
        "csrf_token": context.get("csrf_token"),
        "url": url,
        "label": label,
        "question": question,
        "danger": danger,
        "name": name,
        "value": value,
        "icon_name": icon,
    }


@register.simple_tag
def moment(value, seconds=False) -> SafeString:
    """A moment as `<time>`: 17:00 20/11/2026, in Vietnam's time."""
    if not value:
        return mark_safe("–")
    local = localtime(value) if is_aware(value) else value
    shown = local.strftime("%H:%M:%S %d/%m/%Y" if seconds else "%H:%M %d/%m/%Y")
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), shown)


@register.simple_tag
def day(value) -> SafeString:
    """A day as `<time>`: 20/11/2026."""
    if not value:
        return mark_safe("–")
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), value.strftime("%d/%m/%Y"))


@register.filter
def unlocalized(value) -> str:
    """A number for an address: 1234, never 1.234."""
    return str(value)


_NOTE_ICONS = {"success": "circle-check", "warning": "triangle-alert", "error": "circle-alert"}


def _note_icon(level) -> SafeString:
    return _icon(_NOTE_ICONS.get(level, "info"))
