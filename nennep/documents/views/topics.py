"""The topics of one's trees, with what is filed under each; who leads a tree keeps them."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.documents import actions, rules
from nennep.documents.errors import DocumentsError
from nennep.documents.forms.topics import TopicForm
from nennep.documents.models import Document, Topic
from nennep.documents.queries.topics import topics_in_order
from nennep.ui.require import get_or_404, require
from nennep.units.models import Tree
from nennep.units.rules import can_see_lists


def topics(request):
    require(can_see_lists(request.user))
    documents = Document.objects.visible_to(request.user).order_by()
    filed = dict(documents.values_list("topic").annotate(number=Count("pk")))
    rows = _with_those_below(topics_in_order(request.user), filed)
    trees = [tree for tree in Tree.objects.visible_to(request.user) if rules.can_keep_topics(request.user, tree)]
    return render(request, "documents/topics.html", {"rows": rows, "trees": trees, "kept": {one.pk for one in trees}})


def _with_those_below(topics, filed):
    """[topic, depth, number of documents under it or a topic below it]."""
    rows = [[topic, depth, filed.get(topic.pk, 0)] for topic, depth in topics]
    number_of = {row[0].pk: row for row in rows}
    # Those below stand behind, so from the end each hands its number up.
    for row in reversed(rows):
        if row[0].parent_id in number_of:
            number_of[row[0].parent_id][2] += row[2]
    return rows


def topic_new(request, tree_pk):
    tree = get_or_404(Tree.objects.visible_to(request.user), pk=tree_pk)
    require(rules.can_keep_topics(request.user, tree))
    form = TopicForm(request.POST or None, tree=tree)
    if request.method == "POST" and form.is_valid() and _done(form, actions.add_topic, tree=tree, by=request.user):
        messages.success(request, _("The topic has been added."))
        return redirect("documents:topics")
    return render(request, "documents/topic.html", {"form": form, "tree": tree})


def topic_change(request, pk):
    topic = _kept(request, pk)
    initial = {"name": topic.name, "parent": topic.parent_id}
    form = TopicForm(request.POST or None, tree=topic.tree, topic=topic, initial=initial)
    if request.method == "POST" and form.is_valid() and _done(form, actions.change_topic, topic=topic, by=request.user):
        messages.success(request, _("The topic has been changed."))
        return redirect("documents:topics")
    return render(request, "documents/topic.html", {"form": form, "tree": topic.tree, "topic": topic})


@require_POST
def topic_remove(request, pk):
    topic = _kept(request, pk)
    try:
        actions.remove_topic(topic=topic, by=request.user)
    except DocumentsError as error:
        messages.error(request, str(error))
        return redirect(reverse("documents:topic_change", args=[pk]))
    messages.success(request, _("The topic has been removed."))
    return redirect("documents:topics")


def _kept(request, pk):
    trees = Tree.objects.visible_to(request.user)
    topic = get_or_404(Topic.objects.filter(tree__in=trees).select_related("tree"), pk=pk)
    require(rules.can_keep_topics(request.user, topic.tree))
    return topic


def _done(form, action, **more):
    try:
        action(**form.cleaned_data, **more)
    except DocumentsError as error:
        form.add_error("name", str(error))
        return False
    return True
