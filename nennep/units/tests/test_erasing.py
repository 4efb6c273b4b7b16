"""Erasing a person: nobody in particular is left, and every count is as before."""

import json

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from nennep.accounts.models import User
from nennep.accounts.personal_data import data_sets
from nennep.history.actions import check_history, seal_pending
from nennep.history.models import Content, Entry
from nennep.units import actions, errors
from nennep.units.models import Membership, Person, Role
from nennep.units.personal_data import DATA_SETS
from nennep.units.tests.cast import PASSWORD, SINCE


def test_nothing_that_names_the_person_is_left(cast):
    an, founder = cast.people["an"], cast.users["founder"]
    actions.rename_unit(unit=cast.units["NS.02"], name="Nguyễn Văn An", on=SINCE, by=founder)
    memberships = Membership.objects.count()

    actions.erase_person(person=an, by=founder)

    an.refresh_from_db()
    assert (an.full_name, an.code, an.folded) == (
        "(đã xóa dữ liệu)",
        f"erased-{an.pk}",
        f"(da xoa du lieu) erased-{an.pk}",
    )
    assert an.erased_at is not None
    assert an.user.username == f"erased-{an.user.pk}"
    assert not an.user.is_active
    assert not an.user.has_usable_password()
    assert Membership.objects.count() == memberships
    assert not an.memberships.on(localdate()).exists()
    assert not Content.objects.filter(entry__in=Entry.objects.about(an)).exclude(data={}).exists()
    assert Entry.objects.about(an).filter(verb="person.erased").exists()


def test_chain_holds_after_erasing(cast):
    seal_pending(settle_seconds=-1)

    actions.erase_person(person=cast.people["an"], by=cast.users["founder"])
    seal_pending(settle_seconds=-1)

    assert check_history().holds


def test_account_cannot_be_signed_in_with_any_more(cast, client):
    actions.erase_person(person=cast.people["an"], by=cast.users["founder"])

    for username in ("an", f"erased-{cast.users['an'].pk}"):
        client.post(reverse("accounts:sign_in"), {"username": username, "password": PASSWORD})
        assert "_auth_user_id" not in client.session


def test_person_without_an_account_is_erased_alone(cast):
    founder = cast.users["founder"]
    mai, doi = (
        actions.add_person(code=code, full_name=name, unit=cast.units["NS.01.1"], on=SINCE, by=founder)
        for code, name in [("D-1", "Lò Thị Mai"), ("D-2", "Lò Văn Đôi")]
    )

    actions.erase_person(person=mai, by=founder)

    doi.refresh_from_db()
    assert doi.full_name == "Lò Văn Đôi"
    assert Person.objects.filter(erased_at=None, code="D-1").count() == 0
    assert not User.objects.get(person=mai).is_active


def test_roles_and_records_joined_to_it_go_too(cast):
    founder, clerk = cast.users["founder"], cast.people["clerk@NS.01"]
    double = actions.add_person(code="D-1", full_name="Vai clerk", unit=cast.units["NS.01"], on=SINCE, by=founder)
    actions.merge_people(duplicate=double, into=clerk, by=founder)

    actions.erase_person(person=clerk, by=founder)

    double.refresh_from_db()
    assert double.full_name == "(đã xóa dữ liệu)"
    assert not Role.objects.on(localdate()).filter(user=cast.users["clerk@NS.01"]).exists()


def test_person_is_erased_once(cast):
    actions.erase_person(person=cast.people["an"], by=cast.users["founder"])

    with pytest.raises(errors.NoSuchRecord):
        actions.erase_person(person=cast.people["an"], by=cast.users["founder"])


def test_erasing_asks_first_and_says_what_goes(cast, signed_in):
    client, address = signed_in("administrator@NS.01"), f"/units/people/{cast.people['an'].pk}/change/erase/"
    key = "6f9d3f64-52b5-4c0e-8a52-3f2d7a3a0b11"

    look = client.post(address, {"key": key}).content.decode()
    assert "Tên, mã và tài khoản của Nguyễn Văn An bị xóa" in look
    assert Person.objects.get(pk=cast.people["an"].pk).erased_at is None
    client.post(address, {"key": key, "confirmed": "1"})

    assert Person.objects.get(pk=cast.people["an"].pk).erased_at is not None


def test_own_data_holds_units_posts_and_roles_of_oneself_alone(cast, signed_in):
    answer = signed_in("leader@NS.01").get(reverse("accounts:own_data"))

    data = json.loads(answer.content)
    assert {data_set.code for data_set in DATA_SETS} <= {data_set.code for data_set in data_sets()}
    assert [row["name"] for row in data["units.person"]] == ["Vai leader NS.01"]
    assert [(row["unit"], row.get("post")) for row in data["units.places"]] == [
        ("Xã Hùng Sơn", None),
        ("Xã Hùng Sơn", "Bí thư"),
    ]
    assert [(row["unit"], row["role"]) for row in data["units.rights"]] == [("Xã Hùng Sơn", "leader")]
    assert "NS.02" not in answer.content.decode()
