"""Pictures of paper: really decoded, turned upright, freed of what tells where and how they were taken."""

import re
import warnings
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops, ImageOps, JpegImagePlugin
from pillow_heif import register_heif_opener

from .kinds import PICTURES, sniff
from .model import DEFAULT, Limits, Refused

register_heif_opener()

_UPRIGHT = 1
_ORIENTATION = 0x0112
_HEIC_AS_JPEG_QUALITY = 92
_TOP_SHARE = 0.45
_COLOURED = 60  # of 255 between the strongest and the weakest colour
_LEAST_INK = 400  # points
_INK_BORDER = 40
_INK_DPI = 300
_EXIF_IN_PDF = re.compile(rb"\xff\xe1(..)Exif\x00\x00", re.DOTALL)


def clean_image(source: bytes | Path, limits: Limits = DEFAULT) -> tuple[bytes, str]:
    """The scan without metadata (place, camera, comments) and upright, and its kind: jpeg, png or pdf.

    JPEG keeps its quality tables, PNG is exact, HEIC becomes JPEG (browsers cannot show it), PDF stays as it
    is but for location data in the photos inside, and a signed PDF is not touched at all.
    Raises Refused: empty, too_large, wrong_type, broken, protected.
    """
    data = source if isinstance(source, bytes) else source.read_bytes()
    if len(data) > limits.file_bytes:
        raise Refused("too_large", size=len(data), limit=limits.file_bytes)
    kind = sniff(data)
    if kind == "pdf":
        return _clean_pdf(data, limits), "pdf"
    if kind not in PICTURES:
        raise Refused("empty" if kind == "empty" else "wrong_type", kind=kind)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd metadata is thrown away, it need not be told
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _clean_picture(data, limits)
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("too_large") from error
    except Exception as error:  # broken pictures raise what they like, there is no list
        raise Refused("broken", kind=kind) from error


def _clean_picture(data: bytes, limits: Limits) -> tuple[bytes, str]:
    with Image.open(BytesIO(data), formats=["JPEG", "PNG", "HEIF"]) as picture:
        width, height = picture.size
        if width * height > limits.pixels:
            raise Refused("too_large", width=width, height=height)
        profile = picture.info.get("icc_profile")
        kind = {"PNG": "png"}.get(picture.format or "", "jpeg")
        options = _jpeg_options(picture) if kind == "jpeg" else {"optimize": False}
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        bare = upright if upright.mode != "P" else upright.copy()
        bare.info = {key: value for key, value in bare.info.items() if key == "transparency"}
        bare.getexif().clear()
        if kind == "jpeg" and bare.mode not in ("L", "RGB", "CMYK"):
            bare = bare.convert("RGB")
        out = BytesIO()
        bare.save(out, kind.upper(), icc_profile=profile, exif=b"", **options)
    return out.getvalue(), kind


def _jpeg_options(picture: Image.Image) -> dict[str, object]:
    """The tables that the picture came with: writing it again with them costs next to nothing to see."""
    if not isinstance(picture, JpegImagePlugin.JpegImageFile):
        return {"quality": _HEIC_AS_JPEG_QUALITY}
    sampling = JpegImagePlugin.get_sampling(picture)
    tables = {"qtables": picture.quantization}
    return tables | ({"subsampling": sampling} if sampling >= 0 else {})


def top_of_page(data: bytes, angle: float) -> bytes:
    """The upper part of a page, turned by `angle` degrees, as a grey PNG: stamps are put there, seldom straight."""
    with Image.open(BytesIO(data), formats=["JPEG", "PNG"]) as picture:
        page = picture.convert("L")
        top = page.crop((0, 0, page.width, int(page.height * _TOP_SHARE)))
        out = BytesIO()
        top.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255).save(out, "PNG")
    return out.getvalue()


def coloured_ink(picture: Image.Image, angle: float) -> bytes:
    """What is set in colour, as black on white in a grey PNG, turned; b"" where there is next to none.

    A stamp is red or blue, what it lies on is black: so the two come apart.
    """
    red, green, blue = picture.convert("RGB").split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    ink = ImageChops.subtract(most, least).point(lambda strength: 255 if strength > _COLOURED else 0)
    box = ink.getbbox()
    if box is None or ink.histogram()[255] < _LEAST_INK:
        return b""
    black = ImageOps.expand(ImageOps.invert(ink.crop(box)), border=_INK_BORDER, fill=255)
    out = BytesIO()
    black.rotate(angle, Image.Resampling.BILINEAR, expand=True, fillcolor=255).save(
        out, "PNG", dpi=(_INK_DPI, _INK_DPI)
    )
    return out.getvalue()


def ink_of_picture(data: bytes, angle: float) -> bytes:
    """The same of a picture that `clean_image` wrote."""
    with Image.open(BytesIO(data), formats=["JPEG", "PNG"]) as picture:
        return coloured_ink(picture, angle)


def _clean_pdf(data: bytes, limits: Limits) -> bytes:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Refused("protected" if locked else "broken") from error
    try:
        pages = len(document)
        if not pages or pages > limits.pages:
            raise Refused("too_large" if pages else "broken", pages=pages)
        for number in range(pages):
            document[number].close()
    except pdfium.PdfiumError as error:
        raise Refused("broken") from error
    finally:
        document.close()
    return data if b"/ByteRange" in data else _blank_exif(data)


def _blank_exif(data: bytes) -> bytes:
    """Photos lie in a PDF as whole JPEGs; zeros of the same length in place of their EXIF move nothing."""
    out = bytearray(data)
    for found in _EXIF_IN_PDF.finditer(data):
        length = int.from_bytes(found[1], "big")
        start, end = found.start() + 4, min(found.start() + 2 + length, len(out))
        out[start:end] = bytes(end - start)
    return bytes(out)
