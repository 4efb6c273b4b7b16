"""What a change of the tree brings about: told before it is made, in sentences with the names behind them."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    old, new = _steps(unit.path) - {unit.pk}, _steps(data["parent"].path)
    found += _reach(old - new, data["on"], _("These lose their rights over it, which came from above:"))
    found += _reach(new - old, data["on"], _("These come to have rights over it, from above:"))
    return found


def of_closing(unit, data):
    """Whose memberships, posts and roles end, and who therefore loses access."""
    held = Q(valid_to=None) | Q(valid_to__gt=data["on"])
    people = Membership.objects.filter(held, unit=unit).count()
    posts = Position.objects.filter(held, unit=unit).select_related("person", "kind").order_by("pk")
    roles = Role.objects.filter(held, unit=unit)
    grants = ActingGrant.objects.filter(held, unit=unit).count()
    found = [
        _people(people, ngettext("%(count)d membership ends.", "%(count)d memberships end.", people)),
        *_told(
            posts,
            lambda count: ngettext("%(count)d post ends:", "%(count)d posts end:", count),
            lambda post: f"{post.person.full_name} ({post.kind.name})",
        ),
        *_role_holders(roles, _("These lose their rights here:")),
    ]
    if grants:
        told = ngettext(
            "%(count)d grant to act for somebody ends.", "%(count)d grants to act for somebody end.", grants
        )
        found.append(Consequence(told % {"count": grants}))
    return found


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
    return {int(step) for step in path.strip("/").split("/")}


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
