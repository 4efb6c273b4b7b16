"""Why a duty was not moved, in the user's language."""

from django.utils.translation import gettext as _


class DutiesError(Exception):
    """One sentence for the person who tried; nothing was changed."""


class WrongState(DutiesError):
    """Somebody else was faster, or the page was old."""

    def __init__(self, act, duties):
        self.duties = duties
        first = duties[0]
        if len(duties) == 1:
            sentence = _("%(code)s is already “%(state)s”; this step no longer applies. Reload the page.")
        else:
            sentence = _(
                "%(count)d rows, %(code)s among them, are already “%(state)s”; nothing was changed. Reload the page."
            )
        super().__init__(sentence % {"code": first.code, "state": first.get_state_display(), "count": len(duties)})


class OwnWork(DutiesError):
    """Nobody verifies what they wrote, entered or are a party to."""

    def __init__(self, duties):
        self.duties = duties
        super().__init__(
            _("You wrote or entered %(code)s yourself, so somebody else must judge it.") % {"code": duties[0].code}
        )


class ReasonMissing(DutiesError):
    def __init__(self):
        super().__init__(_("Please give a reason: the person concerned will read it."))


class DeadlineInThePast(DutiesError):
    def __init__(self):
        super().__init__(_("The new deadline lies in the past."))
