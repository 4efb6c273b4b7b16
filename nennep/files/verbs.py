"""What history calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "file.refused_marked": _("A file with a secrecy marking was refused"),
}
