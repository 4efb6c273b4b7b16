"""What a change of the tree brings about: told before it is made, in sentences with the names behind them."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nennep.units.actions.merging import going_along, open_below
from nennep.units.models import ActingGrant, Membership, Position, Role, Unit

MOST_NAMED = 30


@dataclass(frozen=True)
class Consequence:
    """One sentence; `names` are those it speaks of, `more` says how many of them are left out."""

    sentence: str
    names: list[str] = field(default_factory=list)
    more: int = 0


def of_opening(unit, data):
    return [
        Consequence(
            _("%(name)s will stand below %(unit)s from %(day)s on; nobody belongs to it yet.")
            % {"name": data["name"], "unit": unit.name, "day": _shown(data["on"])}
        )
    ]


def of_renaming(unit, data):
    return [
        Consequence(
            _("From %(day)s on it is called %(after)s; whoever asks for an earlier day still reads %(before)s.")
            % {"day": _shown(data["on"]), "after": data["name"], "before": unit.name}
        )
    ]


def of_moving(unit, data):
    """Which units go along, and whose roles begin or cease to reach them."""
    below = Unit.objects.under(unit.path).filter(closed_on=None).exclude(pk=unit.pk)
    count, people = below.count(), _belonging(Unit.objects.under(unit.path), data["on"])
    told = ngettext("%(count)d unit below it goes along.", "%(count)d units below it go along.", count)
    found = [
        Consequence(told % {"count": count}, *_named(below.order_by("path").values_list("name", flat=True), count)),
        _people(people, ngettext("%(count)d person goes along.", "%(count)d people go along.", people)),
    ]
    old, new = set(_steps(unit.path)) - {unit.pk}, set(_steps(data["parent"].path))
    found += _reach(old - new, data["on"], _("These lose their rights over it, which came from above:"))
    found += _reach(new - old, data["on"], _("These come to have rights over it, from above:"))
    return found


def of_closing(unit, data):
    """Whose memberships, posts and roles end, and who therefore loses access."""
    people = Membership.objects.filter(_held(data["on"]), unit=unit).count()
    return [
        _people(people, ngettext("%(count)d membership ends.", "%(count)d memberships end.", people)),
        *_ending([unit], data["on"]),
    ]


def _held(day):
    return Q(valid_to=None) | Q(valid_to__gt=day)


def _ending(units, day):
    """The posts, roles and grants that end with the units."""
    posts = Position.objects.filter(_held(day), unit__in=units).select_related("person", "kind").order_by("pk")
    grants = ActingGrant.objects.filter(_held(day), unit__in=units).count()
    found = [
        *_told(
            posts,
            lambda count: ngettext("%(count)d post ends:", "%(count)d posts end:", count),
            lambda post: f"{post.person.full_name} ({post.kind.name})",
        ),
        *_role_holders(Role.objects.filter(_held(day), unit__in=units), _("These lose their rights here:")),
    ]
    if grants:
        told = ngettext(
            "%(count)d grant to act for somebody ends.", "%(count)d grants to act for somebody end.", grants
        )
        found.append(Consequence(told % {"count": grants}))
    return found


def of_merging(unit, data):
    """What comes to the unit, what ends, and whose rights over it begin or cease."""
    gone, on = data["predecessors"], data["on"]
    names = {"units": ", ".join(one.name for one in gone), "unit": unit.name, "day": _shown(on)}
    found = [
        Consequence(_("On %(day)s these close: %(units)s. Their records stay theirs; %(unit)s sees them.") % names),
        Consequence(_("The legal basis that is written down: %(basis)s") % {"basis": data["legal_basis"]}),
    ]
    below = Unit.objects.filter(parent__in=gone).open_on(on)
    people = _belonging(Unit.objects.filter(pk__in=[one.pk for one in gone]), on)
    moved = below.exclude(pk__in=[one.pk for one in gone])
    return [
        *found,
        *_moving(moved, unit),
        *([_coming(people, unit)] if people else []),
        *_ending(gone, on),
        *_rights_change(gone, [unit], on),
    ]


def of_splitting(unit, data):
    """What goes where, what ends, and whose rights over it begin or cease."""
    on, successors = data["on"], data["successors"]
    keeper = successors[0] if successors else unit
    names = {"unit": unit.name, "keeper": keeper.name, "day": _shown(on)}
    found = [
        Consequence(_("On %(day)s %(unit)s closes. Its records stay its own; %(keeper)s sees them.") % names),
        Consequence(_("The legal basis that is written down: %(basis)s") % {"basis": data["legal_basis"]}),
    ]
    placed_units = {one.pk: data["units"].get(one.pk, keeper) for one in open_below(unit, on)}
    placed_people = [data["people"].get(one.pk, keeper) for one in going_along(unit)]
    for successor in successors:
        moved = Unit.objects.filter(pk__in=[pk for pk, place in placed_units.items() if place == successor])
        found += _moving(moved, successor)
        if people := placed_people.count(successor):
            found.append(_coming(people, successor))
    return [*found, *_ending([unit], on), *_rights_change([unit], successors, on)]


def _moving(units, successor):
    names = list(units.order_by("sort_key", "pk").values_list("name", flat=True))
    if not names:
        return []
    told = ngettext("%(count)d unit goes to %(unit)s:", "%(count)d units go to %(unit)s:", len(names))
    return [Consequence(told % {"count": len(names), "unit": successor.name}, *_named(names, len(names)))]


def _coming(people, successor):
    told = ngettext("%(count)d person goes to %(unit)s.", "%(count)d people go to %(unit)s.", people)
    return Consequence(told % {"count": people, "unit": successor.name})


def _rights_change(gone, successors, day):
    """Those above what is left and not above what comes lose; the other way round they gain."""
    old = {step for unit in gone for step in _steps(unit.path)[:-1]}
    new = {step for unit in successors for step in _steps(unit.path)}
    return [
        *_reach(old - new, day, _("These lose their rights over it, which came from above:")),
        *_reach(new - old, day, _("These come to have rights over it, from above:")),
    ]


def of_joining_records(person, into):
    """Which record stays, and what passes on to it."""
    names = {"gone": f"{person.full_name} ({person.code})", "stays": f"{into.full_name} ({into.code})"}
    found = [
        Consequence(_("%(stays)s stays; %(gone)s points at it from now on.") % names),
        Consequence(_("Units, posts and the account of the record that goes pass on to the one that stays.")),
        Consequence(_("Essays, receipts and attendance stay where they were recorded.")),
    ]
    if person.user_id and into.user_id:
        told = _("Both have an account: %(username)s is closed.") % {"username": person.user.username}
        found.append(Consequence(told))
    return found


def of_erasing(person, data_sets):
    return [
        Consequence(
            _("The name, the code and the account of %(person)s go; nobody can bring them back.")
            % {"person": person.full_name}
        ),
        Consequence(_("All memberships, posts and roles end today.")),
        Consequence(_("What else is gone through:"), data_sets),
        Consequence(_("Duties, receipts and counts stay, without a name.")),
    ]


def _belonging(units, day):
    return (
        Membership.objects.on(day).filter(unit__in=units, person__merged_into=None).values("person").distinct().count()
    )


def _people(count, told):
    return Consequence(told % {"count": count})


def _steps(path):
    return [int(step) for step in path.strip("/").split("/")]


def _reach(unit_ids, day, sentence):
    roles = Role.objects.on(day).filter(unit__in=unit_ids).exclude(kind=Role.Kind.MEMBER)
    return _role_holders(roles, sentence)


def _role_holders(roles, sentence):
    roles = roles.select_related("user__person", "unit").order_by("unit__path", "kind", "pk")
    return _told(roles, lambda count: sentence, _role)


def _role(role):
    person = getattr(role.user, "person", None)
    return f"{person.full_name if person else role.user.username} ({role.get_kind_display()}, {role.unit.name})"


def _told(rows, sentence_for, name_of):
    """A consequence for rows, if there are any."""
    rows = list(rows)
    if not rows:
        return []
    sentence = sentence_for(len(rows))
    sentence = sentence % {"count": len(rows)} if "%(count)d" in sentence else sentence
    return [Consequence(sentence, *_named([name_of(row) for row in rows[:MOST_NAMED]], len(rows)))]


def _named(names, count):
    names = list(names[:MOST_NAMED])
    return names, count - len(names)


def _shown(day):
    return day.strftime("%d/%m/%Y")
