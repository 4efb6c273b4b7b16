"""What can go wrong with the tree; each is one sentence for the person who tried."""

from django.utils.translation import gettext as _


def _shown(day):
    return day.strftime("%d/%m/%Y")


class UnitsError(Exception):
    """Says in the user's language why nothing was changed."""


class UnderItself(UnitsError):
    def __init__(self, unit):
        super().__init__(_("%(unit)s cannot be moved below itself.") % {"unit": unit})


class NotOpen(UnitsError):
    def __init__(self, unit, day):
        super().__init__(_("%(unit)s does not exist on %(day)s.") % {"unit": unit, "day": _shown(day)})


class StillHasUnits(UnitsError):
    def __init__(self, unit, count):
        super().__init__(
            _("%(unit)s still has %(count)d open units below it; move or close them first.")
            % {"unit": unit, "count": count}
        )


class BeforeLastChange(UnitsError):
    def __init__(self, unit, day):
        super().__init__(
            _("%(unit)s was already changed on %(day)s; a change before that day would contradict it.")
            % {"unit": unit, "day": _shown(day)}
        )


class NotYet(UnitsError):
    def __init__(self, day):
        super().__init__(
            _("%(day)s has not come yet; enter a change of the tree on its day or afterwards.") % {"day": _shown(day)}
        )


class NothingChanges(UnitsError):
    def __init__(self, unit):
        super().__init__(_("That is how %(unit)s stands already; nothing would change.") % {"unit": unit})


class LastRoot(UnitsError):
    def __init__(self, unit):
        super().__init__(_("%(unit)s is the top of its tree and cannot be closed.") % {"unit": unit})


class NothingToMerge(UnitsError):
    def __init__(self):
        super().__init__(_("Name at least one unit to be merged."))


class OneSuccessor(UnitsError):
    def __init__(self):
        super().__init__(_("A unit is split into two units or more; name each on a line of its own."))


class IdentifiedAlready(UnitsError):
    def __init__(self, unit, scheme):
        super().__init__(
            _("%(unit)s has a number “%(scheme)s” already; end that one first.") % {"unit": unit, "scheme": scheme}
        )


class ServesAlready(UnitsError):
    def __init__(self, unit, serves):
        super().__init__(_("%(unit)s serves %(serves)s already.") % {"unit": unit, "serves": serves})


class ServesItself(UnitsError):
    def __init__(self, unit):
        super().__init__(_("%(unit)s cannot serve itself.") % {"unit": unit})


class OtherTree(UnitsError):
    def __init__(self):
        super().__init__(_("The two units stand in different trees."))


class CodeTaken(UnitsError):
    def __init__(self, code):
        super().__init__(_("The code %(code)s is already taken.") % {"code": code})


class AlreadyThere(UnitsError):
    def __init__(self, person, unit):
        super().__init__(_("%(person)s already belongs to %(unit)s.") % {"person": person, "unit": unit})


class NotThere(UnitsError):
    def __init__(self, person, unit):
        super().__init__(_("%(person)s does not belong to %(unit)s any more.") % {"person": person, "unit": unit})


class EndsBeforeItBegins(UnitsError):
    def __init__(self, day):
        super().__init__(_("That only began on %(day)s and cannot end before that day.") % {"day": _shown(day)})


class EndedAlready(UnitsError):
    def __init__(self, day):
        super().__init__(_("That ended on %(day)s already.") % {"day": _shown(day)})


class HoldsPostAlready(UnitsError):
    def __init__(self, person, kind, unit):
        super().__init__(
            _("%(person)s already holds the post %(post)s in %(unit)s.")
            % {"person": person, "post": kind, "unit": unit}
        )


class HasRoleAlready(UnitsError):
    def __init__(self, role, unit):
        super().__init__(
            _("The account has the role %(role)s on %(unit)s at that time already.") % {"role": role, "unit": unit}
        )


class NoSuchRecord(UnitsError):
    """The record was joined to another one, or its data were erased."""

    def __init__(self, person):
        super().__init__(_("The record of %(person)s is closed; nothing can be added to it.") % {"person": person})


class SamePerson(UnitsError):
    def __init__(self):
        super().__init__(_("Both are the same person already."))


class HasAccount(UnitsError):
    def __init__(self, person):
        super().__init__(_("%(person)s has an account already.") % {"person": person})


class UserNameTaken(UnitsError):
    def __init__(self, username):
        super().__init__(_("The user name %(username)s is already taken.") % {"username": username})


class LastAdministrator(UnitsError):
    def __init__(self, unit):
        super().__init__(
            _("%(unit)s would be left without an administrator; grant the role to somebody else first.")
            % {"unit": unit}
        )


class ListChanged(UnitsError):
    def __init__(self):
        super().__init__(_("The list cannot be taken over as it stands; look at it once more."))
