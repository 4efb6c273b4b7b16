"""What documents tell the notices."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nennep.documents.actions.saving import SOMETHING_NEW
from nennep.notifications.kinds import NoticeKind

NOTICE_KINDS = [
    NoticeKind(
        SOMETHING_NEW,
        _("A new document fits a search that you keep."),
        lambda search_id: reverse("documents:saved_open", args=[search_id]),
    ),
]
