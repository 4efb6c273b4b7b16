"""A topic: what it is called, and what it stands under."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.documents.models import Topic
from nennep.documents.queries.topics import topics_below


class TopicForm(forms.Form):
    name = forms.CharField(label=_("Name of the topic"), max_length=120)
    parent = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Under"), required=False, empty_label=_("no other topic")
    )

    def __init__(self, *args, tree, topic=None, **kwargs):
        super().__init__(*args, **kwargs)
        topics = Topic.objects.filter(tree=tree)
        self.fields["parent"].queryset = topics.exclude(pk__in=topics_below(topic.pk)) if topic else topics
