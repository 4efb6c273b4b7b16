import os

from django.core.management.base import BaseCommand

from nennep.serve.worker import work


class Command(BaseCommand):
    help = "Run background jobs until stopped. `serve` starts one by itself; further ones need PostgreSQL."

    def add_arguments(self, parser):
        parser.add_argument("worker_id", nargs="?", default=f"by-hand-{os.getpid()}")

    def handle(self, *, worker_id, **options):
        work(worker_id)
