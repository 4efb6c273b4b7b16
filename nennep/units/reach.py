"""What history is told about units and people: whose entries somebody reads, and how both are called."""

from nennep.history.reach import Reach
from nennep.lib.vietnamese import fold
from nennep.units.models import Person, Role, Unit

READERS = (Role.Kind.ADMINISTRATOR, Role.Kind.OFFICER)


def units(user):
    return Unit.objects.under(*user.unit_scope.paths(*READERS))


def units_named(user, words):
    named = units(user)
    for word in fold(words).split():
        named = named.filter(folded__contains=word)
    return units(user) & Unit.objects.under(*named.values_list("path", flat=True)[:200])


def unit_names(ids):
    return dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name"))


def actor_names(ids):
    """The person's name; the account's for who is no person here."""
    return dict(Person.objects.filter(user__in=ids).values_list("user", "full_name"))


REACH = Reach(
    units=units,
    units_named=units_named,
    may_read=lambda user: user.unit_scope.has(*READERS),
    unit_names=unit_names,
    actor_names=actor_names,
)
