"""The command line: `script/nennep COMMAND` in a checkout, `nennep COMMAND` where installed."""

import importlib
import os
import sys

# Commands over files and folders need no database; they start without Django.
PLAIN_COMMANDS = {
    "check-essays": "nennep.lib.textmatch.command",
    "cite": "nennep.lib.citations.command",
}


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else "help"
    if name in PLAIN_COMMANDS:
        # numpy would start threads for linear algebra, which nobody here needs and which costs half its start
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        command = importlib.import_module(PLAIN_COMMANDS[name])
        sys.exit(command.main(sys.argv[2:]))

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nennep.settings")
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 - plain commands start without Django
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    try:
        execute_from_command_line([sys.argv[0], name.replace("-", "_"), *sys.argv[2:]])
    except ImproperlyConfigured as error:
        sys.exit(f"nennep: {error}")
