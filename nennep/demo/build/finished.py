"""The finished campaign: 5,875 essays over 23 venues, 13 sent back and written again, all accepted."""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from nennep.accounts.models import User
from nennep.demo.build.steps import SEED
from nennep.demo.writing import directive, phrases, places
from nennep.demo.writing.papers import issuers
from nennep.documents.actions import register_document
from nennep.documents.models import Document
from nennep.study.actions import attendance, audience, campaign, launch
from nennep.study.actions import places as study_places
from nennep.study.models import Attendance, Campaign, Sheet
from nennep.units.models import Unit

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SET_UP_AT = datetime(2026, 9, 7, 9, 0, tzinfo=ZONE)
LAUNCHED_AT = datetime(2026, 9, 8, 8, 0, tzinfo=ZONE)
STARTS_AT = datetime(2026, 9, 18, 7, 30, tzinfo=ZONE)
ENDS_AT = datetime(2026, 9, 18, 11, 15, tzinfo=ZONE)
DUE_AT = datetime(2026, 10, 12, 17, 0, tzinfo=ZONE)
SHEETS_AT = datetime(2026, 9, 18, 15, 0, tzinfo=ZONE)
CONFIRMED_AT = datetime(2026, 9, 21, 9, 0, tzinfo=ZONE)


def account(username):
    return User.objects.get(username=username)


def set_up(site):
    officer, province = account("canbo"), Unit.objects.get(code="NS")
    document = register_document(**document_fields(directive.DIGITAL, province, officer))
    drafted = campaign.create_campaign(
        title=phrases.CAMPAIGN_TITLES["digital"], host=province, by=officer, document=document, at=SET_UP_AT
    )
    campaign.update_campaign(
        campaign=drafted,
        by=officer,
        due_at=DUE_AT,
        template=directive.form_template(directive.DIGITAL),
        headings=list(directive.REQUIRED_HEADINGS),
        least_own_words=directive.LEAST_OWN_WORDS,
    )
    audience.add_rule(campaign=drafted, unit=province, by=officer)
    study_places.add_session(
        campaign=drafted,
        title=phrases.SESSION_TITLES["digital"],
        starts_at=STARTS_AT,
        ends_at=ENDS_AT,
        by=officer,
    )
    communes = {unit.code: unit for unit in Unit.objects.filter(parent=province, closed_on=None)}
    for item in places.COMMUNES:
        unit = communes[item.code]
        study_places.add_venue(campaign=drafted, name=phrases.VENUES[item.code], unit=unit, units=[unit], by=officer)
        study_places.name_reviewer(
            campaign=drafted, user=account(f"reviewer.{item.code.lower()}"), unit=unit, by=officer
        )
    study_places.name_reviewer(campaign=drafted, user=account("chambai"), unit=province, by=officer)


def launch_it(site):
    launch.launch_campaign(campaign=the_campaign(), by=account("canbo"), at=LAUNCHED_AT)


def keep_attendance(site):
    """Clerks tick and hand in the sheets in the afternoon; on Monday somebody else confirms them."""
    rng = Random(f"{SEED} attendance")  # noqa: S311 - make-believe ticks, not secrets
    officer, leader = account("canbo"), account("lanhdao")
    for sheet in Sheet.objects.filter(session__campaign=the_campaign()).select_related("venue__unit"):
        clerk = account(f"clerk2.{sheet.venue.unit.code.lower()}")
        lines = list(Attendance.objects.filter(sheet=sheet).order_by("pk"))
        attendance.tick(
            sheet=sheet,
            ticks={line.pk: attendance.Tick(at_start=True, at_end=True) for line in lines},
            heads_start=(None, len(lines) + rng.randint(0, 4)),
            heads_end=(None, len(lines)),
            by=clerk,
        )
        attendance.hand_in_sheet(sheet=sheet, by=clerk, at=SHEETS_AT + timedelta(minutes=rng.randint(0, 90)))
        # The officer belongs to the block of offices, and nobody confirms their own attendance.
        by = leader if sheet.venue.unit.code == places.OFFICES.code else officer
        _good, left = attendance.confirm_sheet(sheet=sheet, by=by, at=CONFIRMED_AT)
        if left:
            attendance.confirm_sheet(sheet=sheet, by=officer, at=CONFIRMED_AT + timedelta(hours=1))


def the_campaign():
    return Campaign.objects.get(title=phrases.CAMPAIGN_TITLES["digital"])


def document_fields(item, unit, by):
    return {
        "type": item.kind,
        "number": item.serial,
        "notation": item.notation,
        "issuer": issuers.PROVINCE.name,
        "issuer_unit": unit,
        "direction": Document.Direction.OUTGOING,
        "issued_on": item.issued_on,
        "subject": item.title,
        "unit": unit,
        "by": by,
        "text": item.text,
    }


def studied_document(item):
    """The registered document of a campaign; `item` is what `directive` tells of it."""
    return Document.objects.get(number=item.serial, notation=item.notation, issued_on=item.issued_on)
