from django.apps import AppConfig
from django.utils.functional import cached_property

from nennep.ui import menu


class UnitsConfig(AppConfig):
    name = "nennep.units"
    label = "units"

    def ready(self):
        from django.contrib.auth.models import AnonymousUser  # noqa: PLC0415 - models are ready only now

        from nennep.accounts.models import User  # noqa: PLC0415
        from nennep.units.scope import UnitScope  # noqa: PLC0415

        for account in (User, AnonymousUser):
            scope = cached_property(UnitScope)
            scope.__set_name__(account, "unit_scope")
            account.unit_scope = scope
        menu.describe_person_with(_person_in_front)


def _person_in_front(request):
    """The name and the unit that stand above one's own menu."""
    person = request.user.unit_scope.person
    if person is None:
        return {}
    return {"name": person.full_name, "place": request.user.unit_scope.home}
