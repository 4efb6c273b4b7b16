"""Who makes, reads and signs reports."""

from dataclasses import dataclass

from nennep.units.models import ActingGrant, Person, Position, Role

MAKERS = (Role.Kind.OFFICER, Role.Kind.LEADER)


@dataclass(frozen=True)
class Capacity:
    """In which post somebody may sign on a day; with a grant, for whom they act."""

    position: Position
    principal: Person | None = None
    grant: ActingGrant | None = None

    @property
    def key(self):
        return f"{self.position.pk}:{self.grant.pk if self.grant else ''}"


def can_prepare(user, unit):
    """Officers and leaders, in their subtree."""
    return user.unit_scope.covers(unit, *MAKERS)


def can_change(user, report):
    return report.state == report.State.DRAFT and can_prepare(user, report.unit)


def can_sign(user, report, day):
    return report.state == report.State.DRAFT and bool(capacities(user, report.unit, day))


def capacities(user, unit, day):
    """The posts in which the user may sign for the unit on that day: one's own first, then those acted for.

    One's own post needs the leader's role on the unit as well; who acts for somebody needs a grant of that day, and
    the other person must hold the post on that day.
    """
    person = user.unit_scope.person
    if person is None:
        return []
    found = []
    leads = Role.objects.on(day).filter(user=user, unit=unit, kind=Role.Kind.LEADER).exists()
    if leads:
        found += [Capacity(post) for post in _signing_posts(unit, day).filter(person=person)]
    grants = ActingGrant.objects.on(day).filter(deputy=person, unit=unit).select_related("principal")
    for grant in grants:
        found += [
            Capacity(post, grant.principal, grant) for post in _signing_posts(unit, day).filter(person=grant.principal)
        ]
    return found


def _signing_posts(unit, day):
    return Position.objects.on(day).filter(unit=unit, kind__may_sign=True).select_related("kind")
