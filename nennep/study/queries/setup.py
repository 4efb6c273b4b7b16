"""What is ready, doubtful or missing before a campaign is launched, in sentences."""

from dataclasses import dataclass

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nennep.lib.vietnamese import format_number
from nennep.study.queries.audience import Audience, audience, units_named_twice, venues_of, with_account
from nennep.units.models import Membership, Role, Unit

SHOWN = 3


@dataclass(frozen=True)
class Readiness:
    """`problems` keep a campaign from being launched, `remarks` do not."""

    audience: Audience
    people: int
    doubles: int
    without_venue: int
    without_account: int
    sessions: int
    venues: int
    reviewers: int
    problems: list[str]
    remarks: list[str]

    @property
    def duties(self):
        """How many duties the launch creates."""
        return self.people + self.sessions * (self.people - self.without_venue)


def readiness(campaign, at=None):
    at = at or now()
    meant = audience(campaign, localdate(at))
    sessions, venues = list(campaign.sessions.all()), list(campaign.venues.all())
    places = venues_of(campaign, set(meant.unit_of.values())) if venues else {}
    without_venue = sum(1 for unit_id in meant.unit_of.values() if places.get(unit_id) is None)
    counts = {
        "people": len(meant),
        "doubles": len(meant.doubles),
        "without_venue": without_venue,
        "without_account": len(meant) - with_account(meant.unit_of),
        "sessions": len(sessions),
        "venues": len(venues),
        "reviewers": campaign.reviewers.count(),
    }
    return Readiness(
        audience=meant,
        **counts,
        problems=_problems(campaign, meant, sessions, venues, at),
        remarks=_remarks(campaign, meant, sessions, counts),
    )


def _problems(campaign, meant, sessions, venues, at):
    found = []
    if not meant.unit_of:
        found.append(_("Nobody is in the audience yet."))
    if meant.without_unit:
        found.append(
            _("%(count)s people let in by name belong to no unit; say in which unit each is counted.")
            % {"count": len(meant.without_unit)}
        )
    if campaign.due_at is None:
        found.append(_("The essay has no deadline yet."))
    elif campaign.due_at <= at:
        found.append(_("The deadline of the essay lies in the past."))
    if sessions and not venues:
        found.append(_("There are sessions but no venue; nobody would know where to go."))
    if venues and not sessions:
        found.append(_("There are venues but no session."))
    twice = list(units_named_twice(campaign)[:SHOWN])
    if twice:
        names = ", ".join(unit.name for unit in twice)
        found.append(_("These units are sent to two venues: %(names)s.") % {"names": names})
    return found


def _remarks(campaign, meant, sessions, counts):
    found = []
    if campaign.document_id is None:
        found.append(_("No document is named: quotes from it cannot be told from own words."))
    open_doubles = sum(1 for case in meant.doubles if not case.is_settled)
    if open_doubles:
        found.append(
            ngettext(
                "%(count)s person belongs to several units of the audience; the main membership decides.",
                "%(count)s people belong to several units of the audience; the main membership decides.",
                open_doubles,
            )
            % {"count": format_number(open_doubles)}
        )
    if sessions and counts["without_venue"]:
        found.append(
            _("%(count)s people have no venue: they owe the essay, but stand on no attendance sheet.")
            % {"count": format_number(counts["without_venue"])}
        )
    if counts["without_account"]:
        found.append(
            _("%(count)s people have no account: clerks tell them, and enter their essays on their behalf.")
            % {"count": format_number(counts["without_account"])}
        )
    if not counts["reviewers"]:
        found.append(_("No reviewer is named: officers judge the essays of their units."))
    return found


def possible_reviewers(campaign):
    """Roles of reviewers and officers at, below or above the host today: whom one may name, and where."""
    today = localdate()
    near = Unit.objects.under(campaign.host.path).values("pk")
    above = Unit.objects.above(campaign.host.path).values("pk")
    roles = Role.objects.on(today).filter(kind__in=[Role.Kind.REVIEWER, Role.Kind.OFFICER], user__is_active=True)
    return (
        (roles.filter(unit__in=near) | roles.filter(unit__in=above))
        .select_related("user__person", "unit")
        .order_by("unit__path", "user__username")
    )


def units_to_choose(host):
    """Open units at and below the host, each below its parent and siblings in Vietnamese order."""
    units = list(Unit.objects.under(host.path).open_on(localdate()).select_related("kind").order_by("sort_key"))
    keys = {unit.pk: unit.sort_key for unit in units}

    def place(unit):
        steps = [int(step) for step in unit.path.strip("/").split("/")]
        return [keys.get(step, "") for step in steps]

    return sorted(units, key=place)


def people_by_unit(meant, units):
    """{unit id: number of people of the audience at or below it} for some units."""
    paths = dict(Unit.objects.filter(pk__in=set(meant.unit_of.values())).values_list("pk", "path"))
    counts = dict.fromkeys((unit.pk for unit in units), 0)
    for unit_id in meant.unit_of.values():
        for step in paths[unit_id].strip("/").split("/"):
            if int(step) in counts:
                counts[int(step)] += 1
    return counts


def main_units(people):
    """{person id: unit name} of main memberships today, to tell people of one name apart."""
    return dict(
        Membership.objects.on(localdate()).filter(person__in=people, is_main=True).values_list("person", "unit__name")
    )
