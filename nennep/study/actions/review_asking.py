"""Before a judgement: asking the author about a finding, and asking for a second reviewer."""

from django.db import transaction

from nennep.accounts.models import User
from nennep.integrity import actions as integrity
from nennep.notifications.actions import notify
from nennep.study.essay_errors import NoAccount, NobodyElse, NotYours
from nennep.study.essay_kinds import ASKED, DISPUTED, QUESTION_ANSWERED
from nennep.study.models import Reviewer
from nennep.study.queries.people import officers_above
from nennep.study.queries.review import parties_to, texts_of_essays
from nennep.units.models import Unit


@transaction.atomic
def ask_author(*, essay, finding, by, question):
    """The question goes to the author's page; the answer comes back to the desk. Raises NoAccount."""
    _not_a_party(essay, by)
    if essay.person.user is None:
        raise NoAccount
    asked = integrity.ask_author(finding=finding, text=texts_of_essays([essay])[essay.pk], by=by, question=question)
    notify(users=[essay.person.user], kind=ASKED, about=essay)
    return asked


@transaction.atomic
def answer_question(*, essay, question, by, answer):
    """What the author says; whoever asked is told."""
    answered = integrity.answer_question(question=question, by=by, answer=answer)
    notify(users=[question.asked_by], kind=QUESTION_ANSWERED, about=essay)
    return answered


@transaction.atomic
def ask_second_reviewer(*, essay, finding, by, reason):
    """Somebody else who may judge this essay decides. Raises NobodyElse."""
    _not_a_party(essay, by)
    others = others_who_judge(essay, by)
    if not others:
        raise NobodyElse
    disputed = integrity.ask_second_reviewer(finding=finding, by=by, reason=reason)
    notify(users=others, kind=DISPUTED, about=essay)
    return disputed


def others_who_judge(essay, by):
    """Reviewers named for the essay's unit or above, and its officers; neither `by` nor the author."""
    above = Unit.objects.above(essay.duty.unit.path)
    named = Reviewer.objects.filter(campaign=essay.campaign_id, unit__in=above)
    named_or_officers = User.objects.filter(pk__in=named.values("user")) | officers_above(essay.duty.unit)
    return list(named_or_officers.filter(is_active=True).exclude(pk__in=[by.pk, essay.person.user_id or by.pk]))


def _not_a_party(essay, by):
    if parties_to([essay], by):
        raise NotYours(essay.code)
