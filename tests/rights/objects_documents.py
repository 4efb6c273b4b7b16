"""Documents that cite and replace: what is asked about is a newer one, with what it names and does."""

from datetime import date

from nennep.documents.actions import register_document
from tests.rights.people import PLACES

LETTERS = {"own": "UBND", "sibling": "HĐND", "parent": "VP", "child": "SNV"}


def add_documents(world, relation):
    old = _paper(world, relation, "71", date(2024, 3, 4), "về tủ sách thôn")
    words = f"Quyết định này thay thế Quyết định số {old.full_number}. Xem thêm Kế hoạch số 72/KH-UBND."
    new = _paper(world, relation, "73", date(2026, 3, 4), "về tủ sách thôn và lớp đọc", words)
    world.things["citing document", relation] = {
        "pk": new.pk,
        "unit": new.unit_id,
        "old": old.full_number,
        "citation": new.citations.get(type_code="ke_hoach").pk,
        "relation": new.relations.get().pk,
    }


def _paper(world, relation, number, on, subject, text=""):
    return register_document(
        type="Quyết định",
        number=number,
        notation=f"QĐ-{LETTERS[relation]}",
        issuer=f"Đơn vị {PLACES[relation]}",
        issued_on=on,
        subject=subject,
        unit=world.unit(relation),
        by=world.staff("clerk", relation),
        text=text,
    )
