"""What was done about two documents of the province: handed on, read, planned, sent back; and reviews that are due."""

from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from nennep.demo.build.finished import account, studied_document
from nennep.demo.build.steps import SEED
from nennep.demo.writing import directive, phrases
from nennep.demo.writing.papers import papers
from nennep.directives import actions
from nennep.directives.models import HandOn, Review
from nennep.documents.models import Document
from nennep.duties.models import Duty
from nennep.units.models import Unit

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FORMS = UUID("8d0c6f0e-4f7a-4a53-9d31-0c9a5a6d2e11")
# The commune that hands the running plan further to its branches, for the accounts of the demo are there.
FURTHER = "X05"
TO_REVIEW = (("water.p5", date(2026, 10, 30)), ("reading.p5", date(2026, 12, 20)), ("clean.p5", date(2027, 3, 31)))


def moment(month, day, hour=8, year=2026):
    return datetime(year, month, day, hour, tzinfo=ZONE)


def hand_on_the_studied(site):
    """The finished campaign's document: all read it, nearly all planned; one plan was sent back, two are late."""
    made = _hand_on(
        directive.DIGITAL,
        moment(8, 20),
        acknowledge_by=date(2026, 8, 25),
        plan_by=date(2026, 9, 25),
        report_by=date(2026, 12, 15),
    )
    _acknowledge(made, moment(8, 21), all_of=True)
    plans = _hand_in_plans(made)
    for duty in plans[:-1]:
        actions.verify(duty=duty, by=account("canbo"), at=moment(10, 1, 9))
    reason, to_mend = phrases.PLAN_SENT_BACK
    actions.send_back(
        duty=plans[-1], by=account("canbo"), reason=reason, to_mend=to_mend, due_at=moment(12, 5, 17), at=moment(10, 1)
    )
    offices = Duty.objects.about(made).get(kind="plan", owed_by_unit__code="KCQ")
    actions.excuse(duty=offices, by=account("canbo"), reason=phrases.PLAN_EXCUSED, at=moment(9, 20))


def hand_on_the_running(site):
    """The running campaign's document: some planned, half of that is judged; one commune went on to its branches."""
    made = _hand_on(
        directive.FLOOD,
        moment(10, 14),
        acknowledge_by=date(2026, 10, 20),
        plan_by=date(2026, 11, 25),
        report_by=date(2027, 1, 15),
    )
    _acknowledge(made, moment(10, 15), all_of=False)
    plans = _hand_in_plans(made)
    for duty in plans[: len(plans) // 2]:
        actions.verify(duty=duty, by=account("canbo"), at=moment(11, 21, 9))
    commune = Unit.objects.get(code=FURTHER)
    branches = list(Unit.objects.filter(parent=commune, closed_on=None).order_by("code"))
    further = actions.hand_on(
        document=made.document,
        unit=commune,
        targets=branches,
        by=account(f"clerk2.{FURTHER.lower()}"),
        form_key=uuid5(FORMS, "further"),
        acknowledge_by=date(2026, 11, 30),
        at=moment(10, 22),
    )
    for duty in list(Duty.objects.about(further).order_by("pk"))[: len(branches) // 2]:
        actions.acknowledge(duty=duty, by=account(f"clerk2.{FURTHER.lower()}"), at=moment(10, 28))


def ask_for_reviews(site):
    """Final reviews of three directives of the last term: one is late, two are to come."""
    province, by = Unit.objects.get(code="NS"), account("canbo")
    issued = {paper.key: paper for paper in papers(SEED)}
    for key, due_on in TO_REVIEW:
        document = Document.objects.get(notation="CT/TU", number=issued[key].number, issued_on=issued[key].issued_on)
        actions.ask_for_review(
            document=document,
            unit=province,
            asked_by=province,
            kind=Review.Kind.FINAL,
            due_on=due_on,
            by=by,
            at=moment(9, 1),
        )


def _hand_on(studied, at, **days):
    province = Unit.objects.get(code="NS")
    return actions.hand_on(
        document=studied_document(studied),
        unit=province,
        targets=list(Unit.objects.filter(parent=province, closed_on=None).order_by("code")),
        by=account("canbo"),
        form_key=uuid5(FORMS, studied.key),
        note=phrases.HANDED_ON_WITH,
        at=at,
        **days,
    )


def _acknowledge(made, at, *, all_of):
    rng = Random(f"{SEED} acknowledge {made.pk}")  # noqa: S311 - make-believe days, not secrets
    duties = Duty.objects.about(made).filter(kind="acknowledgement").select_related("owed_by_unit").order_by("pk")
    for duty in duties:
        if all_of or rng.random() < 0.8:
            by = account(f"clerk2.{duty.owed_by_unit.code.lower()}")
            actions.acknowledge(duty=duty, by=by, at=at + timedelta(hours=rng.randint(0, 80)))


def _hand_in_plans(made: HandOn):
    """Each commune hands in the plan by which it carries the document out; answers the duties, in order of units."""
    handed_in = []
    duties = Duty.objects.about(made).filter(kind="plan").select_related("owed_by_unit").order_by("owed_by_unit__code")
    for duty in duties:
        plan = Document.objects.filter(unit=duty.owed_by_unit, type="Kế hoạch", citations__target=made.document).first()
        if plan:
            at = datetime(plan.issued_on.year, plan.issued_on.month, plan.issued_on.day, 15, tzinfo=ZONE)
            by = account(f"clerk2.{duty.owed_by_unit.code.lower()}")
            handed_in.append(actions.hand_in(duty=duty, by=by, document=plan, at=at))
    return handed_in
