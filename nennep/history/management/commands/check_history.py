"""`nennep check-history`: does the chain of the history hold?"""

from django.core.management.base import BaseCommand, CommandError

from nennep.history.actions import chain_head, check_history, seal_pending


class Command(BaseCommand):
    help = "Walk the history from its beginning; ends with an error when an entry was changed, added or removed."

    def handle(self, *args, **options):
        while seal_pending():
            pass
        check = check_history()
        if not check.holds:
            raise CommandError(f"The history does not hold: something is amiss at or before entry {check.broken_at}.")
        self.stdout.write(f"The history holds: {check.entries} entries are sealed. Head: {chain_head() or 'none yet'}")
