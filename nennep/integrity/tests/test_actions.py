"""What is found in texts, that finding twice finds once, and that people's decisions stay."""

import pytest

from nennep.accounts.models import User
from nennep.history.models import Entry
from nennep.integrity import actions, queries, sources
from nennep.integrity.actions import Collection, Item
from nennep.integrity.errors import AlreadyDecided, ReasonMissing
from nennep.integrity.models import CheckedText, Finding, Signal
from nennep.integrity.tests.test_measuring import DOCUMENT, EXPECTED, FORM, OWN

pytestmark = pytest.mark.django_db

OTHER = (
    "Tổ tôi có mười một hộ, phần lớn là người già nên việc khơi cống trông vào đám thanh niên. "
    "Tôi nhận đi từng nhà nhắc lịch và ghi lại nhà nào còn rác trước cửa để chiều chủ nhật cùng dọn."
)
FORTY = EXPECTED.__class__(EXPECTED.documents, EXPECTED.template, (), 30)


def collection(number=1, compared_with=(1, 2)):
    return Collection("test.collection", number, "test.text", compared_with)


@pytest.fixture(autouse=True)
def registered():
    sources.register_collection("test.collection", lambda number: sources.Described(collection(number), FORTY))


def check(*texts, number=1, expectations=FORTY):
    items = [Item(source_id=key, author_id=author, text=text) for key, author, text in texts]
    return actions.check_texts(items, collection=collection(number), expectations=expectations)


def signals():
    return sorted((row.text.source_id, row.other and row.other.source_id, row.signal) for row in Finding.objects.all())


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Tôi thấy rất bổ ích và sẽ cố gắng làm theo những gì đã được học ở lớp này nhé.", Signal.TOO_SHORT),
        (f"{FORM}\n2025", Signal.FORM_ONLY),
        (f"{DOCUMENT} {DOCUMENT}", Signal.QUOTES_ONLY),
    ],
)
def test_a_text_with_next_to_nothing_of_its_own_is_told_by_what_it_holds(text, signal):
    check((1, 1, text))

    assert signals() == [(1, None, signal)]


def test_an_honest_text_that_quotes_the_document_shows_nothing():
    check((1, 1, f"{DOCUMENT}\n{OWN}"), (2, 2, f"{DOCUMENT}\n{OTHER}"))

    assert signals() == []


def test_a_missing_heading_is_named():
    check((1, 1, OWN), expectations=EXPECTED.__class__((), "", ("Việc sẽ làm",), 10))

    assert Finding.objects.get().numbers == {"headings": ["Việc sẽ làm"]}


def test_the_same_text_of_two_people_is_one_pair_with_its_passages():
    check((1, 1, OWN))
    sources.register("test.text", lambda ids: {1: OWN})
    check((2, 2, f"Kính gửi chi bộ\n{OWN.upper()}"))

    finding = Finding.objects.get()
    start, end, other_start, other_end = finding.passages[0]
    assert signals() == [(2, 1, Signal.SAME_TEXT)]
    assert OWN.upper()[start - 16 : end - 16].startswith("NHÀ TÔI")
    assert (OWN[other_start:other_end].startswith("Nhà tôi"), other_end) == (True, len(OWN) - 1)


def test_the_same_text_of_one_author_in_an_earlier_campaign_is_the_milder_signal():
    check((1, 7, OWN), number=1)
    check((2, 7, OWN), number=2)

    assert signals() == [(2, 1, Signal.OWN_EARLIER)]


def test_collections_that_are_not_compared_do_not_meet():
    check((1, 1, OWN), number=9)
    check((2, 2, OWN), number=1)

    assert signals() == []


def test_checking_twice_finds_once_and_keeps_the_decision():
    user = User.objects.create_user("lan")
    check((1, 1, OWN), (2, 2, OWN))
    actions.clear_finding(finding=Finding.objects.get(), by=user, reason="Hai vợ chồng làm chung việc này.")

    check((1, 1, OWN), (2, 2, OWN))

    finding = Finding.objects.get()
    assert (finding.state, finding.decided_by) == (Finding.State.CLEARED, user)
    assert CheckedText.objects.count() == 2


def test_a_decision_needs_a_reason_and_is_taken_once():
    user = User.objects.create_user("lan")
    check((1, 1, OWN), (2, 2, OWN))
    finding = Finding.objects.get()

    with pytest.raises(ReasonMissing):
        actions.clear_finding(finding=finding, by=user, reason="  ")
    actions.confirm_findings(findings=[finding], by=user, reason="Giống nhau từng chữ.")
    with pytest.raises(AlreadyDecided):
        actions.clear_finding(finding=finding, by=user, reason="Không phải.")

    assert Entry.objects.filter(verb="finding.confirmed").count() == 1


def test_what_cannot_be_read_is_never_called_checked():
    item = Item(source_id=1, author_id=1, text="", checkable=False)

    text = actions.check_text(item, collection=collection(), expectations=FORTY)

    assert text.state == CheckedText.State.NOT_CHECKABLE
    assert signals() == []


def test_both_sides_of_a_pair_know_each_other_until_it_is_cleared():
    first, second = check((1, 1, OWN), (2, 2, OWN))
    user = User.objects.create_user("lan")

    assert queries.matched_authors([first]) == {first.pk: {2}, second.pk: {1}}
    actions.clear_finding(finding=Finding.objects.get(), by=user, reason="Không phải.")
    assert queries.matched_authors([first]) == {}


def test_deleted_texts_leave_their_counts(db):
    check((1, 1, OWN), (2, 2, OWN))

    actions.forget("test.text", [1])

    text = CheckedText.objects.get(source_id=1)
    assert (text.fingerprint, text.form, text.own_words > 0) == ("", [], True)
    assert Finding.objects.get().passages == []
