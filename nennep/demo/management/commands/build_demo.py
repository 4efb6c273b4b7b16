"""`nennep build-demo`: the make-believe province, in a data folder of its own."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from nennep.demo.build.plan import STEPS
from nennep.demo.build.site import Site


class Command(BaseCommand):
    help = "Build the make-believe province in this data folder; what stands already is kept."

    def handle(self, *args, **options):
        if not settings.DEMO_MODE:
            raise CommandError("The demo is built only in demo mode: use script/demo.")
        with override("vi"):
            seconds = Site(self.say).build(STEPS)
        if seconds > 1:
            self.say(f"Built in {seconds:.0f} s.")

    def say(self, words):
        self.stdout.write(words)
        self.stdout.flush()
