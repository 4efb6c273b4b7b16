"""Walking along the queue: the same essays, in the same order, as the list that the reviewer came from."""

from dataclasses import dataclass

from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from nennep.study.queries.review import essays_to_judge
from nennep.study.queries.review_queue import walk
from nennep.study.views.review import narrowed
from nennep.study.views.review_filters import WAITING
from nennep.ui.require import get_or_404

NAMES = ("q", "campaign", "unit", "signal", "group")


@dataclass(frozen=True)
class Place:
    """The essays before and after one in the list, its place in it (0 when it is not there) and their number."""

    before: int | None
    after: int | None
    position: int
    count: int


def essay_to_judge(request, pk):
    related = "duty__unit", "campaign__document", "person__user", "latest__submitted_by__person"
    essay = get_or_404(essays_to_judge(request.user).select_related(*related), pk=pk)
    essay.latest.essay = essay
    return essay


def queue_of(request):
    """The filters of the list that the reviewer came from."""
    query = QueryDict(mutable=True)
    query["state"] = request.GET.get("state", WAITING)
    for name in NAMES:
        if request.GET.get(name):
            query[name] = request.GET[name]
    return query


def place_of(request, essay):
    """Where the essay stands in the list.

    A decision about a signal moves an essay to another place; `then` in the address names the essay that came after
    it before, so that the walk goes on from there.
    """
    order = walk(narrowed(request.user, queue_of(request)))
    then = _then(request)
    if then in order and then != essay.pk:
        rest = [key for key in order if key != essay.pk]
        at = rest.index(then)
        return Place(rest[at - 1] if at else None, then, at + 1, len(order))
    if essay.pk not in order:
        return Place(None, next(iter(order), None), 0, len(order))
    at = order.index(essay.pk)
    return Place(order[at - 1] if at else None, next(iter(order[at + 1 :]), None), at + 1, len(order))


def to_next(request, place):
    """The desk of the essay that came after, or the list when there is none left."""
    query = queue_of(request).urlencode()
    if place.after is None:
        return redirect(f"{reverse('study:review')}?{query}")
    return redirect(f"{reverse('study:desk', args=[place.after])}?{query}")


def back_to(request, essay, place):
    """The same desk again, with the walk going on where it would have."""
    query = queue_of(request)
    if place.after:
        query["then"] = str(place.after)
    return redirect(f"{reverse('study:desk', args=[essay.pk])}?{query.urlencode()}")


def acting_query(request):
    """The address of an act: the list, and the essay that comes after."""
    query = queue_of(request)
    if _then(request):
        query["then"] = str(_then(request))
    return query.urlencode()


def _then(request):
    wanted = request.GET.get("then", "")
    return int(wanted) if wanted.isdigit() else None
