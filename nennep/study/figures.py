"""What a campaign's numbers count: its duties in the shared words, its venues and sheets, and what needs watching."""

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nennep.duties.figures import duty_figures
from nennep.figures.registry import Base, Figure, Kind, Row, Scope, SubjectKind
from nennep.study.figures_checked import checked_figures, until
from nennep.study.kinds import ATTENDANCE, ESSAY
from nennep.study.models import Attendance, Campaign, Essay, Sheet, Venue
from nennep.study.reporting import REPORT_CODES, report_texts

CAMPAIGN = "campaign"
ESSAYS = "study.essays"
ATTENDANCES = "study.attendance"


def essay_details(duties, user):
    """{duty pk: (name, the essay's page)} for those whose name the user may see."""
    essays = Essay.objects.visible_to(user).filter(duty__in=duties).select_related("person")
    return {essay.duty_id: (essay.person.full_name, reverse("study:essay", args=[essay.pk])) for essay in essays}


def attendance_details(duties, user):
    seen = Attendance.objects.filter(duty__in=duties).filter(
        Q(sheet__in=Sheet.objects.visible_to(user)) | Q(person__user=user)
    )
    return {
        line.duty_id: (line.person.full_name, reverse("study:sheet", args=[line.sheet_id]))
        for line in seen.select_related("person")
    }


def _campaign_records(model, path):
    """Records of one campaign, or of all that were launched."""

    def records(scope: Scope):
        found = model.objects.exclude(**{f"{path}__state": Campaign.State.DRAFT})
        if scope.subject is not None:
            found = found.filter(**{path: scope.subject})
        return found

    return records


def _venue_records(scope):
    first = Sheet.objects.filter(venue=OuterRef("pk"), handed_in_at__isnull=False).order_by("handed_in_at")
    found = _campaign_records(Venue, "campaign")(scope)
    return found.annotate(connected_at=Subquery(first.values("handed_in_at")[:1])).select_related("campaign")


def _venue_row(venue):
    state = _("connected") if venue.connected_at else _("planned")
    return Row(f"V{venue.pk}", venue.unit_id, state, venue.connected_at or venue.campaign.launched_at)


def _venue_details(venues, user):
    """A venue is a place and no person: its name is no secret to those who see the figure."""
    return {
        venue.pk: (venue.name, f"{reverse('study:sheets', args=[venue.campaign_id])}?venue={venue.pk}")
        for venue in venues
    }


def _sheet_records(scope):
    return (
        _campaign_records(Sheet, "session__campaign")(scope)
        .annotate(unit_then=F("venue__unit_id"))
        .select_related("session", "venue")
    )


def _sheet_row(sheet):
    at = sheet.confirmed_at or sheet.handed_in_at or sheet.session.starts_at
    return Row(f"S{sheet.pk}", sheet.unit_then, sheet.get_state_display(), at)


def _sheet_details(sheets, user):
    seen = set(
        Sheet.objects.visible_to(user).filter(pk__in=[sheet.pk for sheet in sheets]).values_list("pk", flat=True)
    )
    return {sheet.pk: (str(sheet), reverse("study:sheet", args=[sheet.pk])) for sheet in sheets if sheet.pk in seen}


def _by(column):
    """It happened: by now, or by the end of that day."""

    def condition(scope):
        return Q(**{f"{column}__isnull": False}) & until(scope, column)

    return condition


def _heads(column):
    return lambda scope: _by("handed_in_at")(scope) & Q(**{f"{column}__isnull": False})


venue_base = Base(records=_venue_records, row=_venue_row, details=_venue_details)
sheet_base = Base(records=_sheet_records, row=_sheet_row, unit_field="unit_then", details=_sheet_details)

essay_figures = duty_figures(
    prefix=ESSAYS,
    kind=ESSAY,
    subject_kind=CAMPAIGN,
    labels={
        "expected": _("essays expected"),
        "received": _("essays received"),
        "evidenced": _("essays with evidence"),
        "verified": _("essays accepted"),
        "sent_back": _("essays sent back"),
        "rewriting": _("essays being rewritten"),
        "excused": _("excused from the essay"),
        "withdrawn": _("essays no longer owed"),
        "overdue": _("essays overdue"),
        "verified_share": _("share of essays accepted"),
    },
    details=essay_details,
    order=100,
)
attendance_figures = duty_figures(
    prefix=ATTENDANCES,
    kind=ATTENDANCE,
    subject_kind=CAMPAIGN,
    labels={
        "expected": _("attendances expected"),
        "received": _("attendances reported"),
        "evidenced": _("attendances from start to end"),
        "verified": _("attendances confirmed"),
        "sent_back": _("attendances not confirmed"),
        "rewriting": _("attendances to be put right"),
        "excused": _("excused from attendance"),
        "withdrawn": _("attendances no longer owed"),
        "overdue": _("absent or not reported"),
        "verified_share": _("share of attendances confirmed"),
    },
    details=attendance_details,
    order=200,
)
essay_base, attendance_base = essay_figures[0].base, attendance_figures[0].base

own_figures = (
    Figure(
        code="study.venues",
        label=_("venues connected"),
        sentence=_("venues that handed in at least one attendance sheet"),
        subject_kind=CAMPAIGN,
        base=venue_base,
        condition=_by("connected_at"),
        moment="connected_at",
        order=300,
    ),
    Figure(
        code="study.venues_planned",
        label=_("venues planned"),
        sentence=_("all venues of the campaign"),
        subject_kind=CAMPAIGN,
        base=venue_base,
        order=301,
    ),
    Figure(
        code="study.sheets_confirmed",
        label=_("sheets confirmed"),
        sentence=_("attendance sheets confirmed by somebody who did not hand them in"),
        subject_kind=CAMPAIGN,
        base=sheet_base,
        condition=_by("confirmed_at"),
        moment="confirmed_at",
        order=310,
    ),
    Figure(
        code="study.heads_start",
        label=_("heads counted at the start"),
        sentence=_("sum of the heads counted in the halls at the start, on sheets handed in"),
        subject_kind=CAMPAIGN,
        base=sheet_base,
        condition=_heads("head_count_start"),
        moment="handed_in_at",
        kind=Kind.SUM,
        column="head_count_start",
        order=320,
    ),
    Figure(
        code="study.heads_end",
        label=_("heads counted at the end"),
        sentence=_("sum of the heads counted in the halls at the end, on sheets handed in"),
        subject_kind=CAMPAIGN,
        base=sheet_base,
        condition=_heads("head_count_end"),
        moment="handed_in_at",
        kind=Kind.SUM,
        column="head_count_end",
        order=321,
    ),
)
FIGURES = (*essay_figures, *attendance_figures, *checked_figures(essay_base, CAMPAIGN), *own_figures)

subject_kind = SubjectKind(
    code=CAMPAIGN,
    objects=lambda: Campaign.objects.launched().select_related("host"),
    visible_to=lambda user: Campaign.objects.with_figures_for(user).select_related("host"),
    unit=lambda campaign: campaign.host,
    title=lambda campaign: campaign.title,
    url=lambda campaign: reverse("study:campaign", args=[campaign.pk]),
    report_codes=REPORT_CODES,
    report_texts=report_texts,
)
