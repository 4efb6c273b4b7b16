"""Texts of old encodings, told by signs that Vietnamese in Unicode has no use for."""

from collections.abc import Sequence

from nennep.lib.vietnamese.encodings import Legacy, decode_legacy, guess_legacy

_SIGNS = b"\xc2", b"\xc3\xb8"  # of TCVN3 and VNI
_RARE = 100  # one sign in so many bytes, or fewer, is no old encoding


def decoded(text: bytes) -> bytes:
    """The text in Unicode."""
    legacy = _legacy(text)
    return decode_legacy(text.decode(), legacy).encode() if legacy else text


def all_decoded(texts: Sequence[bytes]) -> Sequence[bytes]:
    """The texts in Unicode; one look at all of them tells when none needs it."""
    together = b"".join(texts)
    most = together.count(_SIGNS[0]) + together.count(_SIGNS[1][1:])  # a single byte is found sooner
    if most * _RARE < min(map(len, texts), default=0):
        return texts
    return [decoded(text) for text in texts]


def _legacy(text: bytes) -> Legacy | None:
    if sum(map(text.count, _SIGNS)) * _RARE < len(text):
        return None
    return guess_legacy(text.decode())
