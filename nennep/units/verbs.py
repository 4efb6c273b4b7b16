"""What history calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "tree.started": _("A tree was started"),
    "unit.opened": _("A unit was opened"),
    "unit.renamed": _("A unit was renamed"),
    "unit.moved": _("A unit was moved in the tree"),
    "unit.closed": _("A unit was closed"),
    "unit.merged": _("Units were merged"),
    "unit.split": _("A unit was split"),
    "unit.identified": _("A unit was given a number"),
    "unit.identifier_ended": _("A number of a unit was ended"),
    "unit.serves": _("A unit came to serve another one"),
    "unit.service_ended": _("A unit ceased to serve another one"),
    "person.added": _("A person was added"),
    "person.renamed": _("A person's name was changed"),
    "person.joined": _("A person joined a unit"),
    "person.left": _("A person left a unit"),
    "person.transferred": _("A person moved to another unit"),
    "person.appointed": _("A person was given a post"),
    "person.post_ended": _("A post was ended"),
    "person.merged": _("Two records of one person were joined"),
    "person.erased": _("A person's data were erased"),
    "person.account_given": _("A person was given an account"),
    "people.exported": _("A list of people was downloaded"),
    "role.granted": _("A role was granted"),
    "role.ended": _("A role was ended"),
    "acting.granted": _("Acting for somebody was granted"),
    "acting.ended": _("Acting for somebody was ended"),
    "list.applied": _("A list from a spreadsheet was taken over"),
}
