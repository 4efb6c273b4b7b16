"""The list of hand-ons, one of them, and handing a document on."""

from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, CharField, Count, F, Q, Value, When
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from nennep.directives import actions, rules
from nennep.directives.errors import DirectivesError
from nennep.directives.forms.handing_on import FromForm, HandOnForm, ProposedDays
from nennep.directives.kinds import ASKED_FOR, Duties
from nennep.directives.models import HandOn, HandOnTarget
from nennep.directives.queries.targets import owed_under, own_part, rows_of, targets_of
from nennep.directives.views.progress import table_of, unit_asked_for
from nennep.documents.given import STAFF
from nennep.documents.models import Document
from nennep.duties.models import OWED, Duty
from nennep.ui.list_page import Filter, list_page
from nennep.ui.require import get_or_404, require
from nennep.units.lineage import acting_for
from nennep.units.models import Unit

TARGETS_PER_PAGE = 50


def hand_ons(request):
    require(rules.can_see_directives(request.user))
    units = Unit.objects.under(*request.user.unit_scope.paths(*STAFF))
    return list_page(
        request,
        HandOn.objects.visible_to(request.user).select_related("document", "unit").defer("document__text"),
        template="directives/hand_ons.html",
        order=["-at"],
        sorts={"at": ["at"], "document": ["document__issued_on"]},
        search=_search,
        search_label=_("Number or subject"),
        filters=[_way(units)],
        complete=lambda rows: _count(rows, request.user),
        context={"can_hand_on": rules.can_hand_on_anywhere(request.user)},
    )


def _way(units):
    """Whether it went out from these units or came to them."""
    ways = {
        "from": lambda rows: rows.filter(unit__in=units),
        "to": lambda rows: rows.filter(pk__in=HandOnTarget.objects.filter(unit__in=units).values("hand_on")),
    }
    choices = [("from", _("from my units")), ("to", _("to my units"))]
    return Filter("way", pgettext("handed on", "Direction"), choices, lambda rows, value: ways[value](rows))


def _search(found, text):
    for word in text.split():
        found = found.filter(
            Q(document__subject__icontains=word)
            | Q(document__number__icontains=word)
            | Q(document__notation__icontains=word)
            | Q(document__type__icontains=word)
        )
    return found


def _count(rows, user):
    """How many of the duties that this user sees are in which state, in one question for all rows."""
    for row in rows:
        row.states = {}
    by_pk = {row.pk: row for row in rows}
    late = When(state__in=OWED, due_at__lt=now(), then=Value("overdue"))
    seen = (
        Duty.objects.visible_to(user)
        .of_kind(*ASKED_FOR)
        .filter(subject_type=HandOn._meta.label_lower, subject_id__in=by_pk)
        .order_by()
        .annotate(shown=Case(late, default=F("state"), output_field=CharField()))
        .values_list("subject_id", "shown")
        .annotate(Count("pk"))
    )
    for subject_id, state, number in seen:
        by_pk[subject_id].states[state] = number


def hand_on(request, pk):
    """One hand-on: what was asked, the units it went to with their states, and the figures below them."""
    require(rules.can_see_directives(request.user))
    seen = HandOn.objects.visible_to(request.user).select_related("document", "unit", "parent__unit", "by__person")
    found = get_or_404(seen.defer("document__text"), pk=pk)
    # What a merged unit asked of the units below it lies below its successor today.
    unit = unit_asked_for(request, acting_for([found.unit])[found.unit_id])
    targets = targets_of(found, request.user)
    page = Paginator(targets.seen, TARGETS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "hand_on": found,
        "document": found.document,
        "unit": unit,
        "kinds": [(kind, Duties(kind).label, day) for kind, day in found.asked_for.items()],
        "page": page,
        "rows": rows_of(found, page.object_list),
        "hidden": targets.hidden,
        "own": own_part(found, targets, request.user),
        "can_read": Document.objects.visible_to(request.user).filter(pk=found.document_id).exists(),
        "parent": found.parent
        if found.parent and HandOn.objects.visible_to(request.user).filter(pk=found.parent_id).exists()
        else None,
        "further": targets.further,
        "can_change": rules.can_change_many(request.user, found) and owed_under(found).exists(),
    }
    return render(request, "directives/hand_on.html", context | table_of(request, "hand_on", found, unit))


def new(request, document_pk):
    """Hand a document on: from which unit (chosen first), to which units, what by when."""
    require(rules.can_hand_on_anywhere(request.user))
    document = get_or_404(Document.objects.visible_to(request.user), pk=document_pk)
    source = FromForm(request.GET if "unit" in request.GET else {"unit": ""}, user=request.user)
    unit = source.chosen
    if unit is None:
        raise Http404
    form = HandOnForm(
        request.POST or None, document=document, unit=unit, initial={"key": uuid4(), **ProposedDays(request.GET).days}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = _hand_on(document, unit, form.cleaned_data, request.user)
        except DirectivesError as error:
            form.add_error(None, str(error))
        else:
            number = made.targets.count()
            told = ngettext("Handed on to %(number)d unit.", "Handed on to %(number)d units.", number) % {
                "number": number
            }
            messages.success(request, told)
            return redirect("directives:hand_on", made.pk)
    context = {
        "document": document,
        "unit": unit,
        "source": source,
        "form": form,
        "named": _named(document),
    }
    return render(request, "directives/new.html", context)


def _named(document):
    """Days to come that the text names, each with the words that name it."""
    text = document.text
    return [(one.due_on, text[one.start : one.end]) for one in document.deadlines.filter(due_on__gte=localdate())]


def _hand_on(document, unit, data, by):
    return actions.hand_on(document=document, unit=unit, by=by, form_key=data.pop("key"), **data)
