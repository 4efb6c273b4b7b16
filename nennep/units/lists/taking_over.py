"""Keeping a list until somebody has looked at it, and taking it over in one transaction."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from nennep.history.actions import record
from nennep.units.errors import ListChanged
from nennep.units.lists.people import PeoplePlanner, apply_people
from nennep.units.lists.reading import read_list
from nennep.units.lists.units import UnitsPlanner, apply_units
from nennep.units.models import ListImport, SentForm

PLANNERS = {"units": UnitsPlanner, "people": PeoplePlanner}
APPLY = {"units": apply_units, "people": apply_people}
KEPT_FOR = timedelta(days=7)
LONGEST_FILE_NAME = 255


def keep_list(*, kind, unit, upload, on, by, form_key, legal_basis=""):
    """Read the spreadsheet and keep its rows; the same form again gives the same list. Raises ListRefused."""
    known = ListImport.objects.filter(form_key=form_key, by=by).first()
    if known:
        return known
    sheet_name, rows, unreadable = read_list(upload, kind)
    return ListImport.objects.create(
        kind=kind,
        unit=unit,
        on=on,
        legal_basis=legal_basis,
        file_name=upload.name[-LONGEST_FILE_NAME:],
        sheet_name=sheet_name,
        rows=rows,
        unreadable=unreadable,
        by=by,
        form_key=form_key,
    )


def plan_of(kept, user):
    """What the list would change as things stand now."""
    return PLANNERS[kept.kind](kept, user).made()


@transaction.atomic
def take_over(*, kept, by):
    """Do all that the list says, or nothing. Pressing twice does it once. Raises a UnitsError."""
    kept = ListImport.objects.select_for_update(of=("self",)).select_related("unit__tree").get(pk=kept.pk)
    if kept.applied_at is not None:
        return kept
    plan = plan_of(kept, by)
    if not plan.can_be_applied:
        raise ListChanged
    APPLY[kept.kind](kept, plan, by)
    kept.added, kept.changed = len({item.row for item in plan.new}), len({item.row for item in plan.changed})
    kept.applied_at, kept.rows, kept.unreadable = now(), [], []
    kept.save()
    record(kept, "list.applied", by=by, unit_id=kept.unit_id, added=kept.added, changed=kept.changed)
    return kept


def forget_old_doors():
    """Lists that nobody took over hold names for nothing; keys older than any open page are of no use."""
    before = now() - KEPT_FOR
    ListImport.objects.filter(applied_at=None, at__lt=before).delete()
    SentForm.objects.filter(at__lt=before).delete()
