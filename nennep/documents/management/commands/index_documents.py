"""Builds the search index of documents anew, a batch at a time, while everybody goes on working.

Until it has ended, a search finds only what is indexed already.
"""

from django.core.management.base import BaseCommand
from django.db import connection

from nennep.documents.models import Document
from nennep.documents.search import index_documents
from nennep.documents.search.index import BATCH
from nennep.documents.search.tables import build_anew


class Command(BaseCommand):
    help = "Indexes all documents for search, or with --missing those that are not indexed yet."

    def add_arguments(self, parser):
        parser.add_argument("--missing", action="store_true", help="only documents that are not in the index")

    def handle(self, *, missing=False, **options):
        ids = Document.objects.order_by("pk")
        if missing:
            ids = ids.filter(search_entry=None)
        else:
            build_anew()
        ids = list(ids.values_list("pk", flat=True))
        done = 0
        for first in range(0, len(ids), BATCH):
            done += index_documents(ids[first : first + BATCH])
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE documents_searchentry")
        self.stdout.write(f"{done} documents indexed.")
