from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from nennep.documents.models import Document
from nennep.duties.models import Duty, State
from nennep.notifications.models import Notice
from nennep.study import actions
from nennep.study.models import Campaign, Essay, Session, Sheet
from nennep.study.tests.campaign_cast import draft_campaign, during, launched_campaign, line_of, sheet_at
from nennep.units.tests.cast import build_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return build_cast()


@pytest.fixture
def campaign(cast):
    return launched_campaign(cast)


@pytest.fixture
def visit(client, cast):
    """`visit("clerk@NS.01", "study:sheet", pk)`: the response of that page to that person."""

    def get(who, name, *args, **query):
        client.force_login(cast.users[who])
        return client.get(reverse(name, args=args), query)

    return get


@pytest.fixture
def send(client, cast):
    def post(who, name, *args, data=None, query=""):
        client.force_login(cast.users[who])
        return client.post(reverse(name, args=args) + query, data or {})

    return post


@pytest.mark.parametrize(
    ("who", "name", "status"),
    [
        # Who set it up, or stands above or below the host with a task, follows it.
        ("officer@NS", "study:campaign", 200),
        ("reviewer@NS", "study:campaign", 200),
        ("leader@NS.01", "study:campaign", 200),
        ("clerk@NS.01.1", "study:campaign", 200),
        # Whoever owes something sees that, and no more.
        ("an", "study:campaign", 200),
        ("an", "study:sheets", 404),
        ("an", "study:people", 404),
        ("an", "study:remind", 404),
        ("stranger", "study:campaign", 404),
        # Reviewers read essays; lists of people and attendance are kept by others.
        ("reviewer@NS", "study:people", 403),
        ("clerk@NS.01", "study:people", 200),
        # The set-up belongs to officers of the host.
        ("officer@NS", "study:setup", 200),
        ("officer@NS.01", "study:setup", 403),
        ("clerk@NS", "study:setup", 403),
        ("an", "study:setup", 403),
        ("stranger", "study:setup", 404),
        ("officer@NS", "study:changes", 200),
        ("officer@NS.01", "study:changes", 403),
        ("clerk@NS.01", "study:remind", 200),
        ("reviewer@NS.01", "study:remind", 403),
    ],
)
def test_page_is_open_to_the_right_people(visit, campaign, who, name, status):
    assert visit(who, name, campaign.pk).status_code == status


@pytest.mark.parametrize(
    ("who", "unit", "status"),
    [
        ("officer@NS.01", "NS.01", 200),
        ("officer@NS.01", "NS.01.1", 200),
        # The way up is told as a total, the sibling not at all.
        ("officer@NS.01", "NS", 200),
        ("officer@NS.01", "NS.02", 404),
        ("officer@NS.01", "NS.02.1", 404),
    ],
)
def test_numbers_of_other_units_are_hidden(visit, campaign, cast, who, unit, status):
    assert visit(who, "study:campaign", campaign.pk, unit=cast.units[unit].pk).status_code == status


def test_parent_page_does_not_name_the_siblings(visit, campaign, cast):
    page = visit("officer@NS.01", "study:campaign", campaign.pk, unit=cast.units["NS"].pk).content.decode()

    assert "Xã Hùng Sơn" in page
    assert "Xã Quang Lâm" not in page


@pytest.mark.parametrize(
    ("who", "status"),
    [("clerk@NS.01", 200), ("officer@NS", 200), ("clerk@NS.02", 404), ("clerk@NS.01.1", 404), ("an", 404)],
)
def test_sheet_is_open_to_those_who_keep_it(visit, campaign, cast, who, status):
    assert visit(who, "study:sheet", sheet_at(campaign, cast, "NS.01").pk).status_code == status


def test_draft_is_a_secret_of_its_officers(visit, cast):
    draft = draft_campaign(cast)

    assert visit("officer@NS.01", "study:campaign", draft.pk).status_code == 404
    assert visit("leader@NS", "study:campaign", draft.pk).status_code == 404
    assert visit("officer@NS", "study:campaign", draft.pk).status_code == 302


def test_names_of_other_units_are_not_listed(visit, campaign, cast):
    page = visit("clerk@NS.01", "study:people", campaign.pk).content.decode()

    assert "Nguyễn Văn An" in page
    assert "Đặng Văn Dũng" not in page


@pytest.mark.parametrize(
    "name", ["setup", "setup_audience", "setup_places", "setup_essay", "setup_reviewers", "setup_check"]
)
def test_every_step_opens_before_and_after_the_launch(visit, cast, campaign, name):
    draft = draft_campaign(cast)

    assert visit("officer@NS", f"study:{name}", draft.pk).status_code == 200
    assert visit("officer@NS", f"study:{name}", campaign.pk).status_code == 200


def test_campaign_is_set_up_and_launched_in_one_sitting(send, cast):
    host = cast.units["NS"]
    key = "0d9f1c39-6c0f-4b30-8d0e-6f0a4c8b2f11"
    send("officer@NS", "study:new", data={"title": "Phòng chống lũ", "host": host.pk, "key": key})
    campaign = Campaign.objects.get()
    document = Document.objects.create(
        type="Kế hoạch", number="15", issuer="UBND tỉnh", issued_on=localdate(), subject="Phòng chống lũ", unit=host
    )
    send("officer@NS", "study:setup", campaign.pk, data={"title": "Phòng chống lũ quét", "document": document.pk})
    send("officer@NS", "study:setup_audience", campaign.pk, data={"what": "rule", "unit": host.pk})
    begin = now() + timedelta(days=2)
    sessions = {
        "sessions-TOTAL_FORMS": 1,
        "sessions-INITIAL_FORMS": 0,
        "sessions-0-title": "Buổi sáng",
        "sessions-0-starts_at": begin.strftime("%d/%m/%Y 08:00"),
        "sessions-0-ends_at": begin.strftime("%d/%m/%Y 11:00"),
    }
    send("officer@NS", "study:setup_places", campaign.pk, data=sessions)
    send("officer@NS", "study:venue_per_unit", campaign.pk)
    due = (now() + timedelta(days=9)).strftime("%d/%m/%Y 17:00")
    rules = {"due_at": due, "least_own_words": 100, "headings": "Nhận thức\n\nLiên hệ", "template": ""}
    send("officer@NS", "study:setup_essay", campaign.pk, data=rules)
    send("officer@NS", "study:setup_reviewers", campaign.pk, data={"what": "all"})

    answer = send("officer@NS", "study:setup_check", campaign.pk)

    campaign.refresh_from_db()
    assert answer.status_code == 302
    assert (campaign.title, campaign.document, campaign.is_running) == ("Phòng chống lũ quét", document, True)
    assert campaign.headings == ["Nhận thức", "Liên hệ"]
    assert campaign.venues.count() == 2
    assert campaign.reviewers.count() == 4
    assert Essay.objects.filter(campaign=campaign).exists()


def test_step_that_is_fixed_refuses_changes(send, campaign):
    answer = send("officer@NS", "study:setup", campaign.pk, data={"title": "Khác"})

    assert answer.status_code == 403
    assert Campaign.objects.get(pk=campaign.pk).title == "Học tập về kỹ năng số"


def test_person_of_a_common_name_is_asked_for_by_code(send, cast):
    draft = draft_campaign(cast)

    data = {"what": "exception", "person": "vai", "is_included": "out", "reason": "nghỉ dài"}
    page = send("officer@NS", "study:setup_audience", draft.pk, data=data)

    assert page.status_code == 200
    assert draft.audience_exceptions.count() == 0
    data["person"] = "p-an"
    send("officer@NS", "study:setup_audience", draft.pk, data=data)
    assert draft.audience_exceptions.get().person == cast.people["an"]


def test_reminder_reaches_each_person_once_a_day(send, campaign, cast):
    Notice.objects.all().delete()
    unit = cast.units["NS.01"]

    for _press in range(2):
        send("officer@NS", "study:remind", campaign.pk, query=f"?unit={unit.pk}")

    told = Notice.objects.filter(kind="study.reminded")
    assert told.filter(user=cast.users["an"]).count() == 1
    assert not told.filter(user=cast.users["dung"]).exists()


def test_chosen_people_are_excused_with_a_reason(send, campaign, cast):
    essay = campaign.essays.get(person=cast.people["an"])
    chosen = {"essay": [essay.pk]}

    shown = send("officer@NS.01", "study:move_people", campaign.pk, "excuse", data=chosen)
    assert shown.status_code == 200
    assert Duty.objects.get(pk=essay.duty_id).state == State.EXPECTED

    data = chosen | {"confirmed": 1, "what": ["essay"], "reason": "nằm viện"}
    send("officer@NS.01", "study:move_people", campaign.pk, "excuse", data=data)
    duty = Duty.objects.get(pk=essay.duty_id)
    assert (duty.state, duty.transitions.last().reason) == (State.EXCUSED, "nằm viện")


def test_officer_excuses_nobody_of_another_commune(send, campaign, cast):
    essay = campaign.essays.get(person=cast.people["dung"])
    data = {"essay": [essay.pk], "confirmed": 1, "what": ["essay"], "reason": "x"}

    send("officer@NS.01", "study:move_people", campaign.pk, "excuse", data=data)

    assert Duty.objects.get(pk=essay.duty_id).state == State.EXPECTED


def test_chosen_people_get_more_time(send, campaign, cast):
    essay = campaign.essays.get(person=cast.people["an"])
    due = now() + timedelta(days=30)
    data = {"essay": [essay.pk], "confirmed": 1, "due_at": due.strftime("%d/%m/%Y 17:00"), "reason": "đi công tác"}

    send("officer@NS.01", "study:move_people", campaign.pk, "extend", data=data)

    assert localdate(Duty.objects.get(pk=essay.duty_id).due_at) == localdate(due)


def test_clerk_may_not_excuse(send, campaign):
    assert send("clerk@NS.01", "study:move_people", campaign.pk, "excuse").status_code == 403


def test_sheet_goes_from_clerk_to_leader_in_the_browser(send, campaign, cast):
    Session.objects.update(starts_at=now() - timedelta(hours=1))
    sheet = sheet_at(campaign, cast, "NS.01")
    line = line_of(sheet, cast, "an")
    data = {"shown": [f"{line.pk}:0"], "start": [line.pk], "end": [line.pk], "heads_start": 1, "to_hand_in": 1}

    answer = send("clerk@NS.01", "study:sheet", sheet.pk, data=data)
    assert answer.url == reverse("study:hand_in_sheet", args=[sheet.pk])
    send("clerk@NS.01", "study:hand_in_sheet", sheet.pk)
    send("leader@NS.01", "study:confirm_sheet", sheet.pk)

    sheet.refresh_from_db()
    assert (sheet.state, sheet.head_count_start) == (Sheet.State.CONFIRMED, 1)
    assert line_of(sheet, cast, "an").duty.state == State.VERIFIED


def test_clerk_may_not_confirm(send, campaign, cast):
    sheet = sheet_at(campaign, cast, "NS.01")
    line = line_of(sheet, cast, "an")
    actions.tick(sheet=sheet, ticks={line.pk: actions.Tick(True, True)}, by=cast.users["officer@NS.01"])
    actions.hand_in_sheet(sheet=sheet, by=cast.users["officer@NS.01"], at=during(campaign))

    assert send("clerk@NS.01", "study:confirm_sheet", sheet.pk).status_code == 403


@pytest.mark.parametrize("name", ["study:people", "study:sheets"])
def test_list_costs_the_same_for_one_row_and_for_many(client, cast, name, django_assert_max_num_queries):
    small = launched_campaign(cast, rules=("NS.01.1",))
    large = launched_campaign(cast, sessions=2)
    client.force_login(cast.users["officer@NS"])

    asked = []
    for campaign in (small, large):
        with django_assert_max_num_queries(25) as questions:
            assert client.get(reverse(name, args=[campaign.pk])).status_code == 200
        asked.append(len(questions))

    assert asked[0] == asked[1]


def test_document_comes_back_to_the_step_that_asked_for_it(send, cast):
    draft = draft_campaign(cast)
    step = reverse("study:setup", args=[draft.pk])
    data = {
        "type": "Kế hoạch",
        "number": "7",
        "issued_on": "02/03/2026",
        "issuer": "UBND tỉnh Nà Sơn",
        "subject": "Đọc sách mỗi ngày",
        "unit": cast.units["NS"].pk,
        "text": "Mỗi nhà một tủ sách.",
        "next": step,
    }

    answer = send("officer@NS", "documents:new", data=data)

    document = Document.objects.get()
    assert answer.url == f"{step}?document={document.pk}"
    assert document.text == "Mỗi nhà một tủ sách."
    data |= {"number": "8", "next": "https://elsewhere.example/"}
    assert send("officer@NS", "documents:new", data=data).url.startswith("/documents/")


@pytest.mark.parametrize(
    ("who", "list_status", "new_status"), [("officer@NS", 200, 200), ("clerk@NS.01", 200, 200), ("an", 200, 403)]
)
def test_documents_are_read_by_all_and_registered_by_staff(visit, cast, who, list_status, new_status):
    assert visit(who, "documents:documents").status_code == list_status
    assert visit(who, "documents:new").status_code == new_status
