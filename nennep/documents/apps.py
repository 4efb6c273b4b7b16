from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.documents.verbs import SENTENCES
from nennep.history import sentences
from nennep.ui import menu


class DocumentsConfig(AppConfig):
    name = "nennep.documents"
    label = "documents"

    def ready(self):
        from nennep.documents import gaps  # noqa: PLC0415 - models are ready only now
        from nennep.documents.standard_gaps import GAPS  # noqa: PLC0415

        sentences.describe(SENTENCES)
        for gap in GAPS:
            gaps.register(gap)
        menu.register(menu.MenuItem(_("Documents"), "documents:documents", icon="file-text", order=30))
