"""What history calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "delivery.taken": _("Papers arrived in a tray"),
    "arrival.refused_marked": _("A paper with a secrecy marking was refused"),
    "arrival.set_aside": _("A paper in a tray was put aside"),
    "arrival.declared_unmarked": _("Somebody answered for a scan that it carries no secrecy marking"),
}
