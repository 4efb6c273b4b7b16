"""`nennep demo-accounts`: who can sign in to the demo."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from nennep.demo.accounts import ACCOUNTS


class Command(BaseCommand):
    help = "List the demo's accounts: role, user name, password, unit."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="JSON instead of a table")

    def handle(self, *args, **options):
        if not settings.DEMO_MODE:
            raise CommandError("Demo accounts exist only in demo mode: use script/demo, or set NENNEP_DEMO=1.")
        rows = [
            {"role": item.role, "username": item.username, "password": item.password, "unit": item.unit}
            for item in ACCOUNTS
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(f"  {row['role']:14} {row['username']:14} {row['password']:26} {row['unit']}")
