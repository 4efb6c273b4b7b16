"""A unit that was given a document opens it, wherever it is kept; nobody else does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from nennep.directives import actions
from nennep.directives.tests.cast import a_document, duty_of, hand_on
from nennep.documents.models import Document

OPENED = ("documents:document", "directives:thread", "directives:thread_docx", "directives:progress", "directives:new")


@pytest.fixture
def kept_aside(cast):
    """Kept by a commune, handed on by the province to the commune beside it."""
    document = a_document(cast, "NS.02")
    return hand_on(cast, document, "NS", ("NS.01",))


@pytest.mark.parametrize("address", OPENED)
def test_the_office_opens_what_was_handed_on_to_it(address, cast, kept_aside, signed_in):
    url = reverse(address, args=[kept_aside.document_id])

    assert signed_in("clerk@NS.01").get(url).status_code == 200


@pytest.mark.parametrize("name", ["clerk@NS.01.1", "an", "chi", "stranger"])
def test_below_and_beside_it_stays_unseen(name, cast, kept_aside, signed_in):
    assert not Document.objects.visible_to(cast.users[name]).exists()
    assert signed_in(name).get(reverse("documents:document", args=[kept_aside.document_id])).status_code == 404


def test_it_goes_further_down_with_the_next_hand_on(cast, kept_aside):
    hand_on(cast, kept_aside.document, "NS.01", ("NS.01.1",))

    assert list(Document.objects.visible_to(cast.users["clerk@NS.01.1"])) == [kept_aside.document]


def test_it_is_found_listed_and_put_in_order(cast, kept_aside, signed_in):
    clerk = signed_in("clerk@NS.01")

    assert [row.pk for row in clerk.get("/documents/?q=ven suối").context["rows"]] == [kept_aside.document_id]
    assert clerk.get("/documents/order/").context["found"].total == 1


def test_the_thread_tells_no_more_than_concerns_the_unit(cast, kept_aside, signed_in):
    other = hand_on(cast, kept_aside.document, "NS", ("NS.02",), plan_by=localdate() + timedelta(days=9))
    paper = a_document(cast, "NS.02", "31", type="Kế hoạch", subject="kế hoạch của xã bên")
    actions.hand_in(duty=duty_of(cast, other, "NS.02", "plan"), document=paper, by=cast.users["clerk@NS.02"])

    page = signed_in("clerk@NS.01").get(reverse("directives:thread", args=[kept_aside.document_id])).content.decode()

    assert "kế hoạch của xã bên" not in page
    assert "Còn 1 mục bạn không được xem." in page


def test_to_keep_and_to_judge_stays_with_those_whose_it_is(cast, kept_aside, signed_in):
    duty = duty_of(cast, kept_aside, "NS.01", "plan")
    officer = signed_in("officer@NS.01")

    assert officer.get(reverse("documents:change", args=[kept_aside.document_id])).status_code == 403
    assert officer.get(reverse("directives:step", args=[duty.pk, "excuse"])).status_code == 403


def test_who_is_asked_to_review_it_opens_it(cast, signed_in):
    document = a_document(cast, "NS.02")
    day = localdate() + timedelta(days=30)
    units = {"unit": cast.units["NS.01"], "asked_by": cast.units["NS"]}
    actions.ask_for_review(document=document, kind="final", due_on=day, by=cast.users["officer@NS"], **units)

    assert signed_in("clerk@NS.01").get(reverse("documents:document", args=[document.pk])).status_code == 200


def test_many_given_documents_cost_as_many_questions_as_one(cast, kept_aside, signed_in):
    clerk, counts = signed_in("clerk@NS.01"), []
    for number in (0, 50):
        for more in range(number):
            hand_on(cast, a_document(cast, "NS.02", str(100 + more)), "NS", ("NS.01",))
        # The choices of the filters are remembered for a minute; they are asked for anew when more was given.
        clerk.get("/documents/")
        with CaptureQueriesContext(connection) as captured:
            assert clerk.get("/documents/?direction=incoming").context["total"] == number + 1
        counts.append(len(captured))

    assert counts[0] == counts[1]
