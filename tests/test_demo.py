"""The make-believe province, built for real: the campaign of 5,875 essays over 23 venues, 13 sent back, reproduced."""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from nennep.demo.writing.sent_back import REASONS

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

# Reason of a send-back -> what the check must have found by itself.
COPIED = {"same_text", "near_copy"}
FOUND = dict.fromkeys(("ring", "pair", "synonyms", "no_diacritics", "shuffled"), COPIED)
CHECKED = """
import json
from collections import defaultdict
from nennep.integrity.models import Finding
from nennep.study.models import Essay
found, partners = defaultdict(list), defaultdict(list)
for row in Finding.objects.filter(text__collection_id=1).select_related("text", "other"):
    found[row.text.source_id].append(row.signal)
    if row.other:
        found[row.other.source_id].append(row.signal)
        partners[row.text.source_id].append(row.other.source_id)
        partners[row.other.source_id].append(row.text.source_id)
rows = []
related = "submissions", "duty__transitions"
for essay in Essay.objects.filter(campaign=1).select_related("duty").prefetch_related(*related):
    first = min(essay.submissions.all(), key=lambda row: row.attempt)
    reasons = [step.reason for step in essay.duty.transitions.all() if step.act == "send_back"]
    rows.append([first.pk, reasons, found[first.pk], partners[first.pk]])
print(json.dumps(rows))
"""
SIGNALS = """
import json
from collections import Counter
from nennep.integrity.models import Finding
print(json.dumps(Counter(Finding.objects.filter(text__collection_id=2).values_list("signal", flat=True))))
"""


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

    def shell(self, statements):
        return json.loads(self.run("shell", "-v0", "-c", f"import json; {statements}"))

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
    assert {"campaign:1", "campaign:2", "directive:1"} <= {row["subject"] for row in counts}


def test_the_check_finds_every_essay_that_was_sent_back_and_no_honest_one(demo):
    rows = json.loads(demo.run("shell", "-v0", "-c", CHECKED))
    why_of = {sentence: why for why, sentence in REASONS.items()}
    sent_back = {key: (why_of[reasons[0]], found, partners) for key, reasons, found, partners in rows if reasons}

    assert len(sent_back) == 13
    for why, found, partners in sent_back.values():
        assert set(found) <= FOUND.get(why, {why}) and found, (why, found)
        assert bool(partners) == (why in FOUND)
    # Three copied somebody who wrote honestly, and whose essay was accepted.
    sources = {one for _why, _found, partners in sent_back.values() for one in partners} - sent_back.keys()
    honest = [row for row in rows if row[0] not in sources and not row[1]]
    assert (len(sources), len(honest)) == (3, 5_875 - 13 - 3)
    assert [row for row in Random(22).sample(honest, 100) if row[2]] == []
    assert [row for row in honest if row[2]] == []


def test_the_running_campaign_shows_copies_of_this_and_of_the_campaign_before(demo):
    said = demo.run("shell", "-v0", "-c", SIGNALS)

    assert json.loads(said) == {"same_text": 4, "own_earlier": 2, "near_copy": 1}


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


def test_the_registry_is_full_and_its_documents_know_one_another(demo):
    counted = demo.shell(
        "from nennep.documents.models import Citation, Document, Relation; "
        "print(json.dumps([Document.objects.count(), Document.objects.filter(standing='no_longer').count(), "
        "Citation.objects.filter(state='resolved').count(), Citation.objects.filter(state='open').count(), "
        "Relation.objects.filter(state='confirmed').count()]))"
    )
    documents, ended, linked, missing, related = counted

    assert documents > 380
    assert linked > 5 * missing > 0
    assert ended > 20
    assert related > 200


def test_what_was_done_about_a_document_is_seen(demo):
    rows = {row["code"]: row["value"] for row in demo.figures("--subject", "directive:1")}

    assert rows["directives.plans.received"] > rows["directives.plans.verified"] > 0
    assert rows["directives.plans.overdue"] > 0


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
