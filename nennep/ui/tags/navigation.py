"""Ways through the product: crumbs, tabs, pages of a list, the tree."""

from itertools import chain

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.inclusion_tag("ui/crumbs.html")
def crumbs(*parts) -> dict:
    """Pairs of label and url from the top down, last the label of this page: `{% crumbs "A" a_url "B" %}`.

    A list of pairs may stand anywhere among them: `{% crumbs "Study" study_url units_above unit.name %}`.
    """
    parts = [one for part in parts for one in (chain(*part) if isinstance(part, list | tuple) else [part])]
    pairs = [(parts[place], parts[place + 1]) for place in range(0, len(parts) - 1, 2)]
    return {"pairs": pairs, "here": parts[-1] if len(parts) % 2 else ""}


@register.inclusion_tag("ui/tabs.html")
def tabs(items, label) -> dict:
    """Links to sibling pages: dictionaries with label, url, current and, if wanted, count."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/pages.html", takes_context=True)
def pages(context, page) -> dict:
    """Links to the pages of a list (a Django `Page`), keeping search and filters."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return {
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "gap": page.paginator.ELLIPSIS,
        "query": query.urlencode(),
    }


@register.inclusion_tag("ui/tree.html")
def tree(nodes) -> dict:
    """A nested list. A node is a dictionary with label and, if wanted, url, note, children, open, load_url.

    `load_url` answers the children as another `{% tree %}` when the node is first opened; without script the
    node's own page shows them.
    """
    return {"nodes": nodes}


@register.simple_tag
def key(name) -> SafeString:
    """A keyboard hint; the link or button beside it carries `data-key` with the same letter."""
    return format_html('<kbd aria-hidden="true">{}</kbd>', name)


@register.inclusion_tag("ui/sort_header.html", takes_context=True)
def sort_header(context, name, label, number=False) -> dict:
    """The head of a column that `list_page(sorts=…)` can sort by."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    now = context.get("sort", "")
    query["sort"] = f"-{name}" if now == name else name
    direction = {name: "ascending", f"-{name}": "descending"}.get(now, "")
    return {"label": label, "number": number, "direction": direction, "query": query.urlencode()}
