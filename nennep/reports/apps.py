from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.ui import menu


class ReportsConfig(AppConfig):
    name = "nennep.reports"
    label = "reports"

    def ready(self):
        from nennep.directives import thread as directive_thread  # noqa: PLC0415 - models are ready only now
        from nennep.history import sentences  # noqa: PLC0415
        from nennep.reports.thread import BRANCH  # noqa: PLC0415
        from nennep.reports.verbs import SENTENCES  # noqa: PLC0415
        from nennep.units.rules import can_see_lists  # noqa: PLC0415

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
