"""`nennep create-organisation`: from an empty installation to somebody who can do everything."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from nennep.accounts.models import User
from nennep.units import rules
from nennep.units.models import Tree, Unit

pytestmark = pytest.mark.django_db

ANSWERS = {
    "name": "Xã Hùng Sơn",
    "code": "hung-son",
    "administrator": "Lò Thị Mai",
    "username": "mai",
    "generate_password": True,
}


def create(**answers):
    out = StringIO()
    call_command("create_organisation", stdout=out, **{**ANSWERS, **answers})
    return out.getvalue()


def test_first_administrator_signs_in_and_may_change_everything(client):
    password = re.search(r"changed at once: (\S+)", create(kinds="Xã, Chi bộ"))[1]

    answer = client.post(reverse("accounts:sign_in"), {"username": "mai", "password": password}, follow=True)

    root, mai = Unit.objects.get(), User.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("accounts:change_password")
    assert (root.name, root.code, root.kind.name) == ("Xã Hùng Sơn", "HUNG-SON", "Xã")
    assert list(root.tree.unit_kinds.values_list("name", flat=True)) == ["Xã", "Chi bộ"]
    assert rules.can_change_unit(mai, root)
    assert mai.person.full_name == "Lò Thị Mai"


def test_second_organisation_may_stand_beside_the_first():
    create()

    create(code="doan", name="Đoàn xã", username="lan", administrator="Hà Thị Lan", person_code="0002")

    assert Tree.objects.count() == 2


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"username": "MAI", "code": "khac"}, "MAI"),
        ({"username": "lan"}, "already"),
        ({"username": "lan", "code": "có dấu"}, "mã hợp lệ"),
        ({"username": "lan", "code": "khac"}, "0001"),
        ({"username": "l a n", "code": "khac", "person_code": "2"}, "tên đăng nhập hợp lệ"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_half_made(answers, words):
    create()

    with pytest.raises(CommandError, match=words):
        create(**answers)

    assert (Tree.objects.count(), User.objects.count()) == (1, 1)
