from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.ui import menu


class NotificationsConfig(AppConfig):
    name = "nennep.notifications"
    label = "notifications"

    def ready(self):
        from nennep.accounts import personal_data, profile
        from nennep.history import sentences
        from nennep.notifications.models import Notice
        from nennep.notifications.personal_data import DATA_SETS
        from nennep.notifications.queries import mail_of
        from nennep.notifications.verbs import SENTENCES

        menu.register(
            menu.MenuItem(
                _("Notices"),
                "notifications:inbox",
                icon="bell",
                place="tools",
                counter=lambda request: Notice.objects.visible_to(request.user).unread().count(),
            )
        )
        profile.register(profile.ProfilePart("notifications/_mail_part.html", mail_of, order=20))
        sentences.describe(SENTENCES)
        for data_set in DATA_SETS:
            personal_data.register(data_set)
