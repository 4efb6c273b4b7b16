"""The words of the help page that stand in tables: what each state means, and who sees what."""

from django.utils.translation import gettext_lazy as _

STATES = (
    ("expected", _("It is owed, and nothing has been handed in yet.")),
    ("received", _("Something was handed in, without the evidence that was asked for.")),
    (
        "evidenced",
        _("What was handed in carries its evidence: a text, a file, a list, a photo. It waits to be looked at."),
    ),
    ("verified", _("Somebody who neither wrote nor entered it has accepted it.")),
    ("returned", _("It was sent back, with the reason and a new day. It is your turn.")),
    ("overdue", _("The day has passed, and it was not handed in. It can still be handed in; the delay stays visible.")),
    ("excused", _("It is not asked of you, for a reason that is written down.")),
    ("withdrawn", _("It is no longer owed: you left or moved, or it was a mistake.")),
)

SIGHT = (
    (_("You yourself"), _("All that you owe, wrote and got as an answer; nobody else sees a draft.")),
    (_("Clerk of your unit"), _("Names with the state of essays and attendance, and the words of what they entered.")),
    (_("Leader of your unit or above"), _("The same names and states, and all numbers; not the words of essays.")),
    (
        _("Officer of your unit or above, reviewer"),
        _("Names, states and the essays of the units that they answer for."),
    ),
    (_("Other units"), _("Nothing by name. Whoever may see a number sees each line as code, unit, state and day.")),
    (
        _("Confidential tasks"),
        _("In general lists and in mails only the kind and the day; the rest is for who owes and who judges it."),
    ),
)
