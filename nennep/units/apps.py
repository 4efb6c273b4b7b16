from django.apps import AppConfig
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nennep.ui import menu


class UnitsConfig(AppConfig):
    name = "nennep.units"
    label = "units"

    def ready(self):
        from django.contrib.auth.models import AnonymousUser
        from django.urls import reverse

        from nennep.accounts import personal_data
        from nennep.accounts.models import User
        from nennep.history import reach, sentences
        from nennep.units.personal_data import DATA_SETS
        from nennep.units.reach import REACH
        from nennep.units.rules import can_see_lists
        from nennep.units.scope import UnitScope
        from nennep.units.verbs import SENTENCES

        for account in (User, AnonymousUser):
            scope = cached_property(UnitScope)
            scope.__set_name__(account, "unit_scope")
            account.unit_scope = scope
        menu.describe_person_with(_person_in_front)
        menu.register(
            menu.MenuItem(
                _("Organisation"),
                "units:trees",
                icon="network",
                order=80,
                visible=lambda request: can_see_lists(request.user),
            )
        )
        sentences.describe(SENTENCES)
        reach.set_reach(REACH)
        reach.set_address("units.unit", lambda pk: reverse("units:unit", args=[pk]))
        reach.set_address("units.person", lambda pk: reverse("units:person", args=[pk]))
        for data_set in DATA_SETS:
            personal_data.register(data_set)


def _person_in_front(request):
    """The name and the unit that stand above one's own menu."""
    person = request.user.unit_scope.person
    if person is None:
        return {}
    return {"name": person.full_name, "place": request.user.unit_scope.home}
