from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pillow_heif import register_heif_opener

from nennep.lib.extract import Limits, Refused, clean_image_safely
from nennep.lib.extract.images import clean_image

from .build import pdf, text_page

register_heif_opener()
_GPS, _ORIENTATION, _MAKER = 0x8825, 0x0112, 0x010F
_ON_ITS_SIDE = 6  # turn a quarter to the right to see it upright


def photo(kind: str, *, orientation: int = 1, **options: object) -> bytes:
    """Left half red, right half blue, taken at a place by a camera."""
    picture = Image.new("RGB", (64, 32), (200, 0, 0))
    picture.paste((0, 0, 200), (32, 0, 64, 32))
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    exif[_MAKER] = "SecretCamera"
    exif[_GPS] = {1: "N", 2: (21.0, 2.0, 3.0), 3: "E", 4: (105.0, 5.0, 6.0)}
    out = BytesIO()
    picture.save(out, kind, exif=exif, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize(("kind", "becomes"), [("JPEG", "jpeg"), ("PNG", "png"), ("HEIF", "jpeg")])
def test_place_and_camera_are_gone(kind: str, becomes: str) -> None:
    data = photo(kind)
    assert b"SecretCamera" in data
    cleaned, found = clean_image(data)
    assert found == becomes
    assert b"SecretCamera" not in cleaned
    assert b"Exif" not in cleaned
    assert not opened(cleaned).getexif()


def test_comments_and_text_chunks_are_gone() -> None:
    assert "tại nhà".encode() in photo("JPEG", comment="tại nhà".encode())
    assert "tại nhà".encode() not in clean_image(photo("JPEG", comment="tại nhà".encode()))[0]
    notes = PngInfo()
    notes.add_text("Comment", "at home")
    assert b"at home" not in clean_image(photo("PNG", pnginfo=notes))[0]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_on_its_side_is_turned(kind: str) -> None:
    cleaned, _ = clean_image(photo(kind, orientation=_ON_ITS_SIDE))
    picture = opened(cleaned).convert("RGB")
    assert picture.size == (32, 64)
    red, _, blue = picture.getpixel((16, 8))  # type: ignore[misc]
    assert red > 150 > blue


def test_quality_is_kept() -> None:
    data = photo("JPEG", quality=70)
    again = opened(clean_image(data)[0])
    assert again.quantization == opened(data).quantization  # type: ignore[attr-defined]
    png = photo("PNG")
    assert opened(clean_image(png)[0]).tobytes() == opened(png).tobytes()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "L", "I;16", "CMYK"])
def test_every_mode_survives(mode: str) -> None:
    out = BytesIO()
    Image.new(mode, (8, 8)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert opened(clean_image(out.getvalue())[0]).size == (8, 8)


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    out = BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    for clean in (clean_image, clean_image_safely):
        with pytest.raises(Refused) as refused:
            clean(out.getvalue())
        assert refused.value.code == "too_large"


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("empty", b""),
        ("wrong_type", b"words, not a picture"),
        ("wrong_type", b"GIF89a" + bytes(40)),
        ("broken", photo("JPEG")[:300]),
        ("broken", photo("PNG")[:120]),
        ("broken", b"\xff\xd8\xff\xe0" + bytes(100)),
        ("broken", b"\x00\x00\x00\x18ftypheic" + bytes(100)),
        ("broken", b"%PDF-1.7 nothing"),
    ],
)
def test_what_is_no_picture(code: str, data: bytes) -> None:
    for clean in (clean_image, clean_image_safely):
        with pytest.raises(Refused) as refused:
            clean(data)
        assert refused.value.code == code


def pdf_with_photo(trailer: str = "") -> bytes:
    picture = photo("JPEG")
    stream = (
        b"<< /Type /XObject /Subtype /Image /Width 64 /Height 32 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        b"/Filter /DCTDecode /Length " + str(len(picture)).encode() + b" >>\nstream\n" + picture + b"\nendstream"
    )
    return pdf([text_page("a")], extra={"photo": stream}, trailer=trailer)


def test_photos_in_a_pdf_lose_their_place_and_the_pdf_stays_whole() -> None:
    data = pdf_with_photo()
    cleaned, kind = clean_image(data)
    assert (kind, len(cleaned)) == ("pdf", len(data))
    assert b"SecretCamera" in data
    assert b"SecretCamera" not in cleaned
    assert clean_image(cleaned)[0] == cleaned
    start = cleaned.index(b"\xff\xd8\xff")
    assert opened(cleaned[start:]).size == (64, 32)


def test_a_signed_pdf_is_not_touched() -> None:
    data = pdf_with_photo(trailer="/Sig << /ByteRange [0 1 2 3] >>")
    assert clean_image(data)[0] == data


def test_limits() -> None:
    with pytest.raises(Refused) as refused:
        clean_image(photo("PNG"), Limits(pixels=64 * 32 - 1))
    assert refused.value.details == {"width": 64, "height": 32}
    with pytest.raises(Refused) as refused:
        clean_image(pdf([text_page("a")] * 3), Limits(pages=2))
    assert refused.value.code == "too_large"
