"""What can go wrong with the tree; each is one sentence for the person who tried."""

from django.utils.translation import gettext as _


class UnitsError(Exception):
    """Says in the user's language why nothing was changed."""


class UnderItself(UnitsError):
    def __init__(self, unit):
        super().__init__(_("%(unit)s cannot be moved below itself.") % {"unit": unit})


class NotOpen(UnitsError):
    def __init__(self, unit, day):
        super().__init__(_("%(unit)s does not exist on %(day)s.") % {"unit": unit, "day": day.strftime("%d/%m/%Y")})


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
            % {"unit": unit, "day": day.strftime("%d/%m/%Y")}
        )


class OtherTree(UnitsError):
    def __init__(self):
        super().__init__(_("The two units stand in different trees."))


class CodeTaken(UnitsError):
    def __init__(self, code):
        super().__init__(_("The code %(code)s is already taken.") % {"code": code})


class AlreadyThere(UnitsError):
    def __init__(self, person, unit):
        super().__init__(_("%(person)s already belongs to %(unit)s.") % {"person": person, "unit": unit})
