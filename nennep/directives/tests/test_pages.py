"""The pages: from handing on to the last figure, as each side sees them."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from nennep.accounts.personal_data import data_sets
from nennep.directives import actions
from nennep.directives.models import HandOn
from nennep.directives.tests.cast import a_document, duty_of, hand_on
from nennep.duties.models import Duty
from nennep.units.actions import open_units
from nennep.units.actions.tree import NewUnit
from nennep.units.tests.cast import SINCE


def later(days):
    return (localdate() + localdate().resolution * days).strftime("%d/%m/%Y")


def test_from_handing_on_to_the_figure(cast, signed_in):
    document = a_document(cast)
    officer = signed_in("officer@NS")
    url = reverse("directives:new", args=[document.pk])
    page = officer.get(url)
    assert [unit.code for unit in page.context["form"].fields["targets"].queryset] != []

    sent = {
        "key": uuid4(),
        "targets": [cast.units["NS.01"].pk, cast.units["NS.02"].pk],
        "acknowledge_by": later(3),
        "note": "Đọc kỹ mục hai.",
    }
    made = officer.post(url, sent, follow=True).context["hand_on"]
    assert Duty.objects.about(made).count() == 2

    clerk = signed_in("clerk@NS.01")
    waiting = clerk.get("/", follow=True).context["waiting"]
    assert [(row.count, "acknowledgement" in row.url) for row in waiting] == [(1, True)]
    listed = clerk.get(waiting[0].url)
    assert [row.unit.code for row in listed.context["rows"]] == ["NS.01"]
    duty = listed.context["rows"][0]
    assert "Đọc kỹ mục hai." in clerk.get(reverse("directives:duty", args=[duty.pk])).content.decode()
    clerk.post(reverse("directives:acknowledge", args=[duty.pk]))

    shown = signed_in("officer@NS").get(reverse("directives:hand_on", args=[made.pk]))
    first = shown.context["big"][0]
    assert (first["value"], first["note"]) == (1, "trên 2")
    evidence = signed_in("officer@NS").get(first["url"])
    assert [row.unit for row in evidence.context["rows"]] == ["Xã Hùng Sơn"]


def test_all_units_of_a_kind_are_handed_on_to(cast, signed_in):
    document, kind = a_document(cast), cast.units["NS.01.1"].kind_id

    url = reverse("directives:new", args=[document.pk])
    signed_in("officer@NS").post(url, {"key": uuid4(), "kinds": [kind], "plan_by": later(5)})

    made = HandOn.objects.get()
    assert sorted(target.unit.code for target in made.targets.all()) == ["NS.01.1", "NS.01.2", "NS.02.1"]


def test_a_day_that_the_text_names_is_proposed(cast, signed_in):
    document = a_document(cast)
    day = localdate() + localdate().resolution * 20
    document.deadlines.create(due_on=day, start=0, end=7)

    page = signed_in("officer@NS").get(f"{reverse('directives:new', args=[document.pk])}?report_by={day}")

    assert page.context["named"] == [(day, "Mỗi bản")]
    assert f'value="{day:%d/%m/%Y}"' in page.content.decode()


def test_a_file_is_handed_in_and_downloaded_by_who_sees_the_task(cast, directive, signed_in, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    duty = duty_of(cast, directive.first, "NS.01", "plan")
    file = SimpleUploadedFile("ke-hoach.txt", "Diễn tập hai lần.".encode())

    signed_in("clerk@NS.01").post(reverse("directives:hand_in", args=[duty.pk]), {"file": file, "words": "xong"})

    delivery = duty.deliveries.get()
    url = reverse("directives:delivered_file", args=[duty.pk, delivery.pk])
    assert b"".join(signed_in("officer@NS").get(url).streaming_content).decode() == "Diễn tập hai lần."
    assert signed_in("clerk@NS.02").get(url).status_code == 404


def test_a_marked_file_is_refused_with_its_sentence(cast, directive, signed_in, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    duty = duty_of(cast, directive.first, "NS.01", "plan")
    file = SimpleUploadedFile("ke-hoach.txt", "MẬT\n\nKế hoạch diễn tập.".encode())

    page = signed_in("clerk@NS.01").post(reverse("directives:hand_in", args=[duty.pk]), {"file": file})

    assert (page.status_code, bool(page.context["form"].errors["file"])) == (200, True)
    assert duty.deliveries.count() == 0


def test_the_sender_sends_back_and_the_unit_reads_why(cast, directive, signed_in):
    duty = duty_of(cast, directive.first, "NS.01", "plan")
    paper = a_document(cast, "NS.01", "31")
    actions.hand_in(duty=duty, document=paper, by=cast.users["clerk@NS.01"])

    url = reverse("directives:step", args=[duty.pk, "send-back"])
    sent = {"reason": "thiếu người", "to_mend": "ghi tên", "due_at": later(9) + " 17:00"}
    signed_in("leader@NS").post(url, sent)

    page = signed_in("clerk@NS.01").get(reverse("directives:duty", args=[duty.pk]))
    assert "thiếu người. ghi tên" in page.content.decode()


def test_a_hand_on_shows_other_units_as_a_number(cast, directive, signed_in):
    page = signed_in("clerk@NS.01").get(reverse("directives:hand_on", args=[directive.first.pk]))

    assert [row["unit"].code for row in page.context["rows"]] == ["NS.01"]
    assert page.context["hidden"] == 1
    assert "Quang Lâm" not in page.content.decode()


@pytest.mark.parametrize("name", ["officer@NS", "clerk@NS.01"])
def test_progress_goes_down_the_tree(name, cast, filled, signed_in):
    page = signed_in(name).get(reverse("directives:progress", args=[filled.document.pk]))

    lines = page.context["progress"].lines
    wanted = {"officer@NS": ["Xã Hùng Sơn", "Xã Quang Lâm"], "clerk@NS.01": ["Chi bộ Bản Mới", "Chi bộ Trường học"]}
    assert [line.name for line in lines] == wanted[name]


def test_what_is_not_seen_is_one_line(cast, filled, signed_in):
    url = reverse("directives:progress", args=[filled.document.pk])
    page = signed_in("clerk@NS.01").get(f"{url}?unit={cast.units['NS'].pk}")

    progress = page.context["progress"]
    assert [line.name for line in progress.lines] == ["Xã Hùng Sơn"]
    assert progress.rest.numbers["plans.expected"].value == 1


LINK = re.compile(r'<a[^>]*\shref="(/(?:directives|documents)/[^"#]*)"')


@pytest.mark.parametrize("name", ["officer@NS", "leader@NS", "clerk@NS.01", "reviewer@NS.02", "clerk@NS.01.1"])
def test_what_a_page_offers_it_keeps(name, cast, filled, signed_in):
    client, offered_on = signed_in(name), {}
    plan = duty_of(cast, filled.first, "NS.01", "plan").pk
    pages = ["", f"{filled.first.pk}/", f"{filled.further.pk}/", "duties/", f"duties/{plan}/", f"duties/{plan + 1}/"]
    pages += [f"documents/{filled.document.pk}/", f"documents/{filled.document.pk}/progress/"]
    for path in pages:
        for link in LINK.findall(client.get(f"/directives/{path}").content.decode()):
            offered_on.setdefault(link, path)

    assert offered_on
    assert [(path, link) for link, path in offered_on.items() if not opens(client, link)] == []


def opens(client, link):
    return client.get(link.replace("&amp;", "&")).status_code < 400


def queries(client, url):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def add_more(cast):
    for number in range(20, 23):
        document = a_document(cast, number=str(number))
        hand_on(cast, document)
        hand_on(cast, document, "NS.01", ("NS.01.1", "NS.01.2"))


@pytest.mark.parametrize("url", ["/directives/", "/directives/duties/", "/directives/duties/?for=me", "/"])
def test_lists_cost_the_same_for_one_and_for_many(url, cast, directive, signed_in):
    client = signed_in("officer@NS")
    url = client.get(url).headers.get("Location", url)
    client.get(url)
    before = queries(client, url)
    add_more(cast)

    assert queries(client, url) == before


def test_a_hand_on_costs_the_same_for_few_and_for_many_units(cast, signed_in):
    document = a_document(cast)
    few = hand_on(cast, document, "NS", ("NS.01", "NS.02"))
    many = hand_on(cast, a_document(cast, number="13"), "NS", ("NS.01", "NS.02", "NS.01.1", "NS.02.1"))
    client = signed_in("officer@NS")
    counts = [queries(client, reverse("directives:hand_on", args=[one.pk])) for one in (few, few, many)]

    assert counts[1] == counts[2]


def test_an_officer_makes_a_report_about_carrying_it_out(cast, filled, signed_in):
    url = reverse("directives:progress", args=[filled.document.pk])
    leader = signed_in("leader@NS")

    link = re.search(r'href="(/reports/new/[^"]*)"', leader.get(url).content.decode())[1].replace("&amp;", "&")
    page = leader.get(link)

    assert "{directives.plans.received}" in page.context["form"].initial["narrative"]
    assert "/reports/new/" not in signed_in("clerk@NS.01").get(url).content.decode()


def test_ones_own_data_tells_what_one_did_for_a_unit(cast, filled):
    (found,) = [one for one in data_sets() if one.code == "directives.acts"]

    assert [act["act"] for act in found.export(cast.users["officer@NS"])] == ["hand_on", "review"]
    assert [act["act"] for act in found.export(cast.users["clerk@NS.01"])] == ["delivery"]


def test_many_units_come_in_pages(cast, signed_in):
    below = [NewUnit(f"M{number:02}", f"Xã {number}", cast.units["NS.01"].kind, "NS") for number in range(60)]
    communes = open_units(tree=cast.tree, new=below, on=SINCE, by=cast.users["founder"], legal_basis="thử nghiệm")
    cast.units |= {unit.code: unit for unit in communes}
    made = hand_on(cast, a_document(cast), "NS", [unit.code for unit in communes])
    url = reverse("directives:hand_on", args=[made.pk])

    officer = signed_in("officer@NS")

    assert [len(officer.get(f"{url}?page={page}").context["rows"]) for page in (1, 2)] == [50, 10]


@pytest.mark.parametrize(("way", "units"), [("from", ["Xã Hùng Sơn"]), ("to", ["Xã Hùng Sơn", "Tỉnh Nà Sơn"])])
def test_the_list_tells_what_went_out_from_what_came(way, units, cast, directive, signed_in):
    page = signed_in("clerk@NS.01").get(f"/directives/?way={way}&q=12")

    assert [row.unit.name for row in page.context["rows"]] == units


def test_a_unit_finds_its_own_tasks_on_top_of_the_hand_on(cast, directive, signed_in):
    page = signed_in("clerk@NS.01").get(reverse("directives:hand_on", args=[directive.first.pk]))

    assert [kind for kind, duty in page.context["own"]["duties"] if duty] == list(directive.first.asked_for)
    assert "Việc của Xã Hùng Sơn" in page.content.decode()
    assert signed_in("officer@NS").get(page.request["PATH_INFO"]).context["own"] is None


def test_who_judges_goes_on_to_the_next(cast, directive, signed_in):
    first, second = (duty_of(cast, directive.first, code, "plan") for code in ("NS.01", "NS.02"))
    for code, duty in (("NS.01", first), ("NS.02", second)):
        paper = a_document(cast, code, "31", type="Kế hoạch")
        actions.hand_in(duty=duty, document=paper, by=cast.users[f"clerk@{code}"])
    officer = signed_in("officer@NS")

    judged = officer.post(reverse("directives:verify", args=[first.pk]), follow=True)

    assert judged.context["next_to_judge"] == second
    officer.post(reverse("directives:verify", args=[second.pk]))
    assert officer.get(reverse("directives:duty", args=[second.pk])).context["next_to_judge"] is None
    assert signed_in("clerk@NS.01").get(reverse("directives:duty", args=[first.pk])).context["next_to_judge"] is None


def test_why_it_came_back_stands_on_top_until_it_is_handed_in_again(cast, filled, signed_in):
    duty = duty_of(cast, filled.further, "NS.01.1", "plan")
    clerk = signed_in("clerk@NS.01.1")
    page = clerk.get(reverse("directives:duty", args=[duty.pk]))
    assert (page.context["sent_back"].reason, page.context["sent_back"].to_mend) == ("chưa có người", "ghi tên việc")

    paper = a_document(cast, "NS.01.1", "8", type="Kế hoạch")
    actions.hand_in(duty=duty, document=paper, by=cast.users["clerk@NS.01.1"])

    assert clerk.get(reverse("directives:duty", args=[duty.pk])).context["sent_back"] is None
