"""`nennep serve`: everything that a running installation needs, in one command."""

import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from nennep.serve import claims, jobs, prepare
from nennep.serve.models import Worker
from nennep.serve.supervisor import Supervisor


class Command(BaseCommand):
    help = "Prepare the database and static files, then serve pages and run background jobs until stopped."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_true", help="build the demo first, and list its accounts")

    def handle(self, *, demo, **options):
        if demo and not settings.DEMO_MODE:
            raise CommandError("--demo is for a demo's own data folder: use script/demo.")
        if settings.DEMO_MODE and not demo:
            raise CommandError(f"{settings.HOME} holds a demo: use script/demo, or set NENNEP_HOME.")
        try:
            claims.check_port(settings.HOST, settings.PORT)
            # One SQLite file is one server's; a PostgreSQL database may have several.
            lock = claims.lock_folder(settings.HOME) if connection.vendor == "sqlite" else None
        except claims.Refused as refusal:
            raise CommandError(refusal) from refusal
        try:
            code = self.serve(demo=demo, alone=lock is not None)
        except KeyboardInterrupt:
            self.say("Stopped; the next start goes on from here.")
            code = 130
        sys.exit(code)

    def serve(self, *, demo, alone):
        self.say("Preparing the database …")
        prepare.prepare_database()
        if alone:
            # Whoever worked here before is gone, so nobody waits for their beats to grow old.
            jobs.bury(Worker.objects.values_list("pk", flat=True))
        self.say("Preparing static files …")
        prepare.prepare_static_files()
        if demo:
            call_command("build_demo")
        connection.close()
        return Supervisor(self.say).run(when_ready=lambda: self.greet(demo=demo))

    def greet(self, *, demo):
        self.say(f"nennep is ready: {settings.NENNEP_URL}")
        if demo:
            call_command("demo_accounts")
        self.say("Ctrl-C stops it.")

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()
