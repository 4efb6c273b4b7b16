"""Handing in, judging and mending the essays of the finished campaign."""

import re
from collections import defaultdict
from datetime import datetime, timedelta
from random import Random
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from nennep.demo.build.cast import person_code
from nennep.demo.build.finished import account, the_campaign
from nennep.demo.build.jobs import run_waiting_jobs
from nennep.demo.build.steps import SEED
from nennep.duties.models import State
from nennep.integrity.actions import request_run
from nennep.integrity.queries import open_findings as undecided
from nennep.lib.vietnamese import parse_date
from nennep.study.actions.campaign import close_campaign
from nennep.study.actions.review import accept_essay, accept_essays, clear_finding, record_openings, send_back
from nennep.study.actions.submissions import HandIn, submit_essays
from nennep.study.essay_kinds import CAMPAIGN
from nennep.study.models import Essay, Submission
from nennep.study.queries.review import reasons_against, texts_of_essays

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# Clerks hand in what they collected on these evenings.
COLLECTED_AT = [datetime(2026, *day, 16, 30, tzinfo=ZONE) for day in ((9, 26), (10, 2), (10, 7), (10, 12))]
SENT_BACK_AT = datetime(2026, 10, 14, 9, 0, tzinfo=ZONE)
MEND_BY = datetime(2026, 10, 23, 17, 0, tzinfo=ZONE)
MENDED_AT = datetime(2026, 10, 21, 15, 0, tzinfo=ZONE)
ACCEPTED_AT = datetime(2026, 10, 16, 10, 0, tzinfo=ZONE)
LAST_ACCEPTED_AT = datetime(2026, 10, 22, 10, 0, tzinfo=ZONE)
CLOSED_AT = datetime(2026, 10, 26, 8, 0, tzinfo=ZONE)
# As in life, some are accepted without having been opened; the product counts them, and says so.
SHARE_UNOPENED = 0.04
WRITTEN_ON = re.compile(r"(?<=Ngày viết: )\d{1,2}/\d{1,2}/\d{4}")
CLEARED = "Tôi đã đọc cả bài: viết bằng lời của tác giả, nêu việc thật ở nơi tác giả sống."


def hand_in(site):
    """Every essay through the clerk of its commune; thirteen people hand in what will be sent back."""
    texts = site.texts.finished()
    first = {attempt["author_index"]: attempt["text"] for attempt in texts["attempts"]}
    by_clerk = defaultdict(list)
    for number, essay in enumerate(_essays_in_order()):
        text = first.get(number, texts["essays"][number])
        by_clerk[_commune_of(essay), _collected(text)].append((essay, text))
    for (commune, at), batch in sorted(by_clerk.items(), key=lambda item: (item[0][1], item[0][0])):
        submit_essays(
            [HandIn(essay, form_key(essay, 1), Submission.Source.ENTERED, text) for essay, text in batch],
            by=account(f"clerk2.{commune}"),
            at=at,
        )


def check(site):
    """What the worker would do in the following minutes: one comparison of all, in place of one for each."""
    request_run(collection_type=CAMPAIGN, collection_id=the_campaign().pk, by=account("canbo"))
    run_waiting_jobs()


def check_mended(site):
    run_waiting_jobs()


def send_thirteen_back(site):
    for attempt in site.texts.finished()["attempts"]:
        essay = Essay.objects.get(campaign=the_campaign(), person__code=person_code(attempt["author_index"] + 1))
        reviewer = account(f"reviewer.{_commune_of(essay)}")
        record_openings(submissions=[essay.latest], by=reviewer, at=SENT_BACK_AT - timedelta(minutes=5))
        send_back(
            [essay],
            by=reviewer,
            reason=attempt["reason_sentence"],
            to_mend=attempt["what_to_mend"],
            due_at=MEND_BY,
            findings=open_findings([essay]),
            at=SENT_BACK_AT,
        )


def accept(site):
    """Reviewers read and accept what was good at once; a few slip through unread."""
    rng = Random(f"{SEED} review")  # noqa: S311 - make-believe reading, not secrets
    _accept(State.EVIDENCED, ACCEPTED_AT, rng)


def mend(site):
    """The thirteen write again."""
    texts = site.texts.finished()["essays"]
    by_clerk = defaultdict(list)
    for number, essay in enumerate(_essays_in_order()):
        if essay.duty.state == State.RETURNED:
            text = WRITTEN_ON.sub(f"{MENDED_AT:%d/%m/%Y}", texts[number])
            by_clerk[_commune_of(essay)].append(HandIn(essay, form_key(essay, 2), Submission.Source.ENTERED, text))
    for commune, batch in sorted(by_clerk.items()):
        submit_essays(batch, by=account(f"clerk2.{commune}"), at=MENDED_AT)


def accept_mended(site):
    _accept(State.EVIDENCED, LAST_ACCEPTED_AT, None)
    close_campaign(campaign=the_campaign(), by=account("canbo"), at=CLOSED_AT)


def _accept(state, at, rng):
    by_commune = defaultdict(list)
    for essay in _essays_in_order():
        if essay.duty.state == state:
            by_commune[_commune_of(essay)].append(essay)
    for commune, essays in sorted(by_commune.items()):
        reviewer = account(f"reviewer.{commune}")
        own = [essay for essay in essays if essay.person.user_id == reviewer.pk]
        _judge([essay for essay in essays if essay not in own], reviewer, at, rng)
        _judge(own, account("chambai"), at, None)


def _judge(essays, reviewer, at, rng):
    if not essays:
        return
    read = [essay for essay in essays if rng is None or rng.random() >= SHARE_UNOPENED]
    record_openings(submissions=[essay.latest for essay in read], by=reviewer, at=at - timedelta(minutes=30))
    about = {text.pk: key for key, text in texts_of_essays(essays).items()}
    for finding in open_findings(essays):
        key = about.get(finding.text_id) or about[finding.other_id]
        essay = next(essay for essay in essays if essay.pk == key)
        clear_finding(essay=essay, finding=finding, by=reviewer, reason=CLEARED)
    # What a confirmed signal touches, such as the essay that others copied, is judged by itself.
    single = reasons_against(essays, reviewer, in_bulk=True)
    accept_essays([essay for essay in essays if essay.pk not in single], by=reviewer, at=at)
    for essay in essays:
        if essay.pk in single:
            accept_essay(essay=essay, by=reviewer, at=at)


def open_findings(essays):
    """On either side of a pair: who handed in first says nothing about who copied."""
    return list(undecided(texts_of_essays(essays).values()))


def _essays_in_order():
    """By the number of their authors, as the texts are."""
    related = ("duty__unit__parent", "person__user", "latest", "campaign")
    return Essay.objects.filter(campaign=the_campaign()).select_related(*related).order_by("person__code")


def _commune_of(essay):
    return essay.duty.unit.parent.code.lower()


def _collected(text):
    """The first evening on or after the day that the author wrote on the essay."""
    found = WRITTEN_ON.search(text)
    written = parse_date(found[0]) if found else COLLECTED_AT[-1].date()
    return next((at for at in COLLECTED_AT if at.date() >= written), COLLECTED_AT[-1])


def form_key(essay, attempt):
    return uuid5(NAMESPACE_URL, f"nennep-demo:{essay.pk}:{attempt}")
