"""Which registered document is the same one: by key, by file, by text."""

from django.db.models import Q

from nennep.documents.identity import text_hash
from nennep.documents.models import Document, Version

KEY = ("type", "number", "notation", "issuer", "issued_on")


def same_key(*, type, number, notation, issuer, issued_on):
    """Documents under this very key: at most one."""
    return Document.objects.filter(type=type, number=number, notation=notation, issuer=issuer, issued_on=issued_on)


def same_number(*, number_key, issued_on=None):
    """Documents with this number in its one spelling (`identity.number_key_of`), of that day if one is given.

    The issuer may be spelled in another way than in the key: whoever takes a paper in should look at these.
    """
    found = Document.objects.filter(number_key=number_key).exclude(number_key="")
    return found.filter(issued_on=issued_on) if issued_on else found


def same_file(sha256):
    """Documents that came, in any version, in a file with these bytes."""
    versions = Version.objects.filter(file__sha256=sha256, file__deleted_at=None)
    return Document.objects.filter(pk__in=versions.values("document"))


def same_text(text):
    """Documents of which a version has the same words, whatever the format."""
    wanted = text_hash(text)
    if not wanted:
        return Document.objects.none()
    versions = Version.objects.filter(text_hash=wanted)
    return Document.objects.filter(Q(text_hash=wanted) | Q(pk__in=versions.values("document")))
