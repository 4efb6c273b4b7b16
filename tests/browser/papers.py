"""Files as people really send them: good ones, and those that must get one clear sentence."""

from io import BytesIO

from PIL import Image, ImageDraw

from nennep.lib.extract.tests.build import OLE, docx, paragraph, run

MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


def essay_docx(text):
    return docx(paragraph(run("BÀI THU HOẠCH")) + paragraph(run(text)))


def wrong_files(folder):
    """(path, words of the sentence that must come back), nearly as people meet them."""
    files = [
        ("bai-rong.docx", b"", "rỗng (0 byte)"),
        ("bai-cu.doc", OLE, "định dạng DOC cũ"),
        ("bai-macro.docx", docx(paragraph(run("a")), content_type=MACRO_TYPE), "có chứa macro"),
        ("bai-nen.docx", docx(paragraph(run("a" * 30_000_000))), "bung ra lớn hơn nhiều"),
        ("bai-lon.docx", b"PK\x03\x04" + bytes(26 * 1024 * 1024), "quá lớn"),
    ]
    return [(write(folder, name, data), words) for name, data, words in files]


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


def photo():
    """A page of handwriting as a phone would photograph it: a picture without words that a program can read."""
    image = Image.new("RGB", (600, 800), "#efe9dc")
    pen = ImageDraw.Draw(image)
    for line in range(12):
        pen.line([(60, 90 + 50 * line), (540 - 20 * (line % 3), 96 + 50 * line)], fill="#27408b", width=4)
    out = BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()
