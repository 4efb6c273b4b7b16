"""Questions about essays as their author and their clerk see them."""

from nennep.duties.models import OWED, Act
from nennep.integrity.models import Finding, Question
from nennep.integrity.queries import findings_about
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.queries.review import texts_of_essays
from nennep.units.models import Unit


def with_all(essays):
    """With what every page about an essay shows."""
    return essays.select_related(
        "duty__unit", "campaign__document", "campaign__host", "person__user", "latest__submitted_by__person"
    )


def last_send_back(essay):
    """The step that says why, what to mend and until when; None when it was never sent back."""
    return essay.duty.transitions.filter(act=Act.SEND_BACK).select_related("by__person").last()


def findings_of(essay):
    """What was found about the newest attempt."""
    text = texts_of_essays([essay]).get(essay.pk)
    return findings_about([text])[text.pk] if text else []


def unanswered(submissions):
    """The questions about these submissions that wait for the author's answer."""
    asked = Question.objects.filter(text__source_type=SUBMISSION, text__source_id__in=submissions.values("pk"))
    return asked.filter(answered_at=None, finding__state=Finding.State.OPEN)


def starting_text(essay):
    """What the writing page begins with: the draft, the last attempt when it came back, else the form."""
    draft = getattr(essay, "draft", None)
    if draft:
        return draft.text, draft.version
    if essay.latest and essay.latest.text:
        return essay.latest.text, 0
    return essay.campaign.template, 0


def essays_to_enter(user, campaign):
    """Essays still owed in the units where the user keeps lists, in the order of a class register."""
    units = Unit.objects.under(*user.unit_scope.paths("clerk", "officer"))
    owed = campaign.essays.filter(duty__unit__in=units, duty__state__in=OWED).exclude(person__user=user)
    return owed.select_related("duty__unit", "person").order_by("duty__unit__sort_key", "person__sort_key", "pk")
