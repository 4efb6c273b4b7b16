"""The tray: sending papers, watching them being read, confirming those that need no look."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from nennep.files.uploads import takes_uploads
from nennep.intake import rules
from nennep.intake.actions.confirming import confirm_many, request_confirming
from nennep.intake.actions.taking import take_uploads
from nennep.intake.forms import ConfirmForm, SendForm, trays_of
from nennep.intake.list_template import FILE_NAME, template_workbook
from nennep.intake.models import Arrival, Delivery
from nennep.intake.proposing import lacks
from nennep.intake.queries.tray import (
    VIEWS,
    arrivals_of,
    being_registered,
    counts_of,
    reading_of,
    scans_of,
    to_be_seen_of,
)
from nennep.lib.extract import ocr
from nennep.ui.list_page import Filter, list_page
from nennep.ui.numbers import number
from nennep.ui.require import get_or_404, id_in, require
from nennep.units.exports import workbook_response

MOST_ON_A_PAGE = 200
MOST_TOLD = 5
State = Arrival.State
# More than these are registered in the background: each takes a tenth of a second.
MOST_AT_ONCE = 20


def tray(request):
    """All that lies in one's trays; `?delivery=` what came at once, `?show=` what became of it."""
    require(rules.has_tray(request.user))
    arrivals = arrivals_of(request.user).exclude(state=Arrival.State.UNPACKED)
    delivery = _delivery(request)
    if delivery:
        arrivals = arrivals.filter(delivery=delivery)
    counts = counts_of(arrivals)
    show = request.GET.get("show", "open")
    show = show if show in VIEWS else "open"
    units = list(trays_of(request.user))
    return list_page(
        request,
        arrivals.filter(state__in=VIEWS[show]),
        template="intake/tray.html",
        # What is registered with one press stands together, what a person looks at behind it, scans at the end.
        order=["-is_complete", "-state", "pk"] if show == "open" else ["-pk"],
        filters=[_of_unit(units)] if len(units) > 1 else [],
        per_page=MOST_ON_A_PAGE,
        complete=_say_what_is_missing,
        context={
            "to_do": to_be_seen_of(arrivals),
            "not_taken": counts["not_taken"] if delivery else 0,
            "show": show,
            "tabs": _tabs(counts, show, delivery),
            "delivery": delivery,
            "is_read": _progress(delivery)["finished"],
            **_work(request, delivery),
        },
    )


@takes_uploads(settings.IMPORT_LIMIT_BYTES)
def send(request):
    require(rules.has_tray(request.user))
    form = SendForm(request.POST or None, request.FILES or None, request=request)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        require(rules.keeps_tray(request.user, data["unit"]))
        delivery = take_uploads(
            unit=data["unit"],
            uploads=data["files"],
            by=request.user,
            form_key=data["key"],
            too_large=form.too_large,
        )
        return redirect(f"{reverse('intake:tray')}?delivery={delivery.pk}")
    return render(request, "intake/send.html", {"form": form})


def template(request):
    """An empty list of older documents, to be filled in and sent."""
    require(rules.has_tray(request.user))
    return workbook_response(template_workbook(), FILE_NAME)


def progress(request, pk):
    """The piece of the tray that says how far the reading is; the list below is another one once it is done."""
    delivery = get_or_404(Delivery.objects.visible_to(request.user), pk=pk)
    context = _progress(delivery)
    response = render(request, "intake/_progress.html", context)
    if context["finished"]:
        response["HX-Refresh"] = "true"
    return response


@require_POST
def confirm_chosen(request):
    """Register the papers that were ticked, as they were shown."""
    require(rules.has_tray(request.user))
    chosen = [pk for pk in map(id_in, request.POST.getlist("arrival")) if pk]
    arrivals = Arrival.objects.visible_to(request.user).filter(pk__in=chosen).select_related("unit", "file", "delivery")
    arrivals = list(arrivals.order_by("pk"))
    if len(arrivals) > MOST_AT_ONCE:
        count = request_confirming(arrivals=arrivals, by=request.user)
        return redirect(f"{reverse('intake:tray')}?{request.POST.get('back', '')}&registering={count}")
    outcome = confirm_many(arrivals=arrivals, by=request.user)
    count = len(outcome.registered)
    if count:
        told = ngettext("%(count)s document was registered.", "%(count)s documents were registered.", count)
        messages.success(request, told % {"count": number(count)})
    elif not outcome.left:
        messages.info(request, _("Tick the papers to be registered first."))
    for arrival, sentence in outcome.left[:MOST_TOLD]:
        messages.warning(request, f"{arrival.name}: {sentence}")
    return redirect(f"{reverse('intake:tray')}?{request.POST.get('back', '')}")


def _say_what_is_missing(rows):
    labels = ConfirmForm.base_fields
    for row in rows:
        row.missing = [labels[name].label for name in lacks(row.proposals)] if row.state == State.TO_CONFIRM else []


def registering(request):
    """The piece of the tray that says how many of the chosen papers are registered; `?of=` how many there were."""
    require(rules.has_tray(request.user))
    context = _registering(request, request.GET.get("of", ""))
    response = render(request, "intake/_progress.html", context)
    if context["finished"]:
        response["HX-Refresh"] = "true"
    return response


def _registering(request, of):
    left = being_registered(request.user)
    total = max(id_in(of) or 0, left)
    return {
        "progress_url": f"{reverse('intake:registering')}?of={total}",
        "work_done": total - left,
        "work_total": total,
        "label": _("Registering the chosen papers"),
        "finished": not left,
    }


def _delivery(request):
    asked = id_in(request.GET.get("delivery", ""))
    return get_or_404(Delivery.objects.visible_to(request.user), pk=asked) if asked else None


def _of_unit(units):
    return Filter(
        "unit", _("Tray of"), [(unit.pk, unit.name) for unit in units], lambda rows, value: rows.filter(unit=value)
    )


def _tabs(counts, show, delivery):
    labels = {
        "open": _("To be confirmed"),
        "registered": _("Registered"),
        "not_taken": _("Held already or refused"),
        "aside": _("Put aside"),
    }
    of = f"&delivery={delivery.pk}" if delivery else ""
    return [
        {"label": label, "url": f"?show={name}{of}", "current": name == show, "count": counts[name]}
        for name, label in labels.items()
    ]


def _work(request, delivery):
    """What goes on in the background: the reading of what came, or the registering of what was chosen."""
    reading = _progress(delivery)
    if not reading["finished"]:
        return reading
    registering = _registering(request, request.GET.get("registering", ""))
    return registering if not registering["finished"] else _scanning(request, delivery)


def scanning(request):
    """The piece of the tray that says how many scans were read; the list stays as it is, with its ticks."""
    require(rules.has_tray(request.user))
    context = _scanning(request, _delivery(request))
    return render(request, "intake/_progress.html", {**context, "is_new": context["finished"]})


def _scanning(request, delivery):
    if not ocr.is_available():
        return {"finished": True}
    arrivals = Arrival.objects.visible_to(request.user)
    done, total = scans_of(arrivals.filter(delivery=delivery) if delivery else arrivals)
    of = f"?delivery={delivery.pk}" if delivery else ""
    return {
        "progress_url": f"{reverse('intake:scanning')}{of}",
        "work_done": done,
        "work_total": total,
        "label": _("A machine is reading the scans; go on with the others meanwhile"),
        "finished": done == total,
    }


def _progress(delivery):
    if delivery is None:
        return {"finished": True}
    done, total = reading_of(delivery)
    return {
        "progress_url": reverse("intake:progress", args=[delivery.pk]),
        "work_done": done,
        "work_total": total,
        "label": _("Reading the papers"),
        "finished": done == total,
    }
