"""A search of somebody at each place, and one of everybody who asks."""

from nennep.documents.actions import add_topic
from nennep.documents.actions.saving import save_search
from tests.rights.people import ASKING, PLACES


def add_searches(world):
    topic = add_topic(tree=world.cast.tree, name="Đọc sách", by=world.cast.users["administrator@NS"])
    for relation, code in PLACES.items():
        owner = f"author@{code}"
        world.things["topic", relation] = {"pk": topic.pk, "tree": topic.tree_id}
        world.things["saved search", relation] = _search(world.cast.users[owner]) | {"owner": owner}
    for role in ASKING:
        world.mine["saved search", role] = _search(world.user(role))


def _search(owner):
    return {"pk": save_search(name="tủ sách", query="q=s%C3%A1ch", tells=True, by=owner).pk}
