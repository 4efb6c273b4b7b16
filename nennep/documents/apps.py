from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.ui import menu


class DocumentsConfig(AppConfig):
    name = "nennep.documents"
    label = "documents"

    def ready(self):
        menu.register(menu.MenuItem(_("Documents"), "documents:documents", icon="file-text", order=30))
