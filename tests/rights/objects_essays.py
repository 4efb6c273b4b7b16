"""Essays in every state that an address asks for, each in a campaign of its own, hosted at each place.

At NS.01 everybody who asks has one too, beside the one of somebody else.
"""

import random
from datetime import timedelta
from uuid import uuid4

from django.utils.timezone import now

from nennep.files.actions import store_text
from nennep.integrity.models import Finding
from nennep.study.actions.essays_answer import object_to
from nennep.study.actions.essays_draft import save_draft
from nennep.study.actions.review import send_back
from nennep.study.actions.review_asking import ask_author
from nennep.study.actions.submissions import submit_essay
from nennep.study.actions.submissions_check import check_submissions
from nennep.study.models import Essay
from tests.rights.objects_campaigns import later, launch, name_reviewers, start_campaign
from tests.rights.people import ASKING, HERE, PLACES
from tests.rights.uploads import text_file

LIFE = """
bản mới họp tối thứ sáu bàn chuyện gửi giấy tờ qua mạng cụ Páo hỏi cách mở loa máy tính nhà trường cho mượn
tôi dạy cháu ghi sổ thu chi mùa ngô bác trưởng thôn nhờ chụp ảnh con đường lầy sau mưa chị Mẩy học nhắn tin
chợ phiên bán chè khoe trang bán hàng thanh niên đi từng nhà cài ứng dụng xem lịch tiêm khám bệnh
"""
LONG, SHORT = 45, 6
STATES = ("owed", "written", "flagged", "asked", "returned", "entered", "objected", "unassigned")


def add_essays(world, relation):
    for about in STATES:
        _add(world, relation, about)


def _add(world, relation, about):
    code = PLACES[relation]
    authors = {f"author@{code}": ""} | ({f"{role}@{HERE}": role for role in ASKING} if code == HERE else {})
    people = [world.cast.people[name] for name in authors]
    campaign = start_campaign(world, relation, f"Đợt {about} {code}", people)
    if about != "unassigned":
        name_reviewers(world, relation, campaign)
    campaign = launch(world, relation, campaign)
    essays = {name: campaign.essays.get(person=world.cast.people[name]) for name in authors}
    for name, role in authors.items():
        _bring_to(world, relation, about, essays[name], name, role)
    check_submissions([one.latest_id for one in campaign.essays.all() if one.latest_id])
    if about == "asked":
        for essay in campaign.essays.select_related("duty__unit", "person__user", "latest"):
            finding = Finding.objects.get(text__source_id=essay.latest_id)
            ask_author(essay=essay, finding=finding, by=world.cast.users["officer@NS"], question="Bạn kể thêm nhé?")
    for name, role in authors.items():
        thing = _thing(Essay.objects.select_related("duty__unit", "latest").get(pk=essays[name].pk))
        if role:
            world.mine[about, role] = thing
        else:
            world.things[about, relation] = thing | {"owner": name}


def add_handed_down(world):
    """One campaign of the province with an essay at each place; our reviewer is named for our unit alone."""
    names = {relation: f"author@{code}" for relation, code in PLACES.items()}
    people = [world.cast.people[name] for name in names.values()]
    campaign = start_campaign(world, "parent", "Cả tỉnh cùng học", people)
    name_reviewers(world, "parent", campaign)
    campaign = launch(world, "parent", campaign)
    for relation, name in names.items():
        essay = campaign.essays.get(person=world.cast.people[name])
        _bring_to(world, relation, "handed down", essay, name, "")
    check_submissions(list(campaign.essays.values_list("latest", flat=True)))
    for relation, name in names.items():
        essay = campaign.essays.select_related("duty__unit", "latest").get(person=world.cast.people[name])
        world.things["handed down", relation] = _thing(essay) | {"owner": name}


def _bring_to(world, relation, about, essay, name, role):
    """With the real actions, done by somebody other than the one who asks."""
    author = world.cast.users[name]
    text = _text(world.word(about, relation, role), SHORT if about in ("flagged", "asked") else LONG)
    if about == "owed":
        save_draft(essay=essay, text=text, base_version=0)
        return
    keeper = world.staff("officer" if role == "clerk" else "clerk", relation)
    on_behalf = about in ("entered", "objected")
    by = keeper if on_behalf else author
    files = [store_text(text_file("bai.txt", text), by=by)] if on_behalf else []
    source = "entered" if on_behalf else "written"
    submission = submit_essay(essay=essay, source=source, by=by, form_key=uuid4(), text=text, files=files)
    if about == "objected":
        object_to(submission=submission, text="không phải bài của tôi", by=author)
    if about == "returned":
        due_at = now() + timedelta(days=6)
        fresh = Essay.objects.get(pk=essay.pk)
        send_back([fresh], by=world.cast.users["officer@NS"], reason="sơ sài", to_mend="kể việc thật", due_at=due_at)


def _text(word, length):
    """Words in an order that no other essay has."""
    found = random.Random(word).choices(LIFE.split(), k=length)
    return " ".join([*found[: length // 2], word, *found[length // 2 :]])


def _thing(essay):
    thing = {
        "pk": essay.pk,
        "campaign": essay.campaign_id,
        "unit": essay.duty.unit_id,
        "person": essay.person_id,
        "later": later(),
    }
    latest = essay.latest
    if latest:
        page, objection = latest.pages.first(), getattr(latest, "objection", None)
        finding = Finding.objects.open().filter(text__source_id=latest.pk).first()
        thing |= {
            "submission": latest.pk,
            "receipt": latest.receipt_code,
            "page": page.pk if page else None,
            "objection": objection.pk if objection else None,
            "finding": finding.pk if finding else None,
            "question": finding.questions.values_list("pk", flat=True).first() if finding else None,
        }
    return thing
