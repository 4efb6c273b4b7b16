"""The units that a hand-on went to, as one user sees them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from nennep.directives.queries.keepers import units_kept_by
from nennep.directives.rules import SENDERS
from nennep.documents.given import STAFF
from nennep.duties.models import OWED, Duty
from nennep.units.models import Unit


@dataclass(frozen=True)
class Targets:
    """`seen` in the user's units, `hidden` told as a number; `kept`: ids of those this user answers for.

    `further`: the one unit of the user's from which it can go further down, or None.
    """

    seen: QuerySet
    hidden: int
    kept: list[int]
    further: Unit | None


def targets_of(hand_on, user):
    seen = hand_on.targets.filter(unit__in=Unit.objects.under(*user.unit_scope.reach(*STAFF)))
    paths = dict(seen.values_list("unit", "unit__path"))
    sending = [pk for pk, path in paths.items() if path.startswith(user.unit_scope.paths(*SENDERS))]
    return Targets(
        seen=seen.select_related("unit").order_by("unit__sort_key", "pk"),
        hidden=hand_on.targets.count() - len(paths),
        kept=units_kept_by(user, paths),
        further=Unit.objects.get(pk=sending[0]) if len(sending) == 1 else None,
    )


def owed_under(hand_on):
    """What is still owed of what a hand-on asked for."""
    return Duty.objects.about(hand_on).filter(state__in=OWED)


def rows_of(hand_on, targets):
    """For each target its unit and pairs (kind, duty or None) of what it was asked for, in one question."""
    units = [target.unit for target in targets]
    duties = Duty.objects.about(hand_on).filter(owed_by_unit__in=units).select_related("unit")
    found = {(duty.owed_by_unit_id, duty.kind): duty for duty in duties}
    return [
        {"unit": unit, "duties": [(kind, found.get((unit.pk, kind))) for kind in hand_on.asked_for]} for unit in units
    ]


def own_part(hand_on, targets, user):
    """What the one unit that the user answers for has to do; None when there is none, or when there are several."""
    if len(targets.kept) != 1 or not hand_on.asked_for:
        return None
    return rows_of(hand_on, targets.seen.filter(unit__in=targets.kept))[0]
