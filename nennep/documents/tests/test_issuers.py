"""The issuer as named is tied to the unit of the tree that it means, also where a person types it."""

import pytest
from django.urls import reverse

from nennep.documents.actions import change_document
from nennep.documents.models import Document
from nennep.documents.tests.papers import paper

pytestmark = pytest.mark.django_db


def test_what_is_typed_by_hand_is_tied_to_its_unit(signed_in, cast):
    data = {
        "type": "Kế hoạch", "number": "31", "notation": "KH/ĐU", "issued_on": "05/05/2026",
        "issuer": "Ủy ban nhân dân xã Hùng Sơn", "subject": "mở tủ sách thôn", "unit": cast.units["NS.01"].pk,
        "direction": "incoming",
    }  # fmt: skip

    assert signed_in("clerk@NS.01").post(reverse("documents:new"), data).status_code == 302

    assert Document.objects.get(number="31").issuer_unit == cast.units["NS.01"]


def test_another_issuer_is_another_unit_or_none(cast):
    document = paper(cast, "Kế hoạch", "12-KH/ĐU", unit="NS.01")

    changed = change_document(document=document, issuer="UBND xã Hùng Sơn", by=cast.users["clerk@NS.01"])
    assert changed.issuer_unit == cast.units["NS.01"]
    changed = change_document(document=document, issuer="Sở Nội vụ tỉnh khác", by=cast.users["clerk@NS.01"])
    assert changed.issuer_unit is None
