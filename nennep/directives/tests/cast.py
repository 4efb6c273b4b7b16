"""A document of the province, handed on to both communes, and from one of them further to its branches."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.utils.timezone import localdate

from nennep.directives import actions
from nennep.directives.models import HandOn
from nennep.documents.actions import register_document, relate
from nennep.documents.models import Citation, Document
from nennep.duties.models import Duty

SUBJECT = "phòng chống lũ quét ở các bản ven suối"


def a_document(cast, code="NS", number="12", **more):
    fields = {
        "type": "Chỉ thị",
        "notation": "CT/NS",
        "issuer": "Tỉnh Nà Sơn",
        "issued_on": date(2026, 10, 5),
        "subject": SUBJECT,
        "text": "Mỗi bản có một tổ xung kích, diễn tập mỗi năm hai lần trước mùa mưa.",
    }
    by = cast.users[f"officer@{code}"]
    return register_document(unit=cast.units[code], by=by, **(fields | {"number": number} | more))


def hand_on(cast, document, source="NS", targets=("NS.01", "NS.02"), by=None, **days):
    """Asks for everything unless `days` say otherwise."""
    today = localdate()
    asked = {
        "acknowledge_by": today + timedelta(days=3),
        "plan_by": today + timedelta(days=10),
        "report_by": today + timedelta(days=30),
    }
    return actions.hand_on(
        document=document,
        unit=cast.units[source],
        targets=[cast.units[code] for code in targets],
        by=by or cast.users[f"officer@{source}"],
        form_key=uuid4(),
        **(days or asked),
    )


def duty_of(cast, hand_on, code, kind):
    return Duty.objects.about(hand_on).get(owed_by_unit=cast.units[code], kind=kind)


@dataclass
class Directive:
    document: Document
    first: HandOn
    further: HandOn


def build_directive(cast):
    document = a_document(cast)
    first = hand_on(cast, document)
    further = hand_on(cast, document, "NS.01", ("NS.01.1", "NS.01.2"))
    return Directive(document, first, further)


def fill_directive(cast, directive):
    """NS.01 acknowledged and its plan was accepted; NS.01.1's plan was sent back; NS.02's report is excused."""
    clerk, officer = cast.users["clerk@NS.01"], cast.users["officer@NS"]
    actions.acknowledge(duty=duty_of(cast, directive.first, "NS.01", "acknowledgement"), by=clerk)
    plan = duty_of(cast, directive.first, "NS.01", "plan")
    paper = a_document(cast, "NS.01", "31", type="Kế hoạch", notation="KH-UBND", subject="diễn tập chống lũ quét")
    actions.hand_in(duty=plan, document=paper, by=clerk)
    actions.verify(duty=plan, by=officer)
    below = duty_of(cast, directive.further, "NS.01.1", "plan")
    other = a_document(cast, "NS.01.1", "7", type="Kế hoạch", notation="KH", subject="tổ xung kích bản Mới")
    actions.hand_in(duty=below, document=other, by=cast.users["clerk@NS.01.1"])
    later = below.due_at + timedelta(days=5)
    actions.send_back(
        duty=below, by=cast.users["officer@NS.01"], reason="chưa có người", to_mend="ghi tên việc", due_at=later
    )
    report = duty_of(cast, directive.first, "NS.02", "directive_report")
    actions.excuse(duty=report, by=officer, reason="không có bản ven suối")
    return paper


def cite(document, target=None, words="", place=0):
    state = Citation.State.RESOLVED if target else Citation.State.OPEN
    return Citation.objects.create(
        document=document,
        start=place,
        end=place + len(words),
        type_code="chi_thi",
        number=words,
        is_basis=True,
        state=state,
        target=target,
    )


def surround(cast, directive):
    """With a basis held and one not held, an older document replaced, a guide of the commune, a review asked for."""
    officer, document = cast.users["officer@NS"], directive.document
    fill_directive(cast, directive)
    cite(document, a_document(cast, number="1", subject="an toàn thiên tai", issued_on=date(2024, 3, 1)), "Mỗi bản")
    cite(document, None, "có một tổ", place=8)
    old = a_document(cast, number="2", subject="phòng lũ", issued_on=date(2020, 3, 1))
    relate(source=document, target=old, kind="replaces", by=officer)
    guide = a_document(cast, "NS.01", "9", type="Hướng dẫn", subject="diễn tập ở bản", issued_on=date(2026, 11, 1))
    relate(source=guide, target=document, kind="guides", by=officer)
    actions.ask_for_reviews(
        document=document,
        unit=cast.units["NS.02"],
        asked_by=cast.units["NS"],
        kind="final",
        due_on=localdate() + timedelta(days=40),
        by=officer,
    )
