"""Topics as the tree that they are."""

from collections import defaultdict

from nennep.documents.models import Topic
from nennep.lib.vietnamese import sort_key
from nennep.units.models import Tree


def topics_in_order(user):
    """Pairs (topic, depth from 0) of the trees that a user sees: each before those below it, in Vietnamese order."""
    children = defaultdict(list)
    for topic in Topic.objects.filter(tree__in=Tree.objects.visible_to(user)):
        children[topic.parent_id].append(topic)

    def walk(parent_id, depth):
        for topic in sorted(children[parent_id], key=lambda topic: (sort_key(topic.name), topic.pk)):
            yield topic, depth
            yield from walk(topic.pk, depth + 1)

    return list(walk(None, 0))


def topics_below(topic_id):
    """Ids of a topic and of all below it, one question a level."""
    found, newest = {topic_id}, {topic_id}
    while newest:
        newest = set(Topic.objects.filter(parent__in=newest).values_list("pk", flat=True)) - found
        found |= newest
    return found
