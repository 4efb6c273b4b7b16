"""The campaign that still runs, so that every role finds something to do."""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from django.utils.timezone import now

from nennep.demo.build.cast import authors, homes, person_code
from nennep.demo.build.essays import form_key
from nennep.demo.build.finished import account, document_fields
from nennep.demo.build.jobs import run_waiting_jobs
from nennep.demo.build.steps import SEED
from nennep.demo.build.texts import RUNNING_COMMUNES
from nennep.demo.writing import directive, phrases
from nennep.documents.actions import register_document
from nennep.duties.models import State
from nennep.study.actions import attendance, audience, campaign, launch, people
from nennep.study.actions import places as study_places
from nennep.study.actions.review import accept_essays, record_openings, send_back
from nennep.study.actions.submissions import HandIn, submit_essays
from nennep.study.models import Attendance, Campaign, Essay, Sheet, Submission
from nennep.study.queries.review import reasons_against
from nennep.units.models import Unit

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LAUNCHED_AT = datetime(2026, 11, 2, 8, 0, tzinfo=ZONE)
STARTS_AT = datetime(2026, 11, 10, 7, 30, tzinfo=ZONE)
ENDS_AT = datetime(2026, 11, 10, 11, 0, tzinfo=ZONE)
DUE_AT = datetime(2026, 12, 4, 17, 0, tzinfo=ZONE)
HANDED_IN_AT = datetime(2026, 11, 19, 16, 0, tzinfo=ZONE)
JUDGED_AT = datetime(2026, 11, 20, 9, 30, tzinfo=ZONE)
# However late somebody looks at the demo, the campaign runs on for a while.
LEAST_DAYS_LEFT = 12
CONFIRMED, HANDED_IN, OPEN = RUNNING_COMMUNES[0], RUNNING_COMMUNES[2], RUNNING_COMMUNES[1]
SHARE_HANDED_IN, SHARE_ACCEPTED = 0.62, 0.5
COPIERS, SENT_BACK, REUSERS = 4, 6, 2
CLOSING = "Tôi xin cam đoan"
OWES, IS_SENT_BACK = "thanhvien", "thanhvien2"


def set_up(site):
    officer, province = account("canbo"), Unit.objects.get(code="NS")
    document = register_document(**document_fields(directive.FLOOD, province, officer))
    drafted = campaign.create_campaign(
        title=phrases.CAMPAIGN_TITLES["flood"], host=province, by=officer, document=document, at=LAUNCHED_AT
    )
    campaign.update_campaign(
        campaign=drafted,
        by=officer,
        due_at=max(DUE_AT, now() + timedelta(days=LEAST_DAYS_LEFT)),
        template=directive.form_template(directive.FLOOD),
        headings=list(directive.REQUIRED_HEADINGS),
        least_own_words=directive.LEAST_OWN_WORDS,
    )
    study_places.add_session(
        campaign=drafted,
        title=phrases.SESSION_TITLES["flood"],
        starts_at=STARTS_AT,
        ends_at=ENDS_AT,
        by=officer,
    )
    for unit in Unit.objects.filter(code__in=RUNNING_COMMUNES):
        audience.add_rule(campaign=drafted, unit=unit, by=officer)
        name = phrases.VENUES[unit.code]
        study_places.add_venue(campaign=drafted, name=name, unit=unit, units=[unit], by=officer)
    study_places.name_reviewer(campaign=drafted, user=account("chambai"), unit=province, by=officer)
    launch.launch_campaign(campaign=drafted, by=officer, at=LAUNCHED_AT)


def keep_attendance(site):
    """One sheet is confirmed, one waits to be confirmed, one is still open."""
    rng = Random(f"{SEED} running attendance")  # noqa: S311 - make-believe ticks, not secrets
    sheets = {sheet.venue.unit.code: sheet for sheet in _sheets()}
    for code in (CONFIRMED, HANDED_IN):
        sheet, clerk = sheets[code], account(f"clerk2.{code.lower()}")
        lines = Attendance.objects.filter(sheet=sheet).order_by("pk")
        ticks = {line.pk: _ticked(rng) for line in lines}
        heads = sum(tick.at_start for tick in ticks.values())
        attendance.tick(sheet=sheet, ticks=ticks, by=clerk, heads_start=(None, heads), heads_end=(None, heads - 2))
        attendance.hand_in_sheet(sheet=sheet, by=clerk, at=ENDS_AT + timedelta(hours=3))
    attendance.confirm_sheet(sheet=sheets[CONFIRMED], by=account("canbo"), at=ENDS_AT + timedelta(days=1))


def hand_in(site):
    """Most have handed in; a few copied, and the check says so."""
    rng = Random(f"{SEED} running essays")  # noqa: S311 - make-believe choice, not secrets
    texts = dict(zip(_numbers(), site.texts.running(), strict=True))
    essays = {essay.person.code: essay for essay in _essays()}
    chosen = [number for number in texts if rng.random() < SHARE_HANDED_IN and _may_hand_in(essays, number)]
    chosen += [number for number in texts if _username(essays, number) == IS_SENT_BACK and number not in chosen]
    copiers = rng.sample([number for number in chosen if not _username(essays, number)], COPIERS)
    for number in copiers:
        source = rng.choice([other for other in chosen if other not in copiers])
        texts[number] = texts[source].replace(authors()[source].name, authors()[number].name)
    _reuse(texts, [number for number in chosen if number not in copiers and not _username(essays, number)], site)
    for code in RUNNING_COMMUNES:
        batch = [
            HandIn(essays[_code(number)], form_key(essays[_code(number)], 1), Submission.Source.ENTERED, texts[number])
            for number in chosen
            if homes()[number].commune == code
        ]
        submit_essays(batch, by=account(f"clerk2.{code.lower()}"), at=HANDED_IN_AT)


def _reuse(texts, numbers, site):
    """Some put in what they wrote in the campaign before, and one what somebody else wrote there."""
    rng = Random(f"{SEED} running reuse")  # noqa: S311 - make-believe choice, not secrets
    earlier = site.texts.finished()["essays"]
    *own, taker = rng.sample([number for number in numbers if CLOSING in texts[number]], REUSERS + 1)
    sources = {number: number for number in own} | {taker: rng.choice([one for one in numbers if one != taker])}
    for number, source in sources.items():
        prose = sorted(earlier[source].split("\n"), key=len)[-4:]
        texts[number] = texts[number].replace(CLOSING, "\n".join([*prose, "", CLOSING]))


def judge(site):
    """About half of what came is accepted, some is sent back, a few people are excused."""
    rng = Random(f"{SEED} running review")  # noqa: S311 - make-believe choice, not secrets
    run_waiting_jobs()
    reviewer, officer = account("chambai"), account("canbo")
    waiting = [essay for essay in _essays() if essay.duty.state == State.EVIDENCED]
    doubtful = reasons_against(waiting, reviewer, in_bulk=True)
    clean = [essay for essay in waiting if essay.pk not in doubtful]
    sent = [essay for essay in clean if _user_of(essay) == IS_SENT_BACK]
    others = [essay for essay in clean if essay.person.user_id is None]
    sent += rng.sample(others, SENT_BACK - len(sent))
    good = [essay for essay in others if essay not in sent and rng.random() < SHARE_ACCEPTED]
    record_openings(submissions=[essay.latest for essay in (*sent, *good)], by=reviewer, at=JUDGED_AT)
    accept_essays(good, by=reviewer, at=JUDGED_AT)
    send_back(
        sent,
        by=reviewer,
        reason="Bài chưa nêu chỗ nguy hiểm gần nhà và việc đồng chí nhận làm.",
        to_mend="Viết thêm mục 2 và mục 3: chỗ nào gần nhà dễ sạt lở, khi có báo động đồng chí làm gì.",
        due_at=max(DUE_AT, now() + timedelta(days=LEAST_DAYS_LEFT)),
        at=JUDGED_AT,
    )
    owing = [essay.duty for essay in _essays() if essay.duty.state == State.EXPECTED and essay.person.user_id is None]
    people.excuse_people(
        campaign=the_running_campaign(),
        owed=rng.sample(owing, 3),
        by=officer,
        reason=phrases.EXCUSES[0],
        at=JUDGED_AT,
    )


def the_running_campaign():
    return Campaign.objects.get(title=phrases.CAMPAIGN_TITLES["flood"])


def _essays():
    related = ("duty__unit__parent", "person__user", "latest", "campaign")
    found = Essay.objects.filter(campaign=the_running_campaign())
    return list(found.select_related(*related).order_by("person__code"))


def _sheets():
    return Sheet.objects.filter(session__campaign=the_running_campaign()).select_related("venue__unit")


def _ticked(rng):
    is_there = rng.random() < 0.95
    return attendance.Tick(at_start=is_there, at_end=is_there and rng.random() < 0.98)


def _numbers():
    return [number for number, home in enumerate(homes()) if home.commune in RUNNING_COMMUNES]


def _code(number):
    return person_code(number + 1)


def _username(essays, number):
    return _user_of(essays[_code(number)])


def _user_of(essay):
    return essay.person.user.username if essay.person.user_id else ""


def _may_hand_in(essays, number):
    """The clerk who enters has no essay of their own here, and one member still owes."""
    name = _username(essays, number)
    return name != OWES and not name.startswith(("clerk2", "vanthu"))
