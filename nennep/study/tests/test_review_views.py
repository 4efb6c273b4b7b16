"""The queue and the desk: found by name and code, walked in order, decided with a reason."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nennep.duties.models import State
from nennep.integrity.models import Finding
from nennep.study.models import Opening
from nennep.study.tests.essays_cast import TEXTS, essay_of, hand_in, running_campaign
from nennep.study.views.review_walk import Place
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return running_campaign(cast, names=("an", "binh", "chi", "dung", "clerk@NS.01.1", "leader@NS.01.1"))


@pytest.fixture
def reviewer(client, cast):
    client.force_login(cast.users["reviewer@NS.01"], backend="django.contrib.auth.backends.ModelBackend")
    return client


def names_in(response):
    """Everybody on the page, the members of a group in their order."""
    return [
        essay.person.full_name
        for row in response.context["rows"]
        for essay in (row.group_shown.members if row.group_shown else [row])
    ]


def all_in(campaign, cast):
    """An and Bình handed in the same text, Chi her own; Dũng belongs to the sibling commune."""
    hand_in(campaign, cast, "an")
    hand_in(campaign, cast, "binh", text=TEXTS["an"])
    hand_in(campaign, cast, "chi")
    hand_in(campaign, cast, "dung", text=TEXTS["binh"])


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Nguyễn Văn An", "Hoàng Thị Bình", "Lý Thị Chi"]),
        ("q=nguyen+van", ["Nguyễn Văn An"]),
        ("q=ban+moi", ["Nguyễn Văn An", "Hoàng Thị Bình"]),  # the unit
        ("q=mương+cũ", []),  # words of an essay find nothing
        ("signal=open", ["Nguyễn Văn An", "Hoàng Thị Bình"]),
        ("signal=same_text", ["Nguyễn Văn An", "Hoàng Thị Bình"]),
        ("signal=none", ["Lý Thị Chi"]),
        ("signal=not_checkable", []),
        ("state=verified", []),
        ("state=all", ["Nguyễn Văn An", "Hoàng Thị Bình", "Lý Thị Chi"]),
    ],
)
def test_the_queue_is_narrowed_by_name_unit_state_and_signal(reviewer, campaign, cast, query, names):
    all_in(campaign, cast)

    assert names_in(reviewer.get(f"{reverse('study:review')}?{query}")) == names


def test_the_queue_finds_a_receipt_and_a_code(reviewer, campaign, cast):
    all_in(campaign, cast)
    essay = essay_of(campaign, cast, "chi")

    for typed in (essay.latest.receipt_code.lower(), essay.code):
        assert names_in(reviewer.get(reverse("study:review"), {"q": typed})) == ["Lý Thị Chi"]


def test_the_queue_costs_the_same_for_one_pair_and_for_more(reviewer, campaign, cast):
    for name in ("an", "binh"):
        hand_in(campaign, cast, name, text=TEXTS["an"])
    reviewer.get(reverse("study:review"))
    with CaptureQueriesContext(connection) as one:
        reviewer.get(reverse("study:review"))
    for name in ("clerk@NS.01.1", "leader@NS.01.1"):
        hand_in(campaign, cast, name, text=TEXTS["binh"])
    hand_in(campaign, cast, "chi")

    with CaptureQueriesContext(connection) as five:
        reviewer.get(reverse("study:review"))

    assert len(five) <= len(one)
    assert len(one) <= 18


def test_the_desk_shows_the_pair_with_quotes_and_form_set_apart(reviewer, campaign, cast):
    all_in(campaign, cast)

    page = reviewer.get(reverse("study:desk", args=[essay_of(campaign, cast, "an").pk]))

    kinds = {passage.kind for passage in page.context["desk"].passages}
    other = page.context["desk"].pair
    assert "shared" in kinds
    assert (other.is_readable, other.submission.essay.person.full_name) == (True, "Hoàng Thị Bình")
    # The text beside it was opened, too, and the log says so.
    assert Opening.objects.filter(user=cast.users["reviewer@NS.01"]).count() == 2


def test_of_an_essay_outside_ones_units_only_what_is_the_same_is_shown(reviewer, campaign, cast):
    hand_in(campaign, cast, "dung", text=f"{TEXTS['an']} Riêng nhà tôi còn làm thêm một cái cống nhỏ.")
    hand_in(campaign, cast, "an", text=f"{TEXTS['an']} Riêng nhà tôi còn làm thêm một cái cống nhỏ.")

    page = reviewer.get(reverse("study:desk", args=[essay_of(campaign, cast, "an").pk])).content.decode()

    assert "Đặng Văn Dũng" not in page
    assert "Chỉ hiện phần trùng" in page or "Only what is the same" in page


def test_next_and_previous_follow_the_list_that_one_came_from(reviewer, campaign, cast):
    all_in(campaign, cast)
    essay = essay_of(campaign, cast, "binh")

    everything = reviewer.get(reverse("study:desk", args=[essay.pk])).context["place"]
    copied = reviewer.get(reverse("study:desk", args=[essay.pk]), {"signal": "open"}).context["place"]

    an, chi = (essay_of(campaign, cast, name).pk for name in ("an", "chi"))
    assert everything == Place(before=an, next=(chi,), position=2, count=3)
    assert copied == Place(before=an, next=(), position=2, count=2)


def test_accepting_goes_on_to_the_next(reviewer, campaign, cast):
    hand_in(campaign, cast, "chi")
    hand_in(campaign, cast, "an")

    answer = reviewer.post(reverse("study:accept", args=[essay_of(campaign, cast, "chi").pk]))

    assert answer.url.startswith(reverse("study:desk", args=[essay_of(campaign, cast, "an").pk]))
    assert essay_of(campaign, cast, "chi").duty.state == State.VERIFIED


def test_sending_back_tells_the_reason_and_confirms_the_signals(reviewer, campaign, cast):
    all_in(campaign, cast)
    essay = essay_of(campaign, cast, "binh")
    address = reverse("study:send_back", args=[essay.pk])

    page = reviewer.get(address)
    assert page.context["form"].initial["reason"] == "copied"
    reviewer.post(
        address,
        {
            "reason": "copied",
            "details": "Hai đoạn cuối.",
            "to_mend": "Viết lại bằng lời của mình.",
            "due_at": "20/12/2099 17:00",
            "findings": [Finding.objects.get().pk],
        },
    )

    step = essay.duty.transitions.last()
    assert step.reason.endswith(". Hai đoạn cuối.")
    assert step.to_mend == "Viết lại bằng lời của mình."
    assert Finding.objects.get().state == Finding.State.CONFIRMED


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"due_at": "20/12/2009 17:00"}, "due_at"),
        ({"reason": "other", "details": " "}, "details"),
        ({"to_mend": ""}, "to_mend"),
        ({"reason": ""}, "reason"),
    ],
)
def test_a_send_back_says_why_what_and_until_when(reviewer, campaign, cast, fields, wrong):
    all_in(campaign, cast)
    form = {"reason": "sketchy", "details": "", "to_mend": "Nêu rõ.", "due_at": "20/12/2099 17:00", **fields}

    page = reviewer.post(reverse("study:send_back", args=[essay_of(campaign, cast, "chi").pk]), form)

    assert list(page.context["form"].errors) == [wrong]
    assert essay_of(campaign, cast, "chi").duty.state == State.EVIDENCED


def test_a_cleared_signal_opens_the_way_to_accept(reviewer, campaign, cast):
    all_in(campaign, cast)
    essay = essay_of(campaign, cast, "an")
    finding = Finding.objects.get()

    reviewer.post(reverse("study:clear_finding", args=[essay.pk, finding.pk]), {"said": "Hai vợ chồng cùng làm."})
    reviewer.post(reverse("study:accept", args=[essay.pk]))

    finding.refresh_from_db()
    assert (finding.state, finding.reason) == (Finding.State.CLEARED, "Hai vợ chồng cùng làm.")
    assert essay_of(campaign, cast, "an").duty.state == State.VERIFIED


def test_bulk_acceptance_shows_the_selection_first_and_holds_back_signals(reviewer, campaign, cast):
    all_in(campaign, cast)
    chosen = [essay_of(campaign, cast, name).pk for name in ("an", "chi", "dung")]

    shown = reviewer.post(reverse("study:accept_selected"), {"essay": chosen})

    assert [essay.person.full_name for essay in shown.context["good"]] == ["Lý Thị Chi"]
    assert [essay.person.full_name for essay, _why in shown.context["refused"]] == ["Nguyễn Văn An"]
    assert shown.context["unopened"] == 1
    assert essay_of(campaign, cast, "chi").duty.state == State.EVIDENCED

    reviewer.post(reverse("study:accept_selected"), {"essay": chosen, "confirmed": "yes"})

    states = [essay_of(campaign, cast, name).duty.state for name in ("an", "chi", "dung")]
    assert states == [State.EVIDENCED, State.VERIFIED, State.EVIDENCED]


@pytest.mark.parametrize(
    ("who", "queue", "desk"),
    [
        ("reviewer@NS.01", 200, 200),
        ("officer@NS.01", 200, 200),
        ("officer@NS", 200, 200),
        ("officer@NS.02", 200, 404),
        ("reviewer@NS", 403, 404),  # named nowhere in this campaign
        ("leader@NS.01", 403, 404),
        ("clerk@NS.01", 403, 404),
        ("an", 403, 404),
        ("stranger", 403, 404),
    ],
)
def test_the_desk_is_open_to_the_right_people(client, campaign, cast, who, queue, desk):
    all_in(campaign, cast)
    essay = essay_of(campaign, cast, "an")
    client.force_login(cast.users[who], backend="django.contrib.auth.backends.ModelBackend")

    assert client.get(reverse("study:review")).status_code == queue
    assert client.get(reverse("study:desk", args=[essay.pk])).status_code == desk
    assert client.get(reverse("study:send_back", args=[essay.pk])).status_code == desk
    assert client.post(reverse("study:accept", args=[essay.pk])).status_code == (302 if desk == 200 else 404)


def test_all_of_a_list_are_shown_and_accepted_as_the_list_was_narrowed(reviewer, campaign, cast):
    all_in(campaign, cast)

    shown = reviewer.post(reverse("study:accept_selected"), {"all": "yes", "back": "state=waiting&signal=none"})
    whole = reviewer.post(reverse("study:accept_selected"), {"all": "yes", "back": "state=waiting"})

    assert [essay.person.full_name for essay in shown.context["good"]] == ["Lý Thị Chi"]
    assert shown.context["refused"] == []
    assert len(whole.context["refused"]) == 2
