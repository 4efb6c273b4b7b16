"""What history calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "account.password_changed": _("A password was changed by its owner"),
    "account.password_given": _("A new first password was given"),
    "account.closed": _("An account was closed"),
}
