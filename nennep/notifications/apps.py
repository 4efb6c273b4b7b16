from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.ui import menu


class NotificationsConfig(AppConfig):
    name = "nennep.notifications"
    label = "notifications"

    def ready(self):
        from nennep.notifications.models import Notice  # noqa: PLC0415 - models are ready only now

        menu.register(
            menu.MenuItem(
                _("Notices"),
                "notifications:inbox",
                icon="bell",
                place="tools",
                counter=lambda request: Notice.objects.visible_to(request.user).unread().count(),
            )
        )
