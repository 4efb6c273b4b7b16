from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.ui import menu


class DutiesConfig(AppConfig):
    name = "nennep.duties"
    label = "duties"

    def ready(self):
        from nennep.duties.queries import open_duties_of
        from nennep.duties.verbs import SENTENCES
        from nennep.history import sentences

        sentences.describe(SENTENCES)

        menu.register(
            menu.MenuItem(
                _("My tasks"),
                "duties:inbox",
                icon="inbox",
                order=10,
                counter=lambda request: open_duties_of(request.user).count(),
            )
        )
