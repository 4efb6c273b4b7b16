"""`nennep create-organisation`: the tree, its first unit and its first administrator, in a fresh installation."""

import getpass
import sys

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_slug
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import override

from nennep.accounts.models import User
from nennep.accounts.passwords import new_password
from nennep.units.errors import UnitsError
from nennep.units.founding import KINDS, FirstAdministrator, create_organisation
from nennep.units.models import Tree

NAMED_KINDS = ("province", "commune", "branch", "group", "team")


class Command(BaseCommand):
    help = "Create the organisation: its tree, the unit at the top, and the first administrator."

    def add_arguments(self, parser):
        parser.add_argument("--name", help='What the organisation is called: "Xã Hùng Sơn"')
        parser.add_argument("--code", help="A short code of letters, digits and dashes, for addresses: hung-son")
        parser.add_argument("--administrator", help="The administrator's full name")
        parser.add_argument("--username", help="What the administrator types to sign in")
        parser.add_argument("--person-code", default="0001", help="The administrator's staff number (0001)")
        parser.add_argument(
            "--kinds", help='Kinds of unit from the top down, separated by commas: "Xã, Chi bộ, Tổ"', default=""
        )
        parser.add_argument(
            "--generate-password", action="store_true", help="Make a first password and print it, without asking"
        )

    def handle(self, *args, **options):
        _ask_for_migrations()
        with override("vi"):
            name = self.answer(options["name"], "Name of the organisation")
            code = self.answer(options["code"], "Short code (letters, digits, dashes)").lower()
            full_name = self.answer(options["administrator"], "Full name of the first administrator")
            username = User.normalize_username(self.answer(options["username"], "User name to sign in with"))
            self.refuse(code, username)
            password, is_generated = self.password(options["generate_password"], username)
            administrator = FirstAdministrator(options["person_code"], full_name, username, password, is_generated)
            try:
                root = create_organisation(
                    code=code, name=name, kinds=_kinds(options["kinds"]), administrator=administrator
                )
            except UnitsError as error:
                raise CommandError(str(error)) from error
        self.stdout.write(f"{root.name} has been created. Sign in at {settings.NENNEP_URL} as {username}.")
        if is_generated:
            self.stdout.write(f"First password, to be changed at once: {password}")

    def answer(self, given, question):
        if given:
            return given.strip()
        if not sys.stdin.isatty():
            raise CommandError(f"{question}: missing. Give it as an option (--help lists them).")
        found = ""
        while not found:
            found = input(f"{question}: ").strip()
        return found

    def refuse(self, code, username):
        try:
            validate_slug(code)
            User(username=username).clean_fields(exclude=["password"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if len(code) > Tree._meta.get_field("code").max_length:
            raise CommandError("The code is too long.")
        if Tree.objects.filter(code=code).exists():
            raise CommandError(f"There is an organisation with the code {code} already.")

    def password(self, generate, username):
        """(password, whether it was generated); typed twice, without being shown."""
        if generate or not sys.stdin.isatty():
            return new_password(), True
        while True:
            first = getpass.getpass("Password (empty: make one): ")
            if not first:
                return new_password(), True
            try:
                validate_password(first, User(username=username))
            except ValidationError as error:
                self.stderr.write(" ".join(error.messages))
                continue
            if getpass.getpass("Once more: ") == first:
                return first, False
            self.stderr.write("The two are not the same.")


def _ask_for_migrations():
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("The database is not ready. Start script/server once, or run: script/nennep migrate")


def _kinds(words):
    names = [name.strip() for name in words.split(",") if name.strip()]
    if len(names) > len(NAMED_KINDS):
        raise CommandError(f"At most {len(NAMED_KINDS)} kinds of unit.")
    return tuple(zip(NAMED_KINDS, names, strict=False)) or KINDS
