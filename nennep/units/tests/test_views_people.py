"""Lists of people, one person, and every change of one, as pages."""

import re
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from nennep.history.models import Entry
from nennep.units import actions
from nennep.units.models import ActingGrant, ListImport, Person, Role
from nennep.units.tests.cast import SINCE
from nennep.units.tests.sheets import PEOPLE_HEADS, UNIT_HEADS, upload

SHELL = 12


def texts(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def people(cast, code):
    return reverse("units:people", args=[cast.units[code].pk])


def step(cast, name, what, row=None):
    address = reverse("units:change_person", args=[cast.people[name].pk, what])
    return f"{address}?row={row.pk}" if row else address


def filled(**values):
    return {"key": str(uuid4()), **values}


@pytest.mark.parametrize(
    ("who", "code", "status"),
    [
        ("clerk@NS.01", "NS.01", 200),
        ("reviewer@NS", "NS.01", 200),
        ("clerk@NS.01", "NS.02", 404),
        ("clerk@NS.01", "NS", 403),
        ("an", "NS.01.1", 403),
        ("stranger", "NS", 404),
    ],
)
def test_names_are_listed_for_staff_of_the_unit_or_above(cast, signed_in, who, code, status):
    assert signed_in(who).get(people(cast, code)).status_code == status


def test_list_is_in_vietnamese_order_of_names_and_holds_the_subtree(cast, signed_in):
    rows = signed_in("clerk@NS.01").get(people(cast, "NS.01.1")).context["rows"]

    names = [row.full_name for row in rows if not row.full_name.startswith("Vai")]
    assert names == ["Nguyễn Văn An", "Hoàng Thị Bình"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=nguyen+an", ["Nguyễn Văn An"]),
        ("?q=p-chi", ["Lý Thị Chi"]),
        ("?q=dung", []),
        ("?unit={NS.01.2}", ["Lý Thị Chi"]),
        ("?post={head}", ["Hoàng Thị Bình"]),
    ],
)
def test_list_is_searched_and_filtered(cast, signed_in, query, names):
    unit = cast.units["NS.01.1"]
    actions.appoint(person=cast.people["binh"], unit=unit, kind=cast.posts["head"], on=SINCE, by=cast.users["founder"])
    query = query.replace("{NS.01.2}", str(cast.units["NS.01.2"].pk)).replace("{head}", str(cast.posts["head"].pk))

    rows = signed_in("clerk@NS.01").get(people(cast, "NS.01") + query).context["rows"]

    assert [row.full_name for row in rows] == names


def test_list_costs_the_same_questions_for_many_people(cast, signed_in, django_assert_max_num_queries):
    new = [actions.people.NewPerson(f"D-{n}", f"Lò Văn {n}", cast.units["NS.01.1"]) for n in range(120)]
    actions.add_people(new=new, on=SINCE, by=cast.users["founder"])
    client = signed_in("clerk@NS.01")

    with django_assert_max_num_queries(SHELL + 8):
        answer = client.get(people(cast, "NS.01"))

    assert len(answer.context["rows"]) == 50


def test_list_is_downloaded_as_it_is_shown_and_that_is_recorded(cast, signed_in):
    answer = signed_in("clerk@NS.01").get(people(cast, "NS.01") + "?q=an&export=1")

    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[:3] for row in rows if row[0] == "P-an"] == [["P-an", "Nguyễn Văn An", "Chi bộ Bản Mới"]]
    assert "P-dung" not in {row[0] for row in rows}
    assert Entry.objects.filter(verb="people.exported", actor=cast.users["clerk@NS.01"]).count() == 1


@pytest.mark.parametrize(
    ("who", "status"),
    [("an", 200), ("clerk@NS.01", 200), ("binh", 404), ("officer@NS.02", 404), ("stranger", 404)],
)
def test_person_is_shown_to_themselves_and_to_staff_of_their_units(cast, signed_in, who, status):
    assert signed_in(who).get(reverse("units:person", args=[cast.people["an"].pk])).status_code == status


def test_clerk_sees_neither_account_nor_history_of_a_person(cast, signed_in):
    context = signed_in("clerk@NS.01").get(reverse("units:person", args=[cast.people["an"].pk])).context

    assert ("roles" in context, "history" in context) == (False, False)


CHANGES = ("rename", "join", "appoint")
ACCOUNT = ("password", "close-account", "grant", "acting", "merge", "erase")


@pytest.mark.parametrize("what", [*CHANGES, *ACCOUNT])
@pytest.mark.parametrize(
    ("who", "keeps_people", "manages"),
    [
        ("administrator@NS", 200, 200),
        ("administrator@NS.01", 200, 200),
        ("officer@NS.01", 200, 403),
        ("clerk@NS.01", 403, 403),
        ("an", 403, 403),
        ("administrator@NS.02", 404, 404),
        ("binh", 404, 404),
    ],
)
def test_change_is_for_those_whose_task_it_is(cast, signed_in, what, who, keeps_people, manages):
    expected = keeps_people if what in CHANGES else manages

    client = signed_in(who)

    assert client.get(step(cast, "an", what)).status_code == expected
    answer = client.post(step(cast, "an", what), filled())
    # Closing asks nothing more than to be confirmed, and leads back to the person.
    assert answer.status_code == (302 if what == "close-account" and expected == 200 else expected)


def test_person_is_added_once_however_often_the_form_is_sent(cast, signed_in):
    client = signed_in("officer@NS.01")
    address = reverse("units:add_person", args=[cast.units["NS.01"].pk])
    values = filled(full_name="  Lò   Thị Mai ", code="D-1", unit="NS.01.1", on="01/03/2026")

    first, second = client.post(address, values), client.post(address, values)

    mai = Person.objects.get(code="D-1")
    assert first["Location"] == second["Location"] == reverse("units:person", args=[mai.pk])
    assert mai.full_name == "Lò Thị Mai"
    assert list(mai.memberships.values_list("unit__code", "valid_from")) == [("NS.01.1", date(2026, 3, 1))]


def test_taken_code_is_said_on_the_form(cast, signed_in):
    address = reverse("units:add_person", args=[cast.units["NS.01"].pk])
    values = filled(full_name="Lò Thị Mai", code="P-an", unit="NS.01.1", on="01/03/2026")

    assert "Mã P-an đã có người dùng." in texts(signed_in("officer@NS.01").post(address, values))


def test_nobody_adds_people_outside_of_their_unit(cast, signed_in):
    address = reverse("units:add_person", args=[cast.units["NS.01"].pk])
    values = filled(full_name="Lò Thị Mai", code="D-1", unit="NS.02.1", on="01/03/2026")

    assert "không có mã hoặc tên “NS.02.1”" in texts(signed_in("officer@NS.01").post(address, values))


def test_transfer_leads_to_the_other_unit(cast, signed_in):
    row = cast.people["an"].memberships.get()

    signed_in("officer@NS.01").post(step(cast, "an", "transfer", row), filled(unit="NS.01.2", on="01/03/2026"))

    assert list(cast.people["an"].memberships.open().values_list("unit__code", flat=True)) == ["NS.01.2"]


def test_row_of_somebody_else_is_not_there(cast, signed_in):
    row = cast.people["chi"].memberships.get()

    assert signed_in("officer@NS.01").get(step(cast, "an", "leave", row)).status_code == 404


def test_account_is_given_with_a_password_that_is_shown_once(cast, signed_in):
    founder = cast.users["founder"]
    cast.people["mai"] = actions.add_person(
        code="D-1", full_name="Lò Thị Mai", unit=cast.units["NS.01.1"], on=SINCE, by=founder
    )
    client = signed_in("administrator@NS.01")
    form = client.get(step(cast, "mai", "account"))
    values = filled(username="mailt")

    first = client.post(step(cast, "mai", "account"), values)
    second = client.post(step(cast, "mai", "account"), values)

    password = first.context["password"]
    mai = Person.objects.get(code="D-1").user
    assert 'value="mailt"' in form.content.decode()
    assert (mai.username, mai.must_change_password, mai.check_password(password)) == ("mailt", True, True)
    assert first.headers["Cache-Control"] == "no-store"
    assert second.status_code == 302
    assert password not in texts(client.get(second["Location"]))
    assert password not in str(list(Entry.objects.values_list("content__data", flat=True)))


def test_new_password_opens_a_closed_account_again(cast, signed_in):
    actions.close_account_of(person=cast.people["an"], by=cast.users["founder"])

    answer = signed_in("administrator@NS.01").post(step(cast, "an", "password"), filled())

    cast.users["an"].refresh_from_db()
    assert cast.users["an"].is_active
    assert cast.users["an"].check_password(answer.context["password"])


@pytest.mark.parametrize(("unit", "granted"), [("NS.01.1", True), ("NS.01", True), ("NS", False), ("NS.02", False)])
def test_nobody_grants_a_role_upwards_or_sideways(cast, signed_in, unit, granted):
    values = filled(kind="clerk", unit=unit, on="01/03/2026", until="")

    signed_in("administrator@NS.01").post(step(cast, "an", "grant"), values)

    assert Role.objects.filter(user=cast.users["an"], unit=cast.units[unit], kind="clerk").exists() is granted


def test_nobody_grants_themselves_a_role(cast, signed_in):
    answer = signed_in("administrator@NS.01").get(step(cast, "administrator@NS.01", "grant"))

    assert answer.status_code == 403


def test_role_is_ended_by_who_could_grant_it(cast, signed_in):
    role = Role.objects.get(user=cast.users["clerk@NS.01"])
    address = step(cast, "clerk@NS.01", "end-role", role)

    assert signed_in("officer@NS").get(address).status_code == 403
    signed_in("administrator@NS.01").post(address, filled(on="01/03/2026"))

    role.refresh_from_db()
    assert role.valid_to == date(2026, 3, 1)


def test_acting_is_granted_between_two_days_for_a_reason(cast, signed_in):
    values = filled(deputy="P-an", unit="NS.01", on="01/11/2026", until="01/12/2026", reason="đi học tập trung")

    signed_in("administrator@NS.01").post(step(cast, "leader@NS.01", "acting"), values)

    grant = ActingGrant.objects.get()
    assert (grant.principal, grant.deputy) == (cast.people["leader@NS.01"], cast.people["an"])
    assert (grant.valid_from, grant.valid_to) == (date(2026, 11, 1), date(2026, 12, 1))
    assert grant.reason == "đi học tập trung"


def test_nobody_writes_down_a_grant_for_themselves(cast, signed_in):
    values = filled(deputy="P-administrator@NS.01", unit="NS.01", on="01/11/2026", until="01/12/2026", reason="đi học")

    signed_in("administrator@NS.01").post(step(cast, "leader@NS.01", "acting"), values)

    assert not ActingGrant.objects.exists()


def test_records_are_joined_after_a_look(cast, signed_in):
    client = signed_in("administrator@NS.01")
    look = client.post(step(cast, "chi", "merge"), filled(into="P-an"))
    assert "Cả hai đều có tài khoản: tài khoản chi sẽ bị đóng." in texts(look)
    assert Person.objects.get(code="P-chi").merged_into is None

    client.post(step(cast, "chi", "merge"), filled(into="P-an", confirmed="1"))

    assert Person.objects.get(code="P-chi").merged_into == cast.people["an"]


def test_record_kept_higher_up_is_not_joined_from_below(cast, signed_in):
    actions.join_unit(person=cast.people["dung"], unit=cast.units["NS.01.1"], on=SINCE, by=cast.users["founder"])

    answer = signed_in("administrator@NS.01").post(step(cast, "chi", "merge"), filled(into="P-dung", confirmed="1"))

    assert "Hồ sơ này do cấp trên quản lý" in texts(answer)


def test_list_goes_from_file_to_people_in_two_steps(cast, signed_in):
    client = signed_in("officer@NS.01")
    address = reverse("units:import", args=[cast.units["NS.01"].pk, "people"])
    file = upload(PEOPLE_HEADS, [["D-1", "Lò Thị Mai", "NS.01.1", "", ""]])

    sent = client.post(address, {**filled(on="01/03/2026"), "file": file})
    look = client.get(sent["Location"])
    assert "Lò Thị Mai thêm vào Chi bộ Bản Mới" in texts(look)
    assert not Person.objects.filter(code="D-1").exists()
    client.post(f"{sent['Location']}take-over/")

    assert Person.objects.filter(code="D-1").exists()
    assert "1 mục mới" in texts(client.get(sent["Location"]))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("rong.xlsx", b"", "rỗng"),
        ("anh.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "Không đọc được “anh.xlsx” như một bảng tính"),
        ("hong.xlsx", b"PK\x03\x04" + b"0" * 50, "Không đọc được “hong.xlsx”"),
        (None, None, "không tìm thấy các cột: Mã đơn vị"),
    ],
)
def test_file_that_is_no_list_gets_one_sentence(cast, signed_in, name, content, sentence):
    address = reverse("units:import", args=[cast.units["NS.01"].pk, "people"])
    file = upload(PEOPLE_HEADS, [])
    if name is None:
        file = upload(["Mã", "Họ và tên"], [["D-1", "Lò Thị Mai"]])
    else:
        file.name, file.file, file.size = name, BytesIO(content), len(content)

    answer = signed_in("officer@NS.01").post(address, {**filled(on="01/03/2026"), "file": file})

    assert sentence in texts(answer)
    assert not ListImport.objects.exists()


@pytest.mark.parametrize("kind", ["units", "people"])
def test_empty_list_has_the_columns_that_are_read(cast, signed_in, kind):
    address = reverse("units:list_template", args=[cast.units["NS.01"].pk, kind])

    answer = signed_in("administrator@NS.01").get(address)

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[-1][:2] == (["Mã đơn vị", "Tên đơn vị"] if kind == "units" else ["Mã", "Họ và tên"])


@pytest.mark.parametrize(
    ("who", "units", "of_people"),
    [
        ("administrator@NS.01", 200, 200),
        ("officer@NS.01", 403, 200),
        ("clerk@NS.01", 403, 403),
        ("officer@NS.02", 404, 404),
    ],
)
def test_lists_are_sent_by_those_who_may_change_what_they_hold(cast, signed_in, who, units, of_people):
    client, unit = signed_in(who), cast.units["NS.01"].pk

    assert client.get(reverse("units:import", args=[unit, "units"])).status_code == units
    assert client.get(reverse("units:import", args=[unit, "people"])).status_code == of_people


def test_list_of_somebody_else_is_not_there(cast, signed_in):
    client = signed_in("officer@NS.01")
    address = reverse("units:import", args=[cast.units["NS.01"].pk, "people"])
    file = upload(PEOPLE_HEADS, [["D-1", "Lò Thị Mai", "NS.01.1", "", ""]])
    sent = client.post(address, {**filled(on="01/03/2026"), "file": file})

    assert signed_in("administrator@NS").get(sent["Location"]).status_code == 404


def test_units_are_not_opened_on_a_day_that_has_not_come(cast, signed_in):
    address = reverse("units:import", args=[cast.units["NS.01"].pk, "units"])
    file = upload(UNIT_HEADS, [["NS.01.9", "Chi bộ Mới", "", ""]])

    answer = signed_in("administrator@NS.01").post(
        address, {**filled(on="01/01/2100", legal_basis="QĐ 1"), "file": file}
    )

    assert "Ngày 01/01/2100 chưa đến" in texts(answer)
