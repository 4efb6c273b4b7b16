"""Keeping the topics that documents are filed under."""

from django.db import transaction

from nennep.documents.errors import TopicInUse, TopicThere, TopicUnderItself
from nennep.documents.models import Topic
from nennep.documents.queries.topics import topics_below
from nennep.history.actions import record
from nennep.lib.vietnamese import nfc


@transaction.atomic
def add_topic(*, tree, name, by, parent=None):
    name = nfc(name)
    _refuse_twins(tree, name, parent)
    topic = Topic.objects.create(tree=tree, name=name, parent=parent)
    record(topic, "topic.added", by=by)
    return topic


@transaction.atomic
def change_topic(*, topic, name, by, parent=None):
    """Rename it or put it under another; its documents stay filed under it."""
    name = nfc(name)
    if parent is not None and parent.pk in topics_below(topic.pk):
        raise TopicUnderItself
    _refuse_twins(topic.tree, name, parent, but=topic)
    topic.name, topic.parent = name, parent
    topic.save(update_fields=["name", "parent"])
    record(topic, "topic.changed", by=by)
    return topic


@transaction.atomic
def remove_topic(*, topic, by):
    """Only one without documents and without topics below it."""
    if topic.documents.exists() or topic.children.exists():
        raise TopicInUse
    record(topic, "topic.removed", by=by)
    topic.delete()


def _refuse_twins(tree, name, parent, but=None):
    """The database would let two of a name stand at the top, where there is no parent to tell them apart."""
    twins = Topic.objects.filter(tree=tree, parent=parent, name=name)
    if twins.exclude(pk=but.pk if but else None).exists():
        raise TopicThere
