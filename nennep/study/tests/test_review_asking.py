"""Asking before judging: the author, a second reviewer; what goes back with an essay, and what its author sees."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from nennep.duties.models import State
from nennep.integrity.errors import DisputedByYou
from nennep.integrity.models import CheckedText, Finding, Question, Signal
from nennep.notifications.models import Notice
from nennep.study.actions import review, review_asking
from nennep.study.actions.retention import delete_texts
from nennep.study.announce_essays import essays_waiting
from nennep.study.essay_errors import NoAccount, NobodyElse, NotYours
from nennep.study.essay_kinds import ASKED, DISPUTED, QUESTION_ANSWERED
from nennep.study.models import Ground, Reviewer
from nennep.study.personal_data import erase_answers, exported_answers
from nennep.study.queries.review import disputed_for
from nennep.study.tests.essays_cast import DOCUMENT_TEXT, TEXTS, essay_of, hand_in, running_campaign
from nennep.units.models import Role
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return running_campaign(cast, names=("an", "binh", "chi", "dung", "reviewer@NS.01", "clerk@NS.01.1"))


@pytest.fixture
def reviewer(cast):
    return cast.users["reviewer@NS.01"]


@pytest.fixture
def pair(campaign, cast):
    """An and Bình handed in the same text; Bình later."""
    hand_in(campaign, cast, "an")
    hand_in(campaign, cast, "binh", text=TEXTS["an"])
    return Finding.objects.get()


@pytest.fixture
def sign_in(client, cast):
    def as_(name):
        client.force_login(cast.users[name], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return as_


def told(kind):
    return {notice.user.username for notice in Notice.objects.filter(kind=kind).select_related("user")}


def back(essay, by, findings=()):
    review.send_back(
        [essay],
        by=by,
        reason="Có đoạn giống bài khác",
        to_mend="Viết lại.",
        due_at=now() + timedelta(days=3),
        findings=findings,
    )


def test_the_author_is_asked_and_the_answer_comes_back_to_who_asked(campaign, cast, reviewer, pair):
    essay = essay_of(campaign, cast, "binh")

    asked = review_asking.ask_author(essay=essay, finding=pair, by=reviewer, question="Hai bạn cùng soạn?")
    review_asking.answer_question(essay=essay, question=asked, by=cast.users["binh"], answer="Vâng, cùng một tổ.")

    assert told(ASKED) == {cast.users["binh"].username}
    assert told(QUESTION_ANSWERED) == {reviewer.username}
    assert asked.text.source_id == essay.latest_id
    assert essay.duty.state == State.EVIDENCED


def test_a_question_waits_in_the_authors_inbox_and_the_answer_is_theirs_to_take_along(campaign, cast, reviewer, pair):
    author, essay = cast.users["binh"], essay_of(campaign, cast, "binh")
    asked = review_asking.ask_author(essay=essay, finding=pair, by=reviewer, question="Hai bạn cùng soạn?")

    (waiting,) = essays_waiting(author)
    review_asking.answer_question(essay=essay, question=asked, by=author, answer="Vâng, cùng một tổ.")

    assert (waiting.count, waiting.url) == (1, reverse("study:evidence", args=[essay.pk]))
    assert essays_waiting(author) == []
    assert [row["text"] for row in exported_answers(author)] == ["Vâng, cùng một tổ."]
    assert erase_answers(author, by=author) == 1
    assert [row["text"] for row in exported_answers(author)] == [""]


def test_what_an_author_elsewhere_was_asked_stays_with_those_who_read_that_essay(campaign, cast, sign_in):
    hand_in(campaign, cast, "an")
    hand_in(campaign, cast, "dung", text=TEXTS["an"])
    finding = Finding.objects.get()
    dung = essay_of(campaign, cast, "dung")
    review_asking.ask_author(essay=dung, finding=finding, by=cast.users["officer@NS.02"], question="Bạn Dũng kể nhé?")

    an = reverse("study:desk", args=[essay_of(campaign, cast, "an").pk])

    assert "Bạn Dũng" not in sign_in("reviewer@NS.01").get(an).content.decode()
    assert "Bạn Dũng" in sign_in("officer@NS").get(an).content.decode()


def test_who_has_no_account_is_asked_in_person(campaign, cast, reviewer, pair):
    person = cast.people["binh"]
    person.user = None
    person.save(update_fields=["user"])

    with pytest.raises(NoAccount):
        review_asking.ask_author(
            essay=essay_of(campaign, cast, "binh"), finding=pair, by=reviewer, question="Hai bạn cùng soạn?"
        )


def test_nobody_asks_about_what_is_matched_with_their_own(campaign, cast, reviewer):
    hand_in(campaign, cast, "reviewer@NS.01", text=TEXTS["an"])
    hand_in(campaign, cast, "an")
    essay, finding = essay_of(campaign, cast, "an"), Finding.objects.get()

    with pytest.raises(NotYours):
        review_asking.ask_author(essay=essay, finding=finding, by=reviewer, question="Ai viết trước?")
    with pytest.raises(NotYours):
        review_asking.ask_second_reviewer(essay=essay, finding=finding, by=reviewer, reason="Bài của tôi.")


def test_a_second_reviewer_decides_and_the_first_cannot_any_more(campaign, cast, reviewer, pair):
    officer = cast.users["officer@NS.01"]
    essay = essay_of(campaign, cast, "binh")

    review_asking.ask_second_reviewer(essay=essay, finding=pair, by=reviewer, reason="Đoạn ngắn, khó nói.")

    assert told(DISPUTED) >= {officer.username, cast.users["officer@NS"].username}
    assert reviewer.username not in told(DISPUTED)
    assert list(disputed_for(reviewer)) == []
    assert {found.pk for found in disputed_for(officer)} == {essay_of(campaign, cast, n).pk for n in ("an", "binh")}
    with pytest.raises(DisputedByYou):
        review.clear_finding(essay=essay, finding=pair, by=reviewer, reason="Thôi được.")
    with pytest.raises(DisputedByYou):
        back(essay, reviewer)
    back(essay, officer, [pair])
    assert essay_of(campaign, cast, "binh").duty.state == State.RETURNED


def test_without_anybody_else_nobody_is_asked(campaign, cast, reviewer, pair):
    Reviewer.objects.all().delete()
    officer = cast.users["officer@NS"]
    Role.objects.filter(kind=Role.Kind.OFFICER).exclude(user=officer).delete()

    with pytest.raises(NobodyElse):
        review_asking.ask_second_reviewer(
            essay=essay_of(campaign, cast, "an"), finding=pair, by=officer, reason="Khó nói."
        )


def test_a_send_back_keeps_the_findings_and_their_places_until_the_words_go(campaign, cast, reviewer, pair):
    places = pair.passages
    essay = essay_of(campaign, cast, "binh")

    back(essay, reviewer, [pair])

    ground = Ground.objects.get()
    assert (ground.finding, ground.submission, ground.passages) == (pair, essay.latest, places)
    assert ground.sent_back == essay.duty.transitions.last()
    assert places
    delete_texts([essay.latest_id], rule="x")
    assert Ground.objects.get().passages == []


def test_a_cleared_pair_is_no_group_any_more(campaign, cast, reviewer, pair, sign_in):
    page = sign_in("reviewer@NS.01").get(reverse("study:review"))
    assert [len(row.group_shown.members) for row in page.context["rows"]] == [2]

    review.clear_finding(essay=essay_of(campaign, cast, "an"), finding=pair, by=reviewer, reason="Cùng một nhà.")

    page = sign_in("reviewer@NS.01").get(reverse("study:review"))
    assert [row.group_shown for row in page.context["rows"]] == [None, None]


def test_the_queue_begins_with_groups_then_pairs_signals_unreadable_and_the_rest(campaign, cast, sign_in):
    from_queue = sign_in("officer@NS")
    hand_in(campaign, cast, "chi")
    unreadable = hand_in(campaign, cast, "dung", text=TEXTS["binh"])
    type(unreadable).objects.filter(pk=unreadable.pk).update(checkable=False)
    hand_in(campaign, cast, "reviewer@NS.01", text="Tôi sẽ cố gắng làm theo.")
    for name in ("an", "binh", "clerk@NS.01.1"):
        hand_in(campaign, cast, name, text=TEXTS["an"])

    rows = from_queue.get(reverse("study:review")).context["rows"]

    assert [row.rank for row in rows] == [1, 3, 4, 5]
    assert (rows[0].group_shown.size, len(rows[0].group_shown.members)) == (3, 3)
    assert rows[1].person == cast.people["reviewer@NS.01"]
    assert rows[2].person == cast.people["dung"]


def test_a_group_tells_of_members_elsewhere_only_how_many(campaign, cast, sign_in):
    for name in ("an", "binh", "dung"):
        hand_in(campaign, cast, name, text=TEXTS["an"])

    page = sign_in("reviewer@NS.01").get(reverse("study:review"))

    (row,) = page.context["rows"]
    assert (row.group_shown.size, row.group_shown.outside) == (3, 1)
    assert "Đặng Văn Dũng" not in page.content.decode()


def test_after_decisions_the_walk_goes_on_where_it_was_and_leaves_none_out(campaign, cast, sign_in):
    """Two pairs come first; once one is cleared, both of its essays would stand behind the other pair."""
    texts = {"an": "an", "binh": "an", "dung": "binh", "clerk@NS.01.1": "binh"}
    for name, text in texts.items():
        hand_in(campaign, cast, name, text=TEXTS[text])
    hand_in(campaign, cast, "chi")
    expected = [essay_of(campaign, cast, name).pk for name in (*texts, "chi")]
    client = sign_in("officer@NS")
    page, walked = client.get(reverse("study:desk", args=[expected[0]])), []

    while True:
        essay, finding = page.context["essay"], page.context["desk"].current
        walked.append(essay.pk)
        if finding and finding.is_open:
            address = reverse("study:clear_finding", args=[essay.pk, finding.finding.pk])
            page = client.post(f"{address}?{page.context['acting']}", {"said": "Cùng một tổ."}, follow=True)
        answer = client.post(f"{reverse('study:accept', args=[essay.pk])}?{page.context['acting']}", follow=True)
        if "desk" not in answer.context:
            break
        page = answer

    assert walked == expected
    assert {essay_of(campaign, cast, name).duty.state for name in texts} == {State.VERIFIED}


def test_the_desk_asks_disputes_and_shows_the_answer(campaign, cast, pair, sign_in):
    binh = essay_of(campaign, cast, "binh").pk
    client = sign_in("reviewer@NS.01")

    client.post(reverse("study:ask_author", args=[binh, pair.pk]), {"said": "Hai bạn cùng soạn?"})
    question = Question.objects.get()
    sign_in("binh").post(reverse("study:answer_question", args=[binh, question.pk]), {"answer": "Cùng một tổ."})
    page = sign_in("reviewer@NS.01").get(reverse("study:desk", args=[binh]))
    assert "Cùng một tổ." in page.content.decode()

    client = sign_in("reviewer@NS.01")
    client.post(reverse("study:second_reviewer", args=[binh, pair.pk]), {"said": "Khó nói."})
    mine = client.get(reverse("study:desk", args=[binh])).context
    theirs = sign_in("officer@NS.01").get(reverse("study:desk", args=[binh])).context
    assert (mine["can_send_back"], theirs["can_send_back"]) == (False, True)
    listed = sign_in("officer@NS.01").get(reverse("study:review"), {"signal": "disputed"})
    assert [row.is_disputed for row in listed.context["rows"]] == [True]


def test_authors_see_their_own_places_and_of_the_other_only_what_is_the_same(campaign, cast, pair, sign_in):
    pair.passages = [[0, 40, 0, 60]]
    pair.signal = Signal.NEAR_COPY
    pair.save()
    other = essay_of(campaign, cast, "an").latest
    type(other).objects.filter(pk=other.pk).update(text=f"Nhà tôi ở cuối bản, bí mật riêng của tôi. {TEXTS['an']}")
    binh = essay_of(campaign, cast, "binh").pk

    page = sign_in("binh").get(reverse("study:evidence", args=[binh])).content.decode()

    assert "Nhà tôi ở cuối bản …" in page
    assert "bí mật" not in page
    assert "Nguyễn Văn An" not in page


def test_a_question_to_one_author_is_not_shown_to_the_other(campaign, cast, reviewer, pair, sign_in):
    an, binh = essay_of(campaign, cast, "an"), essay_of(campaign, cast, "binh")
    review_asking.ask_author(essay=binh, finding=pair, by=reviewer, question="Bạn Bình giải thích giúp?")

    theirs = sign_in("an").get(reverse("study:evidence", args=[an.pk]))
    mine = sign_in("binh").get(reverse("study:essay", args=[binh.pk]))

    assert "Bạn Bình" not in theirs.content.decode()
    assert reverse("study:evidence", args=[binh.pk]) in mine.content.decode()
    foreign = sign_in("an").post(
        reverse("study:answer_question", args=[an.pk, Question.objects.get().pk]), {"answer": "Tôi trả lời thay."}
    )
    assert foreign.status_code == 404


def test_evidence_of_an_earlier_attempt_stays_as_it_was_sent_back(campaign, cast, reviewer, pair, sign_in):
    essay = essay_of(campaign, cast, "binh")
    back(essay, reviewer, [pair])
    hand_in(campaign, cast, "binh", text=TEXTS["binh"])
    client = sign_in("binh")
    address = reverse("study:evidence", args=[essay.pk])

    newest = client.get(address).context["evidence"]
    first = client.get(address, {"attempt": 1}).context["evidence"]

    assert newest.told == []
    assert [(one.is_ground, bool(one.pieces)) for one in first.told] == [(True, True)]


def test_before_handing_in_nothing_tells_of_other_essays(campaign, cast, sign_in):
    hand_in(campaign, cast, "an")
    essay = essay_of(campaign, cast, "binh")
    client = sign_in("binh")
    form = client.get(reverse("study:write", args=[essay.pk])).context["form"]

    page = client.post(
        reverse("study:write", args=[essay.pk]),
        {"text": TEXTS["an"], "version": 0, "key": form["key"].value(), "do": "check"},
    )

    assert page.context["counted"].own_words > 0
    assert "giống" not in page.content.decode()
    assert client.get(reverse("study:evidence", args=[essay.pk])).status_code == 404


def test_officers_of_the_host_have_all_essays_compared(campaign, cast, pair, sign_in):
    address = reverse("study:run_check", args=[campaign.pk])

    assert sign_in("officer@NS.01").post(address).status_code == 403
    assert sign_in("officer@NS").post(address).status_code == 302

    page = sign_in("reviewer@NS.01").get(reverse("study:review"))
    assert page.context["run_shown"]["finished"] is False
    assert sign_in("reviewer@NS.01").get(reverse("study:run_progress", args=[campaign.pk])).status_code == 200


def test_the_desk_costs_the_same_for_a_pair_and_for_a_group(campaign, cast, pair, sign_in):
    client = sign_in("officer@NS")
    address = reverse("study:desk", args=[essay_of(campaign, cast, "an").pk])
    client.get(address)
    with CaptureQueriesContext(connection) as for_a_pair:
        client.get(address)
    for name in ("chi", "dung", "reviewer@NS.01", "clerk@NS.01.1"):
        hand_in(campaign, cast, name, text=TEXTS["an"])

    with CaptureQueriesContext(connection) as for_a_group:
        page = client.get(address)

    assert page.context["desk"].size == 6
    assert len(for_a_group) <= len(for_a_pair)


def test_a_quote_inside_a_passage_stays_grey(campaign, cast, sign_in):
    text = f"{TEXTS['an']}\n{DOCUMENT_TEXT}\n{TEXTS['chi']}"
    for name in ("an", "binh"):
        hand_in(campaign, cast, name, text=text)
    finding = Finding.objects.get()
    finding.passages = [[0, len(text), 0, len(text)]]
    finding.save()

    page = sign_in("reviewer@NS.01").get(reverse("study:desk", args=[essay_of(campaign, cast, "an").pk]))

    marks = re.findall(r'<mark class="mark-(\w+)"[^>]*>(?:<a [^>]*>\d+</a>)?([^<]+)</mark>', page.content.decode())
    document = [kind for kind, words in marks if words in DOCUMENT_TEXT]
    assert document and set(document) == {"quote"}
    assert {"shared", "quote"} <= {kind for kind, _words in marks}


def test_hidden_words_are_marked_on_the_desk_and_for_their_author(campaign, cast, sign_in):
    submission = hand_in(campaign, cast, "an")
    text = CheckedText.objects.get(source_id=submission.pk)
    Finding.objects.create(text=text, signal=Signal.HIDDEN_TEXT, numbers={"words": 5}, passages=[[0, 20]])
    essay = essay_of(campaign, cast, "an").pk

    desk = sign_in("reviewer@NS.01").get(reverse("study:desk", args=[essay])).content.decode()
    own = sign_in("an").get(reverse("study:evidence", args=[essay])).content.decode()

    for page in (desk, own):
        assert re.search(rf'<mark class="mark-style"[^>]*>{TEXTS["an"][:20]}</mark>', page)
        assert "5 chữ, có đánh dấu trong bài" in page


def test_the_essays_page_leads_its_author_to_the_evidence_of_each_attempt(campaign, cast, reviewer, pair, sign_in):
    essay = essay_of(campaign, cast, "binh")
    back(essay, reviewer, [pair])
    hand_in(campaign, cast, "binh", text=TEXTS["binh"])
    address = reverse("study:evidence", args=[essay.pk])

    mine = sign_in("binh").get(reverse("study:essay", args=[essay.pk])).content.decode()
    theirs = sign_in("reviewer@NS.01").get(reverse("study:essay", args=[essay.pk])).content.decode()

    assert [f"{address}?attempt={n}" in mine for n in (1, 2)] == [True, True]
    assert address not in theirs
