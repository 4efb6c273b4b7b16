"""What history calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "duty.expect": _("A duty began"),
    "duty.receive": _("Something was handed in"),
    "duty.evidence": _("The evidence asked for was found"),
    "duty.verify": _("A duty was verified"),
    "duty.send_back": _("A duty was sent back"),
    "duty.excuse": _("A duty was excused"),
    "duty.extend": _("A deadline was extended"),
    "duty.withdraw": _("A duty was withdrawn"),
    "duty.transfer": _("A duty was moved to another unit"),
}
