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
# So many essays are remembered when a decision moves some of them to another place in the list.
MOST_REMEMBERED = 10


@dataclass(frozen=True)
class Place:
    """Where an essay stands: the one before, those that come `next`, its position (0: moved away), their number.

    `leads_on` are keys that the address of the next one must remember, because the list alone would lead elsewhere.
    """

    before: int | None
    next: tuple[int, ...]
    position: int
    count: int
    leads_on: tuple[int, ...] = ()

    @property
    def after(self):
        return self.next[0] if self.next else None


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

    A decision about a signal moves essays to other places; `then` in the address names those that came after before
    it, so that the walk goes on there and leaves none out.
    """
    order = walk(narrowed(request.user, queue_of(request)))
    places = {key: at for at, key in enumerate(order)}
    then = [key for key in _then(request) if key in places and key != essay.pk]
    at = places.get(essay.pk, -1)
    from_here = order[at + 1 : at + 1 + MOST_REMEMBERED]
    if not then:
        return Place(order[at - 1] if at > 0 else None, tuple(from_here), at + 1, len(order))
    on = places[then[-1]] + 1
    known = {essay.pk, *then}
    upcoming = [*then, *(key for key in order[on : on + 2 * MOST_REMEMBERED] if key not in known)][:MOST_REMEMBERED]
    natural = order[places[upcoming[0]] + 1 :][: len(upcoming) - 1]
    leads_on = () if natural == upcoming[1:] else tuple(upcoming[1:])
    return Place(order[at - 1] if at > 0 else None, tuple(upcoming), 0, len(order), leads_on)


def to_next(request, place):
    """The desk of the essay that came after, or the list when there is none left."""
    query = queue_of(request)
    if place.after is None:
        return redirect(f"{reverse('study:review')}?{query.urlencode()}")
    return redirect(f"{reverse('study:desk', args=[place.after])}?{remembering(query, place.next[1:])}")


def back_to(request, essay, place):
    """The same desk again, with the walk going on where it would have."""
    return redirect(f"{reverse('study:desk', args=[essay.pk])}?{remembering(queue_of(request), place.next)}")


def acting_query(request):
    """The address of an act: the list, and the essays that come after."""
    return remembering(queue_of(request), _then(request))


def remembering(query, keys):
    """The list's address with the essays that come next."""
    if keys:
        query["then"] = "-".join(map(str, keys))
    return query.urlencode()


def _then(request):
    return [int(key) for key in request.GET.get("then", "").split("-") if key.isdigit()][:MOST_REMEMBERED]
