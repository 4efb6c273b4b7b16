"""Reading ZIP containers without trusting them: members, sizes and ratios are counted while reading."""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .model import DEFAULT, MEGABYTE, Limits, Refused

_CHUNK = 256 * 1024
_END = struct.Struct("<4s4H2LH")
_LEAST_DIRECTORY_BYTES = 512  # of one member: 46 and its name; generous


class Archive:
    """A ZIP file whose members are read through one counter. Raises Refused: broken, zip_bomb, protected."""

    def __init__(self, source: bytes | Path | BinaryIO, limits: Limits = DEFAULT) -> None:
        stream = BytesIO(source) if isinstance(source, bytes) else source
        _check_directory(stream, limits)
        try:
            self._zip = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Refused("broken") from error
        self.members = self._zip.infolist()
        if len(self.members) > limits.members:
            raise Refused("zip_bomb", members=len(self.members))
        self.names = frozenset(info.filename for info in self.members)
        self._limits = limits
        self._left = limits.unpacked_bytes

    def read(self, name: str) -> bytes:
        """The bytes of a member, unpacked within the limits; b"" when there is none of that name."""
        return self.read_member(self._zip.getinfo(name)) if name in self.names else b""

    def read_member(self, info: zipfile.ZipInfo, most: int | None = None) -> bytes:
        """The same for one entry of `members`; too_large when it holds more than `most` bytes."""
        if info.flag_bits & 1:
            raise Refused("protected", name=info.filename)
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as member:
                while piece := member.read(_CHUNK):
                    size += len(piece)
                    self._count(info, size, len(piece))
                    if most is not None and size > most:
                        raise Refused("too_large", name=info.filename, limit=most)
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise Refused("broken", name=info.filename) from error
        return b"".join(pieces)

    def _count(self, info: zipfile.ZipInfo, size: int, more: int) -> None:
        self._left -= more
        too_dense = size > MEGABYTE and size > self._limits.ratio * max(info.compress_size, 1)
        if self._left < 0 or too_dense:
            raise Refused("zip_bomb", name=info.filename)

    def xml(self, name: str) -> Element | None:
        """The parsed member, None when it is not there. Entities and document types are refused."""
        data = self.read(name)
        return parse_xml(data, name) if data else None


def parse_xml(data: bytes, name: str = "") -> Element:
    """XML without document type or entities. Raises Refused: xml_entities, broken."""
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Refused("xml_entities", name=name) from error
    except (ParseError, LookupError, ValueError) as error:
        raise Refused("broken", name=name) from error
    return root


def _check_directory(stream: Path | BinaryIO, limits: Limits) -> None:
    """Look at the end record first: zipfile would load a directory of a million members unasked."""
    if isinstance(stream, Path):
        with stream.open("rb") as opened:
            _check_directory(opened, limits)
        return
    length = stream.seek(0, 2)
    stream.seek(max(0, length - 65_557))
    tail = stream.read()
    stream.seek(0)
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or len(tail) - found < _END.size:
        raise Refused("broken")
    _, _, _, _, members, directory_bytes, _, _ = _END.unpack_from(tail, found)
    if members > limits.members or directory_bytes > limits.members * _LEAST_DIRECTORY_BYTES:
        raise Refused("zip_bomb", members=members)
