"""What each place was asked for by the unit above it, in the states that the table of rights asks about."""

from datetime import timedelta
from uuid import uuid4

from django.utils.timezone import localdate, now

from nennep.directives import actions
from nennep.documents.actions import register_document
from nennep.duties import actions as duties
from nennep.duties.models import Duty
from nennep.files.actions import store_text
from tests.rights.objects_campaigns import later
from tests.rights.people import HERE, PLACES
from tests.rights.uploads import text_file

ABOVE = {"own": "NS", "sibling": "NS", "child": HERE}
# The province lies at the top: it is asked by itself, and what it hands on goes to the sibling commune.
TO = {"own": HERE, "sibling": "NS.02", "parent": "NS.02", "child": "NS.01.1"}


def add_directives(world):
    for number, relation in enumerate(PLACES, 1):
        hand_on = _hand_on(world, relation, 600 + number)
        owed = _owed(world, relation, hand_on)
        thing = {"pk": hand_on.pk, "document": hand_on.document_id, "plan": owed["plan"].pk, "later": later()}
        world.things["hand-on", relation] = thing
        for word in ("acknowledgement", "plan"):
            world.things[f"owed {word}", relation] = _thing(world, relation, owed[word])
        world.things["excused report", relation] = _thing(world, relation, _excused(world, owed["directive_report"]))
        second = _owed(world, relation, _hand_on(world, relation, 700 + number))["plan"]
        world.things["plan to judge", relation] = _thing(world, relation, _handed_in(world, relation, second))
        world.things["asked document", relation] = {
            "pk": world.things["document", relation]["pk"],
            "here": world.cast.units[HERE].pk,
            "branch": world.cast.units["NS.01.1"].pk,
            "day": (localdate() + timedelta(days=20)).strftime("%d/%m/%Y"),
        }


def _hand_on(world, relation, number):
    code = ABOVE.get(relation, "NS")
    officer, unit = world.cast.users[f"officer@{code}"], world.cast.units[code]
    document = register_document(
        type="Chỉ thị",
        number=str(number),
        notation="CT",
        issuer=unit.name,
        issued_on=localdate(),
        subject="phòng cháy ở chợ phiên",
        unit=unit,
        by=officer,
        text="Mỗi chợ phiên có một tổ trực phòng cháy.",
    )
    days = {"acknowledge_by": 3, "plan_by": 9, "report_by": 30}
    return actions.hand_on(
        document=document,
        unit=unit,
        targets=[world.cast.units[TO[relation]]],
        by=officer,
        form_key=uuid4(),
        **{name: localdate() + timedelta(days=number) for name, number in days.items()},
    )


def _owed(world, relation, hand_on):
    """{kind: what the place owes}; nobody stands above the province, so it is asked by itself."""
    unit = world.unit(relation)
    if relation == "parent":
        for kind in hand_on.asked_for:
            asked = duties.Expected(
                unit=unit, owed_by_unit=unit, owed_to=unit, due_at=now() + timedelta(days=9), part_id=1
            )
            duties.expect(kind=kind, subject=hand_on, owed=[asked], by=world.staff("officer", relation))
    return {duty.kind: duty for duty in Duty.objects.about(hand_on).filter(owed_by_unit=unit)}


def _excused(world, duty):
    officer = world.cast.users[f"officer@{duty.owed_to.code}"]
    return actions.excuse(duty=duty, by=officer, reason="không có chợ phiên")


def _handed_in(world, relation, duty):
    clerk = world.staff("clerk", relation)
    file = store_text(text_file("ke-hoach.txt", f"Tổ trực gồm ba người. {relation}"), by=clerk)
    return actions.hand_in(duty=duty, file=file, by=clerk)


def _thing(world, relation, duty):
    delivery = duty.deliveries.first()
    return {
        "pk": duty.pk,
        "delivery": delivery.pk if delivery else 0,
        "document": world.things["document", relation]["pk"],
        "later": later(),
    }
