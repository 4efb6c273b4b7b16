"""The registers of a unit, and entering a document in one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nennep.documents import actions, registers, rules
from nennep.documents.errors import DocumentsError
from nennep.documents.forms import EntryForm
from nennep.documents.models import Document
from nennep.documents.views.page import visible_document
from nennep.ui.require import get_or_404, id_in, require
from nennep.units.models import Unit

STAFF = ("administrator", "officer", "reviewer", "clerk", "leader")
Direction = Document.Direction
MONTHS = range(1, 13)


def books(request):
    """One book: `?unit=`, `?direction=`, `?year=`, `?month=`; `?export=xlsx` or `docx` takes it along."""
    require(request.user.unit_scope.has(*STAFF))
    units = Unit.objects.under(*request.user.unit_scope.reach(*STAFF)).select_related("tree").order_by("path")
    wanted = id_in(request.GET.get("unit", ""))
    unit = get_or_404(units, pk=wanted) if wanted else units.first()
    direction = request.GET.get("direction")
    direction = direction if direction in Direction.values else Direction.INCOMING
    years = sorted({*registers.years_of(unit, direction), localdate().year}, reverse=True)
    year = request.GET.get("year", "")
    year = int(year) if year in map(str, years) else localdate().year
    month = request.GET.get("month", "")
    book = registers.book_of(unit, direction, year, int(month) if month in map(str, MONTHS) else None)
    if request.GET.get("export") == "xlsx":
        return registers.as_xlsx(book)
    if request.GET.get("export") == "docx":
        return registers.as_docx(book)
    rows = [(entry, [(column, column.value(entry)) for column in book.columns]) for entry in book.entries]
    context = {
        "book": book,
        "rows": rows,
        "units": units,
        "years": years,
        "months": MONTHS,
        "tabs": [_tab(book, one) for one in Direction],
        "address": _address(book),
        "year_address": _address(book, whole_year=True),
    }
    return render(request, "documents/books.html", context)


def _tab(book, direction):
    label = _("Incoming") if direction == Direction.INCOMING else _("Outgoing")
    return {"label": label, "url": _address(book, direction), "current": direction == book.direction}


def _address(book, direction=None, *, whole_year=False):
    asked = {"unit": book.unit.pk, "direction": direction or book.direction, "year": book.year}
    if book.month and not whole_year:
        asked["month"] = book.month
    return f"{reverse('documents:books')}?{urlencode(asked)}"


def enter(request, pk):
    found = visible_document(request, pk)
    require(rules.can_register_anywhere(request.user))
    form = EntryForm(request.POST or None, user=request.user, document=found)
    if request.method == "POST" and form.is_valid():
        try:
            entry = actions.enter_in_register(document=found, by=request.user, **form.cleaned_data)
        except DocumentsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Entered as number %(number)s.") % {"number": entry})
            return redirect("documents:document", found.pk)
    return render(request, "documents/enter.html", {"document": found, "form": form})
