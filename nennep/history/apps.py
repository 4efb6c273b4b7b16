from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.ui import menu


class HistoryConfig(AppConfig):
    name = "nennep.history"
    label = "history"

    def ready(self):
        from nennep.history import rules

        menu.register(
            menu.MenuItem(
                _("History"),
                "history:entries",
                icon="history",
                order=95,
                visible=lambda request: rules.can_read_history(request.user),
            )
        )
