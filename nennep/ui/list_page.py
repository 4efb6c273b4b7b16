"""One function behind every list: search, filters, sorting, pages, export.

The queries of a page are the same for one row and for ten thousand: one counts, one reads the rows of the
page. Whatever a template shows of a row must come with the queryset (`select_related`, `annotate`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nennep.lib.vietnamese import fold

PER_PAGE = 50


@dataclass(frozen=True)
class Filter:
    """A choice above the list; `choices` are (value, label) pairs, or a function that answers them.

    `apply` narrows the queryset by the chosen value; it is only called with a value that is among the choices.
    """

    name: str
    label: str
    choices: Sequence[tuple[str, str]] | Callable[[], Sequence[tuple[str, str]]]
    apply: Callable[[QuerySet, str], QuerySet]


def by_folded(*columns: str) -> Callable[[QuerySet, str], QuerySet]:
    """A search that ignores marks and case: every word typed must stand in one of these folded columns."""

    def search(queryset: QuerySet, text: str) -> QuerySet:
        for word in fold(text).split():
            matches = Q()
            for column in columns:
                matches |= Q(**{f"{column}__contains": word})
            queryset = queryset.filter(matches)
        return queryset

    return search


def list_page(
    request: HttpRequest,
    queryset: QuerySet,
    *,
    template: str,
    order: Sequence[str] = (),
    sorts: Mapping[str, Sequence[str]] | None = None,
    search: Callable[[QuerySet, str], QuerySet] | None = None,
    search_label: str = "",
    filters: Sequence[Filter] = (),
    per_page: int = PER_PAGE,
    export: Callable[[QuerySet], HttpResponse] | None = None,
    gather: Callable[[QuerySet], QuerySet] | None = None,
    complete: Callable[[list], None] | None = None,
    context: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Show one page of `queryset` with `template`, which extends `ui/list.html`; see docs/ui.md.

    `order` is the order at first, `sorts` names the columns that `{% sort_header %}` can sort by. `search`
    gets the queryset and what was typed, with single spaces. `gather` lets one row stand for several that match and
    belong together. `complete` sets on the rows of the page what no join
    brings, in a question of its own. `export` answers `?export=1` with all rows that
    match.
    """
    chosen, queryset = _filtered(request, queryset, filters)
    text = " ".join(request.GET.get("q", "").split()) if search else ""
    if text:
        queryset = search(queryset, text)
    if gather:
        queryset = gather(queryset)
    sort, queryset = _ordered(request, queryset, order, sorts or {})
    if export and "export" in request.GET:
        return export(queryset)
    fragment = bool(getattr(request, "htmx", False)) and not request.htmx.boosted
    page = Paginator(queryset, per_page).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    if complete:
        complete(rows)
    return render(
        request,
        template,
        {
            **(context or {}),
            "page": page,
            "rows": rows,
            "total": page.paginator.count,
            "search": search is not None,
            "search_label": search_label,
            "search_text": text,
            "filters": chosen,
            "narrowed": bool(text) or any(row["value"] for row in chosen),
            "sort": sort,
            "export_query": _with(request, export="1") if export else "",
            "frame": "ui/bare.html" if fragment else "ui/base.html",
        },
    )


def _filtered(request, queryset, filters):
    chosen = []
    for one in filters:
        choices = [(str(value), label) for value, label in (one.choices() if callable(one.choices) else one.choices)]
        value = request.GET.get(one.name, "")
        if value not in dict(choices):
            value = ""
        if value:
            queryset = one.apply(queryset, value)
        chosen.append({"name": one.name, "label": one.label, "choices": choices, "value": value})
    return chosen, queryset


def _ordered(request, queryset, order, sorts):
    """The key closes every order: rows that are otherwise equal never jump between pages."""
    sort = request.GET.get("sort", "")
    if sort.removeprefix("-") not in sorts:
        sort = ""
    if sort:
        columns = sorts[sort.removeprefix("-")]
        order = [_reversed(column) for column in columns] if sort.startswith("-") else columns
    return sort, queryset.order_by(*order, "pk")


def _reversed(column: str) -> str:
    return column.removeprefix("-") if column.startswith("-") else f"-{column}"


def _with(request, **values) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in values.items():
        query[name] = value
    return query.urlencode()
