from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.ui import menu


class ReportsConfig(AppConfig):
    name = "nennep.reports"
    label = "reports"

    def ready(self):
        from nennep.directives import thread as directive_thread
        from nennep.history import sentences
        from nennep.reports.thread import BRANCH
        from nennep.reports.verbs import SENTENCES
        from nennep.units.rules import can_see_lists

        sentences.describe(SENTENCES)
        directive_thread.register(BRANCH)

        menu.register(
            menu.MenuItem(
                _("Reports"),
                "reports:reports",
                icon="file-text",
                order=60,
                visible=lambda request: can_see_lists(request.user),
            )
        )
