"""The make-believe province, built for real: the campaign of 5,875 essays over 23 venues, 13 sent back, reproduced."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[1]
FINISHED = {
    "study.essays.expected": 5_875,
    "study.essays.received": 5_875,
    "study.essays.evidenced": 5_875,
    "study.essays.verified": 5_875,
    "study.essays.sent_back": 13,
    "study.essays.rewriting": 0,
    "study.essays.overdue": 0,
    "study.attendance.verified": 5_875,
    "study.venues": 23,
}


class Demo:
    """A built demo in a folder of its own, asked on the command line like a person would."""

    def __init__(self, home):
        self.home = home

    def run(self, *arguments):
        kept = {name: word for name, word in os.environ.items() if not name.startswith(("NENNEP_", "DJANGO_"))}
        done = subprocess.run(
            [sys.executable, ROOT / "manage.py", *arguments],
            env={**kept, "NENNEP_HOME": str(self.home), "NENNEP_DEMO": "1"},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def figures(self, *arguments):
        return json.loads(self.run("figures", "--json", *arguments))


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    demo = Demo(tmp_path_factory.mktemp("demo"))
    demo.run("migrate", "-v0")
    demo.run("build-demo")
    return demo


def test_the_finished_campaign_is_reproduced_from_its_records(demo):
    rows = {row["code"]: row for row in demo.figures("--subject", "campaign:1")}

    assert {code: rows[code]["value"] for code in FINISHED} == FINISHED
    assert {code: rows[code]["evidence"] for code in FINISHED} == FINISHED


def test_every_count_has_as_many_records(demo):
    counts = [row for row in demo.figures() if row["kind"] == "count"]

    assert [row for row in counts if row["value"] != row["evidence"]] == []
    assert {row["subject"] for row in counts} == {"campaign:1", "campaign:2"}


def test_a_commune_and_a_past_day_can_be_asked_for(demo):
    commune = {row["code"]: row["value"] for row in demo.figures("--subject", "campaign:1", "--unit", "X05")}
    then = {row["code"]: row["value"] for row in demo.figures("--subject", "campaign:1", "--as-of", "2026-10-14")}

    assert 0 < commune["study.essays.verified"] < 5_875
    assert (then["study.essays.received"], then["study.essays.rewriting"]) == (5_875, 13)
    assert then["study.essays.verified"] == 0


def test_the_running_campaign_leaves_something_to_do(demo):
    rows = {row["code"]: row["value"] for row in demo.figures("--subject", "campaign:2")}

    assert rows["study.essays.verified"] < rows["study.essays.received"] < rows["study.essays.expected"]
    assert rows["study.essays.rewriting"] > 0


def test_accounts_are_listed_and_only_they_have_a_password(demo):
    accounts = json.loads(demo.run("demo-accounts", "--json"))
    roles = {account["role"] for account in accounts}
    script = (
        "import json; from nennep.accounts.models import User; "
        "print(json.dumps([user.username for user in User.objects.all() if user.has_usable_password()]))"
    )

    usable = demo.run("shell", "-v0", "-c", script)

    assert roles == {"administrator", "officer", "reviewer", "clerk", "leader", "member"}
    assert sorted(json.loads(usable)) == sorted(account["username"] for account in accounts)


def test_building_again_changes_nothing(demo):
    before = demo.figures()

    said = demo.run("build-demo")

    assert (said, demo.figures()) == ("", before)
