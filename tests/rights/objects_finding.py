"""A search of somebody at each place, and one of everybody who asks."""

from nennep.documents.actions.saving import save_search
from tests.rights.people import ASKING, PLACES


def add_searches(world):
    for relation, code in PLACES.items():
        owner = f"author@{code}"
        world.things["saved search", relation] = _search(world.cast.users[owner]) | {"owner": owner}
    for role in ASKING:
        world.mine["saved search", role] = _search(world.user(role))


def _search(owner):
    return {"pk": save_search(name="tủ sách", query="q=s%C3%A1ch", tells=True, by=owner).pk}
