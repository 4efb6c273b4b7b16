from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.history import sentences
from nennep.intake.verbs import SENTENCES
from nennep.ui import menu


class IntakeConfig(AppConfig):
    name = "nennep.intake"
    label = "intake"

    def ready(self):
        from nennep.accounts import personal_data as data_sets
        from nennep.intake.personal_data import DATA_SETS
        from nennep.intake.queries.tray import waiting_for_somebody
        from nennep.intake.rules import has_tray

        sentences.describe(SENTENCES)
        for data_set in DATA_SETS:
            data_sets.register(data_set)
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
