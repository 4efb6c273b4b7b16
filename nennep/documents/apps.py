from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nennep.documents.verbs import SENTENCES
from nennep.history import sentences
from nennep.ui import menu


class DocumentsConfig(AppConfig):
    name = "nennep.documents"
    label = "documents"

    def ready(self):
        from django.contrib.auth.models import AnonymousUser

        from nennep.accounts import personal_data as data_sets
        from nennep.accounts.models import User
        from nennep.documents import announce, gaps, personal_data
        from nennep.documents.queries.given import given_documents
        from nennep.documents.search.keys import teach_sqlite
        from nennep.documents.standard_gaps import GAPS
        from nennep.notifications import kinds as notice_kinds

        for account in (User, AnonymousUser):
            # Read once a request.
            given = cached_property(given_documents)
            given.__set_name__(account, "given_documents")
            account.given_documents = given
        sentences.describe(SENTENCES)
        connection_created.connect(teach_sqlite)
        for gap in GAPS:
            gaps.register(gap)
        for kind in announce.NOTICE_KINDS:
            notice_kinds.register(kind)
        for data_set in personal_data.DATA_SETS:
            data_sets.register(data_set)
        menu.register(menu.MenuItem(_("Documents"), "documents:documents", icon="file-text", order=30))
