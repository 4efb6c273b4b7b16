from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.ui import menu


class UiConfig(AppConfig):
    name = "nennep.ui"
    label = "ui"

    def ready(self):
        menu.register(menu.MenuItem(_("Help"), "ui:help", icon="circle-question-mark", place="account", order=90))
