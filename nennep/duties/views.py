"""The first page after signing in: what I owe, and what waits for me."""

from django.core.paginator import Paginator
from django.shortcuts import render

from nennep.duties.kinds import kind_of, kinds
from nennep.duties.models import Duty, State
from nennep.duties.queries import open_duties_of

PER_PAGE = 30
DONE_SHOWN = 10


def inbox(request):
    page = Paginator(open_duties_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    done = (
        Duty.objects.owed_by_user(request.user)
        .exclude(state__in=[State.EXPECTED, State.RETURNED])
        .select_related("unit")
        .order_by("-changed_at")[:DONE_SHOWN]
    )
    waiting = [row for kind in kinds() for row in kind.waiting(request.user) if row.count]
    return render(
        request,
        "duties/inbox.html",
        {"page": page, "owed": _titled(page.object_list), "done": _titled(done), "waiting": waiting},
    )


def _titled(duties):
    """Pairs of a duty with its title and address: one question for each kind, not for each duty."""
    duties = list(duties)
    titles = {}
    for code in {duty.kind for duty in duties}:
        kind = kind_of(code)
        titles |= kind.titles([duty for duty in duties if duty.kind == code])
    return [(duty, titles[duty.pk], kind_of(duty.kind).url(duty), kind_of(duty.kind).label) for duty in duties]
