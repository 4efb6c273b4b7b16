"""Campaigns: one being set up and one running with sheets, hosted at each place."""

from datetime import timedelta

from django.utils.timezone import localtime, now

from nennep.documents.actions import register_document
from nennep.files.actions import store_text
from nennep.study import actions
from nennep.study.models import Attendance, Sheet
from tests.rights.people import HERE, PLACES
from tests.rights.uploads import text_file

LAUNCHED_DAYS_AGO = 5


def later():
    """A deadline as a form takes it."""
    return localtime(now() + timedelta(days=10)).strftime("%d/%m/%Y %H:%M")


def add_campaigns(world, relation):
    document = _document(world, relation)
    world.things["document", relation] = {"pk": document.pk}
    _add_draft(world, relation, document)
    campaign = _running(world, relation, document)
    author = world.cast.people[f"author@{PLACES[relation]}"]
    essay = campaign.essays.get(person=author)
    unit = world.unit(relation)
    world.things["campaign", relation] = {
        "pk": campaign.pk,
        "unit": unit.pk,
        "essay": essay.pk,
        "owner": f"author@{PLACES[relation]}",
        "later": later(),
        "document": document.pk,
    }
    opened, handed_in, confirmed = Sheet.objects.filter(session__campaign=campaign)
    world.things["open sheet", relation] = _sheet(_ticked(world, relation, opened))
    world.things["handed-in sheet", relation] = _sheet(_handed_in(world, relation, handed_in))
    sheet = _handed_in(world, relation, confirmed)
    actions.confirm_sheet(sheet=sheet, by=world.cast.users["leader@NS"])


def start_campaign(world, relation, title, people, **rules):
    """A draft of that place's officer with these people in its audience."""
    officer, unit = world.staff("officer", relation), world.unit(relation)
    campaign = actions.create_campaign(title=title, host=unit, by=officer)
    due_at = now() + timedelta(days=10)
    actions.update_campaign(campaign=campaign, by=officer, due_at=due_at, least_own_words=20, **rules)
    for person in people:
        actions.set_exception(campaign=campaign, person=person, is_included=True, reason="được mời", by=officer)
    return campaign


def launch(world, relation, campaign):
    at = now() - timedelta(days=LAUNCHED_DAYS_AGO)
    return actions.launch_campaign(campaign=campaign, by=world.staff("officer", relation), at=at)


def name_reviewers(world, relation, campaign):
    """The reviewer of the place; ours as well where a unit of ours takes part, and only for that unit."""
    officer, unit = world.staff("officer", relation), world.unit(relation)
    actions.name_reviewer(campaign=campaign, user=world.staff("reviewer", relation), unit=unit, by=officer)
    if relation != "sibling":
        ours = world.cast.units[HERE] if relation == "parent" else unit
        actions.name_reviewer(campaign=campaign, user=world.user("reviewer"), unit=ours, by=officer)


def _document(world, relation):
    clerk = world.staff("clerk", relation)
    text = "Mỗi thôn có một tổ hướng dẫn kỹ năng số, gặp nhau mỗi tuần một buổi tối ở nhà văn hoá."
    file = store_text(text_file("ke-hoach.txt", f"{text} {relation}"), by=clerk)
    return register_document(
        type="Kế hoạch",
        number=f"1{len(world.things)}",
        notation="KH-UBND",
        issuer=f"Đơn vị {PLACES[relation]}",
        issued_on=now().date(),
        subject="hướng dẫn kỹ năng số",
        unit=world.unit(relation),
        by=clerk,
        file=file,
        text=text,
    )


def _add_draft(world, relation, document):
    officer, unit = world.staff("officer", relation), world.unit(relation)
    author = world.cast.people[f"author@{PLACES[relation]}"]
    campaign = start_campaign(world, relation, f"Đang soạn {PLACES[relation]}", [author], document=document)
    rule = actions.add_rule(campaign=campaign, unit=unit, by=officer)
    _add_places(world, relation, campaign, sessions=1)
    name_reviewers(world, relation, campaign)
    world.things["draft", relation] = {
        "pk": campaign.pk,
        "unit": unit.pk,
        "title": campaign.title,
        "rule": rule.pk,
        "exception": campaign.audience_exceptions.get().pk,
        "venue": campaign.venues.get().pk,
        "reviewer": campaign.reviewers.first().pk,
        "person": author.pk,
        "later": later(),
    }


def _running(world, relation, document):
    author = world.cast.people[f"author@{PLACES[relation]}"]
    campaign = start_campaign(world, relation, f"Đang học {PLACES[relation]}", [author], document=document)
    _add_places(world, relation, campaign, sessions=3)
    name_reviewers(world, relation, campaign)
    return launch(world, relation, campaign)


def _add_places(world, relation, campaign, *, sessions):
    officer, unit = world.staff("officer", relation), world.unit(relation)
    for number in range(sessions):
        start = now() - timedelta(days=LAUNCHED_DAYS_AGO - 1, hours=-4 * number)
        end = start + timedelta(hours=3)
        actions.add_session(campaign=campaign, title=f"Buổi {number + 1}", starts_at=start, ends_at=end, by=officer)
    actions.add_venue(campaign=campaign, name="Hội trường", unit=unit, units=[unit], by=officer)


def _ticked(world, relation, sheet):
    ticks = {line.pk: actions.Tick(at_start=True, at_end=True) for line in Attendance.objects.filter(sheet=sheet)}
    heads = {"heads_start": (None, 1), "heads_end": (None, 1)}
    actions.tick(sheet=sheet, ticks=ticks, by=world.staff("clerk", relation), **heads)
    return sheet


def _handed_in(world, relation, sheet):
    actions.hand_in_sheet(sheet=_ticked(world, relation, sheet), by=world.staff("clerk", relation))
    return Sheet.objects.get(pk=sheet.pk)


def _sheet(sheet):
    line = Attendance.objects.filter(sheet=sheet).first()
    return {"pk": sheet.pk, "campaign": sheet.session.campaign_id, "line": line.pk}
