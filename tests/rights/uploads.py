"""Small files as a browser sends them."""

import zipfile
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
    b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
)


def text_file(name, text):
    return SimpleUploadedFile(name, text.encode())


def pdf_file(name):
    return SimpleUploadedFile(name, PDF)


def zip_file(name, texts):
    """`texts` as {name inside: words}."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for inside, words in texts.items():
            archive.writestr(inside, words)
    return SimpleUploadedFile(name, packed.getvalue())
