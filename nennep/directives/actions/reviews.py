"""Asking for interim and final reviews of a document."""

from django.db import transaction
from django.utils.timezone import localdate, now

from nennep.directives.actions.handing_on import last_minute
from nennep.directives.errors import AlreadyAsked, DayPast, NotBelow
from nennep.directives.kinds import REVIEW, REVIEW_ASKED
from nennep.directives.models import Review
from nennep.directives.queries.keepers import keepers_of
from nennep.documents.models import Document
from nennep.duties import actions as duties
from nennep.history.actions import record
from nennep.notifications.actions import notify_each


@transaction.atomic
def ask_for_review(*, document, unit, asked_by, kind, due_on, by, at=None):
    """`unit`, which may be the asking unit itself, reviews the document by a day of its own.

    Raises `DayPast`, `NotBelow`, `AlreadyAsked`.
    """
    at = at or now()
    if due_on < localdate(at):
        raise DayPast
    if not unit.is_below(asked_by):
        raise NotBelow(unit)
    Document.objects.select_for_update(of=("self",)).only("pk").get(pk=document.pk)
    if Review.objects.filter(document=document, unit=unit, kind=kind, due_on=due_on).exists():
        raise AlreadyAsked
    review = Review.objects.create(
        document=document, unit=unit, asked_by=asked_by, kind=kind, due_on=due_on, by=by, at=at
    )
    owed = duties.Expected(unit=unit, owed_by_unit=unit, owed_to=asked_by, due_at=last_minute(due_on))
    duties.expect(kind=REVIEW, subject=review, owed=[owed], by=by, at=at)
    record(review, "directive.review_asked", by=by, unit_id=asked_by.pk)
    notify_each(kind=REVIEW_ASKED, pairs=[(user, review) for user in keepers_of([unit])[unit.pk]])
    return review


@transaction.atomic
def ask_for_reviews(*, document, unit, asked_by, kind, due_on, by, until=None, at=None):
    """The same review every year from `due_on` to `until`; once without `until`."""
    days = [due_on]
    while until and (day := same_day_next_year(days[-1])) <= until:
        days.append(day)
    return [
        ask_for_review(document=document, unit=unit, asked_by=asked_by, kind=kind, due_on=day, by=by, at=at)
        for day in days
    ]


def same_day_next_year(day):
    """29 February is followed by 28 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
