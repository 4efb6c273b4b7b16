from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.accounts.verbs import SENTENCES
from nennep.history import sentences
from nennep.ui import menu


class AccountsConfig(AppConfig):
    name = "nennep.accounts"
    label = "accounts"

    def ready(self):
        menu.register(menu.MenuItem(_("My account"), "accounts:profile", icon="user-round", place="account", order=10))
        sentences.describe(SENTENCES)
