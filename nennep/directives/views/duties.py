"""What units owe about documents: the list, and one task with everything that may be done about it."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.directives import actions, rules
from nennep.directives.errors import DirectivesError
from nennep.directives.forms.duty import ExtendForm, HandInForm, ReasonForm, SendBackForm
from nennep.directives.kinds import ACKNOWLEDGEMENT, ALL, JUDGED, Duties
from nennep.directives.models import Delivery, HandOn, Review
from nennep.directives.queries.keepers import mine_to_answer, mine_to_judge
from nennep.directives.queries.subjects import subject_of, subjects_of
from nennep.documents.models import Document
from nennep.duties.errors import DutiesError
from nennep.duties.models import OWED, WAITING, Act, Duty, State
from nennep.files.actions import store_text
from nennep.files.refusals import FileRefused
from nennep.files.serving import serve_file
from nennep.ui.list_page import Filter, by_folded, list_page
from nennep.ui.require import get_or_404, id_in, require

# Handed in and not judged yet; an acknowledgement is only a word.
TO_JUDGE = Q(state=State.EVIDENCED) & ~Q(kind=ACKNOWLEDGEMENT)


def duties(request):
    """Everything about documents that is owed in the user's units."""
    require(rules.can_see_directives(request.user))
    user = request.user
    return list_page(
        request,
        Duty.objects.visible_to(user).of_kind(*ALL).select_related("unit", "owed_to"),
        template="directives/duties.html",
        order=["due_at"],
        sorts={"due": ["due_at"], "unit": ["unit__sort_key"]},
        search=by_folded("unit__folded"),
        search_label=_("Unit"),
        filters=[
            Filter("kind", _("Task"), Duties.choices, lambda rows, value: rows.filter(kind=value)),
            Filter("what", _("State"), _states(), _in_state),
            Filter("for", _("Whose"), [("me", _("waiting for me"))], lambda rows, value: _for_me(rows, user)),
        ],
        complete=_name,
    )


def _states():
    return [("owed", _("still owed")), ("overdue", _("overdue")), ("to_judge", _("to judge")), *State.choices]


def _in_state(rows, value):
    if value == "owed":
        return rows.filter(state__in=OWED)
    if value == "overdue":
        return rows.filter(state__in=OWED, due_at__lt=now())
    if value == "to_judge":
        return rows.filter(TO_JUDGE)
    return rows.filter(state=value)


def _for_me(rows, user):
    owed = rows.filter(state__in=OWED)
    mine = Q(state__in=OWED) & mine_to_answer(user, owed)
    return rows.filter(mine | (TO_JUDGE & mine_to_judge(user, rows.filter(TO_JUDGE))))


def _name(rows):
    subjects = subjects_of(rows)
    for row in rows:
        row.document, row.label = subjects[row.pk].document, Duties(row.kind).label


def duty(request, pk):
    found = _seen(request, pk)
    subject = subject_of(found)
    steps = found.transitions.select_related("by__person")
    context = {
        "duty": found,
        "label": _label(found, subject),
        "subject": subject,
        "document": subject.document,
        "hand_on": _visible(HandOn, subject, request.user),
        "deliveries": found.deliveries.select_related("document", "file", "by__person"),
        "readable": _readable(request.user, found, subject.document),
        "steps": [_step(one) for one in steps],
        "sent_back": _sent_back(found, steps),
        "next_to_judge": _next_to_judge(request.user, found),
        "may": {
            "answer": rules.can_answer(request.user, found),
            "verify": rules.can_verify(request.user, found),
            "send_back": rules.can_send_back(request.user, found),
            "change": rules.can_change(request.user, found),
            "expect_again": rules.can_expect_again(request.user, found),
        },
    }
    return render(request, "directives/duty.html", context)


def _seen(request, pk):
    require(rules.can_see_directives(request.user))
    return get_or_404(Duty.objects.visible_to(request.user).of_kind(*ALL).select_related("unit", "owed_to"), pk=pk)


def _visible(model, subject, user):
    return model.objects.visible_to(user).filter(pk=subject.pk).first() if isinstance(subject, model) else None


def _label(found, subject):
    if isinstance(subject, Review):
        return subject.get_kind_display().capitalize()
    return Duties(found.kind).label


def _readable(user, found, document):
    """Ids of the documents on the page that the user may open."""
    named = [document.pk, *found.deliveries.exclude(document=None).values_list("document", flat=True)]
    return set(Document.objects.visible_to(user).filter(pk__in=named).values_list("pk", flat=True))


def _sent_back(found, steps):
    """The send-back that waits for an answer, or None."""
    sent = [one for one in steps if one.act == Act.SEND_BACK]
    return sent[-1] if sent and found.state == State.RETURNED else None


def _next_to_judge(user, found):
    """Another task of the kind that waits for this user's judgement, once this one does not any more."""
    if found.kind not in JUDGED or found.state in WAITING or not rules.can_judge(user, found):
        return None
    waiting = Duty.objects.visible_to(user).of_kind(found.kind).filter(state=State.EVIDENCED)
    return waiting.filter(mine_to_judge(user, waiting)).select_related("unit").order_by("due_at", "pk").first()


def _step(one):
    person = getattr(one.by, "person", None)
    return {
        "at": one.at,
        "text": one.get_act_display(),
        "who": person.full_name if person else (one.by.username if one.by else ""),
        "note": ". ".join(part for part in (one.reason, one.to_mend) if part),
    }


@require_POST
def acknowledge(request, pk):
    found = _seen(request, pk)
    require(found.kind == ACKNOWLEDGEMENT and rules.can_answer(request.user, found))
    return _do(request, found, lambda: actions.acknowledge(duty=found, by=request.user), _("Acknowledged."))


@require_POST
def verify(request, pk):
    found = _seen(request, pk)
    require(rules.can_verify(request.user, found))
    return _do(request, found, lambda: actions.verify(duty=found, by=request.user), _("Accepted."))


def _do(request, found, act, told):
    try:
        act()
    except (DutiesError, DirectivesError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, told)
    return redirect("directives:duty", found.pk)


def hand_in(request, pk):
    found = _seen(request, pk)
    require(found.kind != ACKNOWLEDGEMENT and rules.can_answer(request.user, found))
    subject = subject_of(found)
    initial = {"document": id_in(request.GET.get("document", ""))}
    form = HandInForm(
        request.POST or None,
        request.FILES or None,
        request=request,
        duty=found,
        about=subject.document,
        user=request.user,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            _hand_in(found, form.cleaned_data, request.user)
        except FileRefused as error:
            form.add_error("file", str(error))
        except (DutiesError, DirectivesError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Handed in."))
            return redirect("directives:duty", found.pk)
    context = {"duty": found, "label": _label(found, subject), "document": subject.document, "form": form}
    return render(request, "directives/hand_in.html", context)


def _hand_in(found, data, by):
    stored = store_text(data["file"], by=by, all_pages=True) if data["file"] else None
    actions.hand_in(duty=found, by=by, document=data["document"], file=stored, words=data["words"])


# What the unit that asked may do: the form, the right, the act, what is said on the page and afterwards.
STEPS = {
    "send-back": (SendBackForm, rules.can_send_back, actions.send_back),
    "extend": (ExtendForm, rules.can_change, actions.extend),
    "excuse": (ReasonForm, rules.can_change, actions.excuse),
    "withdraw": (ReasonForm, rules.can_change, actions.withdraw),
    "expect-again": (ReasonForm, rules.can_expect_again, actions.expect_again),
}


def step(request, pk, name):
    if name not in STEPS:
        raise Http404
    kind_of_form, may, act = STEPS[name]
    found = _seen(request, pk)
    require(may(request.user, found))
    form = kind_of_form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(duty=found, by=request.user, **form.cleaned_data)
        except DutiesError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("directives:duty", found.pk)
    subject = subject_of(found)
    titles = {
        "send-back": _("Send back"),
        "extend": _("Give more time"),
        "excuse": _("Excuse the unit"),
        "withdraw": _("No longer owed"),
        "expect-again": _("Ask for it after all"),
    }
    context = {"duty": found, "label": _label(found, subject), "document": subject.document, "form": form}
    return render(request, "directives/step.html", context | {"title": titles[name]})


def delivered_file(request, pk, delivery_pk):
    found = _seen(request, pk)
    delivery = get_or_404(Delivery.objects.select_related("file"), pk=delivery_pk, duty=found)
    if delivery.file is None:
        raise Http404
    return serve_file(delivery.file)
