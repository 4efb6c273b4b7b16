"""Notices to the person signed in."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nennep.notifications import actions
from nennep.notifications.kinds import kind_of
from nennep.notifications.models import Notice
from nennep.ui.require import get_or_404

PER_PAGE = 30


def inbox(request):
    page = Paginator(Notice.objects.visible_to(request.user), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(notice, kind) for notice in page.object_list if (kind := kind_of(notice))]
    return render(request, "notifications/inbox.html", {"page": page, "rows": rows})


@require_POST
def open_notice(request, pk):
    """Mark one as read and go where it leads."""
    notice = get_or_404(Notice.objects.visible_to(request.user), pk=pk)
    actions.mark_read(notices=Notice.objects.filter(pk=notice.pk))
    kind = kind_of(notice)
    return redirect(kind.url(notice.object_id) if kind else "notifications:inbox")


@require_POST
def mark_all_read(request):
    actions.mark_read(notices=Notice.objects.visible_to(request.user))
    return redirect("notifications:inbox")
