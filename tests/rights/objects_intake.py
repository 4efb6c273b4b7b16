"""Papers in the trays of every place: one to confirm, one that is held already, a scan that waits unseen."""

from datetime import date
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from nennep.documents.actions import register_document
from nennep.intake.actions.reading import read_delivery
from nennep.intake.actions.taking import take_uploads
from nennep.intake.models import Arrival
from nennep.intake.tests.papers import as_docx, plan
from tests.rights.people import PLACES


def add_intake(world):
    for number, (relation, code) in enumerate(PLACES.items(), 60):
        place, keeper = world.unit(relation), world.staff("clerk", relation)
        held_words, new_words = plan(f"{number}", f"của {code}"), plan(f"{number + 10}", f"ở {code}")
        held = _held(place, keeper, f"{number}", held_words)
        uploads = [
            SimpleUploadedFile("mới.docx", as_docx(new_words)),
            SimpleUploadedFile("đã có.docx", as_docx(held_words)),
            SimpleUploadedFile("quét.docx", as_docx(new_words)),
        ]
        delivery = take_uploads(unit=place, uploads=uploads, by=keeper, form_key=uuid4())
        read_delivery(delivery.pk)
        new, same, scan = delivery.arrivals.order_by("pk")
        Arrival.objects.filter(pk=scan.pk).update(state=Arrival.State.SCAN)
        world.things["delivery", relation] = {"pk": delivery.pk}
        world.things["new paper", relation] = {"pk": new.pk, "unit": place.pk}
        world.things["held paper", relation] = {"pk": same.pk, "document": held.pk}
        world.things["scanned paper", relation] = {"pk": scan.pk}


def _held(place, by, number, words):
    return register_document(
        type="Kế hoạch",
        number=number,
        notation="KH/BTGTU",
        issuer="Ban Tuyên giáo",
        issued_on=date(2026, 9, 5),
        subject="đọc sách",
        unit=place,
        by=by,
        text=words,
    )
