from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.history import sentences
from nennep.intake.verbs import SENTENCES
from nennep.ui import menu


class IntakeConfig(AppConfig):
    name = "nennep.intake"
    label = "intake"

    def ready(self):
        sentences.describe(SENTENCES)
        from nennep.intake.queries.tray import waiting_for_somebody
        from nennep.intake.rules import has_tray

        menu.register(
            menu.MenuItem(
                _("Tray of arrivals"),
                "intake:tray",
                icon="inbox",
                order=28,
                visible=lambda request: has_tray(request.user),
                counter=lambda request: waiting_for_somebody(request.user),
            )
        )
