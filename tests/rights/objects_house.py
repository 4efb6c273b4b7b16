"""Reports, imports and notices, and the whole campaign of the province with each place in it."""

from uuid import uuid4

from django.core import signing
from django.utils.timezone import localdate

from nennep.files.actions import store
from nennep.notifications.actions import notify
from nennep.notifications.letters import CONFIRM, STOP
from nennep.notifications.models import MailChoice, Notice
from nennep.reports.actions import attach_scan, create_report, sign_report
from nennep.reports.rules import capacities
from nennep.study.actions.imports import read_import, start_import
from nennep.study.kinds import REMINDED
from nennep.study.models import Campaign
from nennep.units.tests.cast import PASSWORD
from tests.rights.people import ASKING, PLACES
from tests.rights.uploads import pdf_file, zip_file


def add_house(world):
    whole = world.things["campaign", "parent"]
    for relation, code in PLACES.items():
        campaign = Campaign.objects.get(pk=world.things["campaign", relation]["pk"])
        world.things["place", relation] = {"campaign": whole["pk"], "unit": world.unit(relation).pk}
        world.things["draft report", relation] = _report(world, relation, campaign)
        world.things["signed report", relation] = _signed(world, relation, campaign)
        importer = world.cast.users["officer@NS"] if relation == "own" else world.staff("clerk", relation)
        sent = _import(world, relation, campaign, importer)
        world.things["import", relation] = sent | {"owner": f"clerk@{code}" if relation != "own" else "officer@NS"}
        notice = Notice.objects.filter(user=world.cast.users[f"author@{code}"]).first()
        world.things["notice", relation] = _notice(notice) | {"owner": f"author@{code}"}
    own = Campaign.objects.get(pk=world.things["campaign", "own"]["pk"])
    # The member kept lists once: rights end with the role.
    for role in ("clerk", "officer", "member"):
        world.mine["import", role] = _import(world, "own", own, world.user(role))
    for role in ASKING:
        notify(users=[world.user(role)], kind=REMINDED, about=own)
        world.mine["notice", role] = _notice(Notice.objects.filter(user=world.user(role)).latest("pk"))
    owed = world.mine["owed", "member"]
    world.mine["campaign", "member"] = owed | {"pk": owed["campaign"], "essay": owed["pk"]}


def _notice(notice):
    """With the signed links that a mail about it would carry."""
    choice, _is_new = MailChoice.objects.get_or_create(user=notice.user, address="ai-do@ban-moi.example")
    return {
        "pk": notice.pk,
        "stop": signing.dumps(notice.user_id, salt=STOP),
        "confirm": signing.dumps([notice.user_id, choice.address], salt=CONFIRM),
    }


def _report(world, relation, campaign):
    officer, unit = world.staff("officer", relation), world.unit(relation)
    title = f"Báo cáo {PLACES[relation]}"
    texts = {"title": title, "narrative": "Đã nhận {study.essays.received} bài."}
    report = create_report(subject_kind="campaign", subject=campaign, unit=unit, by=officer, form_key=uuid4(), **texts)
    leader = world.staff("leader", relation)
    capacity = capacities(leader, unit, localdate())[0].key
    return {"pk": report.pk, "capacity": capacity, "password": PASSWORD, "title": title, "report": report}


def _signed(world, relation, campaign):
    thing = _report(world, relation, campaign)
    sign_report(report=thing["report"], capacity_key=thing["capacity"], by=world.staff("leader", relation))
    officer = world.staff("officer", relation)
    scan = attach_scan(
        report=thing["report"], file=store(pdf_file("ban-ky.pdf"), by=officer, kinds=("pdf",)), by=officer
    )
    return thing | {"scan": scan.pk}


def _import(world, relation, campaign, by):
    author = world.cast.people[f"author@{PLACES[relation]}"]
    word = world.word("import", relation, "")
    packed = store(
        zip_file("bai.zip", {"chua ro ten.txt": f"bài viết về nhà văn hoá thôn {word}"}), by=by, kinds=("zip",)
    )
    found = start_import(campaign=campaign, unit=world.unit(relation), file=packed, by=by, form_key=uuid4())
    read_import(found.pk)
    return {"pk": found.pk, "row": found.rows.get().pk, "code": author.code}
