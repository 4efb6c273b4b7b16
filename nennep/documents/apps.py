from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.documents.verbs import SENTENCES
from nennep.history import sentences
from nennep.ui import menu


class DocumentsConfig(AppConfig):
    name = "nennep.documents"
    label = "documents"

    def ready(self):
        sentences.describe(SENTENCES)
        menu.register(menu.MenuItem(_("Documents"), "documents:documents", icon="file-text", order=30))
