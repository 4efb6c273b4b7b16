"""Stamps as hands set them: over the words, askew, on a page that lies on its side, laid over a PDF by a program."""

import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from nennep.files.actions import has_unread_pages
from nennep.intake.tests.papers import plan, upload
from nennep.intake.tests.test_scans import page
from nennep.lib.extract import extract
from nennep.lib.extract.tests.build import pdf, text_page

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.ocr]


def stamp(words="MẬT", color="red"):
    picture = Image.new("RGBA", (420, 130), (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((4, 4, 415, 125), outline=color, width=6)
    draw.text((60, 25), words, font=ImageFont.truetype("DejaVuSerif.ttf", 64), fill=color)
    return picture


def stamped(words, place, angle=0):
    picture, mark = page(plan()), stamp(words).rotate(angle, expand=True)
    picture.paste(mark, place, mark)
    return picture


def jpeg(picture):
    out = BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


SCANS = {
    "over words": jpeg(stamped("TỐI MẬT", (180, 300))),
    "askew": jpeg(stamped("MẬT", (900, 420), angle=7)),
    "on its side": jpeg(stamped("MẬT", (1100, 420)).rotate(90, expand=True)),
    "upside down": jpeg(stamped("MẬT", (1100, 420)).rotate(180)),
}


@pytest.mark.parametrize("name", SCANS)
def test_a_stamp_on_a_scan(send, files_root, name):
    [arrival] = send(upload("quét.jpg", SCANS[name]))

    assert arrival.is_marked
    assert [path for path in files_root.rglob("*") if path.is_file()] == []


def with_picture(picture):
    """A PDF with words, and a picture laid over its head."""
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture, (0, 0), picture)
    data = zlib.compress(flat.tobytes())
    head = (
        f"<< /Type /XObject /Subtype /Image /Width {flat.width} /Height {flat.height} /ColorSpace /DeviceRGB "
        f"/BitsPerComponent 8 /Filter /FlateDecode /Length {len(data)} >>\nstream\n"
    )
    lines = [line.replace("\t", "    ") or " " for line in plan().splitlines()]
    made = pdf(
        [text_page(*lines, before="q 126 0 0 39 400 600 cm /S Do Q")],
        extra={"picture": head.encode() + data + b"\nendstream"},
    )
    return made.replace(b"/Resources << ", b"/Resources << /XObject << /S 7 0 R >> ")


def test_a_stamp_laid_over_a_paper_with_words(send, files_root):
    [arrival] = send(upload("kế hoạch.pdf", with_picture(stamp())))

    assert arrival.is_marked
    assert [path for path in files_root.rglob("*") if path.is_file()] == []


def test_an_emblem_over_a_paper_with_words(send):
    content = with_picture(stamp("NÀ SƠN", "blue"))
    [arrival] = send(upload("kế hoạch.pdf", content))

    assert "picture_in_head" in extract(content, "a.pdf").warnings
    assert arrival.state == arrival.State.TO_CONFIRM
    assert not has_unread_pages(arrival.file.text)
