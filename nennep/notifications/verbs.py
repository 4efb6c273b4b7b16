"""What history calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "mail.chosen": _("Mails about notices were chosen"),
    "mail.confirmed": _("An address for mails was confirmed"),
    "mail.stopped": _("Mails about notices were stopped"),
}
