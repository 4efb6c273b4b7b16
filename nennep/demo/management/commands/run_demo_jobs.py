"""The second process of a build: `build-demo` starts it when many jobs wait."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from nennep.demo.build.jobs import run_until_empty


class Command(BaseCommand):
    help = "Run the jobs that wait in the demo until there is none."

    def handle(self, *args, **options):
        if not settings.DEMO_MODE:
            raise CommandError("These jobs are the demo's: use script/demo.")
        run_until_empty("demo-2")
