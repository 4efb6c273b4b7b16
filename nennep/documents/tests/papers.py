"""Papers for the tests, registered with the real action."""

from datetime import date

from nennep.documents.actions import register_document
from nennep.documents.models import Document

DAY = date(2026, 3, 2)


def paper(
    cast, type, number, *, unit="NS", issuer="Tỉnh ủy Nà Sơn", on=DAY, subject="về thôn sạch", text="", **details
):
    """A registered document; `number` is "05-CT/TU" or "12/KH-UBND"."""
    joint = "-" if "-" in number.split("/")[0] else "/"
    serial, _, notation = number.partition(joint)
    document = register_document(
        type=type,
        number=serial,
        notation=notation,
        issuer=issuer,
        issued_on=on,
        subject=subject,
        unit=cast.units[unit],
        by=cast.users[f"clerk@{unit}"],
        text=text,
        **details,
    )
    return Document.objects.select_related("unit").get(pk=document.pk)
