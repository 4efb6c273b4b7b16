from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _

from nennep.documents.verbs import SENTENCES
from nennep.history import sentences
from nennep.ui import menu


class DocumentsConfig(AppConfig):
    name = "nennep.documents"
    label = "documents"

    def ready(self):
        from nennep.documents import gaps  # noqa: PLC0415 - models are ready only now
        from nennep.documents.search.keys import teach_sqlite  # noqa: PLC0415
        from nennep.documents.standard_gaps import GAPS  # noqa: PLC0415

        sentences.describe(SENTENCES)
        connection_created.connect(teach_sqlite)
        for gap in GAPS:
            gaps.register(gap)
        menu.register(menu.MenuItem(_("Documents"), "documents:documents", icon="file-text", order=30))
