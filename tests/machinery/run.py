"""Runs the parts of the test run, and says at the end exactly what ran."""

import atexit
import contextlib
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.machinery import chromium, migrated, postgres, tesseract

SUMMARY = re.compile(r"^=+ .*\b(passed|failed|error|errors|no tests ran)\b.* =+$")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Result:
    part: str
    seconds: float
    outcome: str
    good: bool


def run_check(_arguments):
    code = subprocess.run(["script/check"]).returncode
    return ("all checks good" if code == 0 else "checks failed"), code == 0


# Two processes for two cores; a file's tests stay together, for they share what they built. The order is ours.
SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")


def run_sqlite(arguments):
    return run_pytest(*SIDE_BY_SIDE, "-m", "not browser and not ocr", *arguments, **on_a_copy())


def run_postgres(arguments):
    given = os.environ.get("NENNEP_TEST_DATABASE_URL")
    with contextlib.nullcontext(given) if given else postgres.running_server() as address:
        # These know no database, so asking them again would tell nothing new.
        without = ("nennep/lib", "nennep/demo/writing", "tests/rules")
        where = ("-m", "not browser and not once and not ocr", *(f"--ignore={folder}" for folder in without))
        return run_pytest(*SIDE_BY_SIDE, *where, *arguments, NENNEP_TEST_DATABASE_URL=address)


def run_browser(arguments):
    chromium.provide()
    # A test waits for its browser half of the time, so three keep two cores busy.
    return run_pytest(*SIDE_BY_SIDE, "-n", "3", *marked("browser", arguments), **on_a_copy())


def run_ocr(arguments):
    tesseract.provide()
    return run_pytest(*marked("ocr", arguments), **on_a_copy())


def marked(mark, arguments):
    """Only the tests with this mark: files that do not speak of it are left alone, for reading all takes long."""
    if any(Path(argument.split("::")[0]).exists() for argument in arguments):
        return ["-m", mark, *arguments]
    files = [path for folder in ("nennep", "tests") for path in Path(folder).rglob("test_*.py")]
    return ["-m", mark, *sorted(str(path) for path in files if f"mark.{mark}" in path.read_text()), *arguments]


ON_SQLITE = {"sqlite", "browser", "ocr"}
PARTS = {"check": run_check, "sqlite": run_sqlite, "postgres": run_postgres, "browser": run_browser, "ocr": run_ocr}


@cache
def migrated_database():
    database = migrated.MigratedDatabase()
    atexit.register(database.throw_away)
    return database


def on_a_copy():
    return {migrated.NAME: str(migrated_database().path())}


def run_pytest(*arguments, **named):
    """Run pytest with what is named in its environment, and show its output.

    Returns its summary line, and whether all of it ran and passed.
    """
    environment = {**os.environ, "NENNEP_TEST_DATABASE_URL": "", "PYTHONUNBUFFERED": "1", **named}
    colour = "yes" if sys.stdout.isatty() else "no"
    command = [sys.executable, "-m", "pytest", f"--color={colour}", *arguments]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    summary = "pytest ended without a summary"
    for line in process.stdout:
        print(line, end="", flush=True)
        bare = COLOURS.sub("", line).strip()
        if SUMMARY.match(bare):
            summary = bare
    # A skipped test was not run, and says nothing about the product.
    return summary, process.wait() == 0 and "skipped" not in summary


def run_part(part, arguments):
    print(f"\ntest: {part}", flush=True)
    began = time.monotonic()
    try:
        outcome, good = PARTS[part](arguments)
    except (chromium.NotThere, tesseract.NotThere, RuntimeError, OSError, subprocess.CalledProcessError) as error:
        outcome, good = f"NOT RUN: {error}", False
    return Result(part, time.monotonic() - began, outcome, good)


def closing_table(results):
    lines = ["", "What ran:"]
    for result in results:
        word = "good  " if result.good else "FAILED"
        lines.append(f"  {word} {result.part:<9} {result.seconds:6.0f} s  {result.outcome.strip('= ')}")
    lines += [result.outcome for result in results if SUMMARY.match(result.outcome)]
    return "\n".join(lines)


def main(arguments):
    chosen, arguments = (arguments[:1], arguments[1:]) if arguments else (list(PARTS), [])
    if unknown := [part for part in chosen if part not in PARTS]:
        return f"test: I know {', '.join(PARTS)}, not {unknown[0]!r}."
    # Dozens of processes start in a run, and each would compile the same modules.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if ON_SQLITE & set(chosen):
        migrated_database()  # begins beside the first part
    results = [run_part(part, arguments) for part in chosen]
    print(closing_table(results), flush=True)
    return 0 if all(result.good for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
