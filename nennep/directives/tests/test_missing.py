"""What shows as missing when documents are put in order."""

from datetime import date, timedelta

from django.utils.timezone import localdate

from nennep.directives import actions
from nennep.directives.tests.cast import a_document, duty_of, hand_on
from nennep.documents.actions import relate
from nennep.documents.gaps import gap_of
from nennep.documents.models import Document


def missing(code):
    return [document.number for document in gap_of(code).documents(Document.objects.order_by("number"))]


def test_a_plan_handed_in_or_one_that_carries_it_out_closes_the_gap(cast):
    first, second, _third = (a_document(cast, number=str(number)) for number in (1, 2, 3))
    assert missing("unplanned") == ["1", "2", "3"]

    plan = a_document(cast, "NS.01", "31", type="Kế hoạch")
    relate(source=plan, target=first, kind="carries_out", by=cast.users["officer@NS"])
    made = hand_on(cast, second)
    other = a_document(cast, "NS.01", "32", type="Kế hoạch")
    actions.hand_in(duty=duty_of(cast, made, "NS.01", "plan"), document=other, by=cast.users["clerk@NS.01"])

    assert missing("unplanned") == ["3"]


def test_a_year_without_a_review_is_a_gap_until_one_is_asked_for(cast):
    long_ago = date(localdate().year - 3, 2, 1)
    old = a_document(cast, number="1", issued_on=long_ago)
    a_document(cast, number="2")
    a_document(cast, number="3", type="Báo cáo", issued_on=long_ago)
    ended = a_document(cast, number="4", issued_on=long_ago)
    newer = a_document(cast, number="5", issued_on=localdate())
    relate(source=newer, target=ended, kind="replaces", by=cast.users["officer@NS"])
    assert missing("unreviewed") == ["1"]

    actions.ask_for_review(
        document=old,
        unit=cast.units["NS"],
        asked_by=cast.units["NS"],
        kind="final",
        due_on=localdate() + timedelta(days=5),
        by=cast.users["leader@NS"],
    )

    assert missing("unreviewed") == []
