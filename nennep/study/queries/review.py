"""What waits to be judged, by whom, and what stands against accepting it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from nennep.duties.models import State
from nennep.duties.queries import batched, parties
from nennep.integrity.models import CheckedText, Finding
from nennep.integrity.queries import checked, findings_about, matched_authors, sources_of
from nennep.study.essay_kinds import SUBMISSION
from nennep.study.models import Campaign, Essay, Objection
from nennep.units.models import Unit

BATCH = 500


def essays_to_judge(user):
    """Handed-in essays that the user was named for or answers for as officer; never their own."""
    units = Unit.objects.under(*user.unit_scope.paths("officer"))
    mine = Q(duty__unit__in=units) | Essay.objects.all().reviewed_by(user)
    return (
        Essay.objects.filter(mine, latest__isnull=False)
        .exclude(campaign__state=Campaign.State.DRAFT)
        .exclude(person__user=user)
    )


def waiting_for(user):
    """Those of them that wait for a judgement."""
    return essays_to_judge(user).filter(duty__state=State.EVIDENCED, campaign__state=Campaign.State.RUNNING)


def disputed_for(user):
    """Those that wait for a second reviewer, who is not the one who asked for it."""
    disputed = Finding.objects.open().filter(disputed_at__isnull=False).exclude(disputed_by=user)
    return waiting_for(user).filter(latest__in=sources_of(SUBMISSION, disputed))


def texts_of_essays(essays):
    """{essay id: the checked text of its newest submission}; what was not checked yet is left out."""
    found = {}
    for keys in batched([essay.latest_id for essay in essays if essay.latest_id], BATCH):
        found |= checked(SUBMISSION, keys)
    return {essay.pk: found[essay.latest_id] for essay in essays if essay.latest_id in found}


def findings_of_essays(essays, texts=None):
    """{essay id: findings about its newest submission, what is open first}."""
    texts = texts_of_essays(essays) if texts is None else texts
    found = {}
    for part in batched(list(texts.values()), BATCH):
        found |= findings_about(part)
    return {key: found.get(text.pk, []) for key, text in texts.items()}


def parties_to(essays, user, texts=None):
    """Ids of the essays among these that the user wrote, entered, or whose text is matched with their own."""
    owners = parties([essay.duty for essay in essays])
    mine = {essay.pk for essay in essays if user.pk in owners[essay.duty_id]}
    person = user.unit_scope.person
    if person is None:
        return mine
    texts = texts_of_essays(essays) if texts is None else texts
    matched = {}
    for part in batched(list(texts.values()), BATCH):
        matched |= matched_authors(part)
    return mine | {key for key, text in texts.items() if person.pk in matched.get(text.pk, ())}


def reasons_against(essays, user, *, in_bulk):
    """{essay id: why the user cannot accept it}; a handful of questions for any number of essays."""
    texts = texts_of_essays(essays)
    findings = findings_of_essays(essays, texts)
    mine, objected = parties_to(essays, user, texts), _with_open_objection(essays)
    reasons = {}
    for essay in essays:
        found = findings.get(essay.pk, [])
        reason = _state_against(essay) or _claim_against(essay, mine, objected) or _signal_against(found)
        if in_bulk and not reason:
            reason = _bulk_against(essay, texts.get(essay.pk), found)
        if reason:
            reasons[essay.pk] = reason
    return reasons


def _claim_against(essay, mine, objected):
    if essay.pk in mine:
        return _("You wrote or entered it yourself, or it is matched with your own essay.")
    if essay.pk in objected:
        return _("Its author objects to what was entered; that must be settled first.")
    return ""


def _signal_against(found):
    if any(finding.state == Finding.State.OPEN for finding in found):
        return _("A signal is still open: clear it with a reason, or send the essay back.")
    return ""


def _state_against(essay):
    if essay.duty.state == State.EVIDENCED:
        return ""
    return _("It is “%(state)s” and does not wait for a judgement.") % {"state": essay.duty.get_state_display()}


def _bulk_against(essay, text, found):
    if not essay.latest.checkable:
        return _("It is a photo or a scan that could not be checked; open it and look.")
    if text is None or text.state != CheckedText.State.CHECKED:
        return _("It has not been checked yet; this takes a few seconds.")
    if any(finding.state == Finding.State.CONFIRMED for finding in found):
        return _("A confirmed signal touches it; open it and decide by itself.")
    return ""


def _with_open_objection(essays):
    rows = Objection.objects.filter(resolved_at=None)
    found = set()
    for keys in batched([essay.latest_id for essay in essays], BATCH):
        found |= set(rows.filter(submission__in=keys).values_list("submission__essay", flat=True))
    return found
