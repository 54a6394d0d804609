"""The text of a file that a user downloads: plain or gzipped, guarded against bombs."""

import stat
import zlib
from pathlib import Path

from analysis.errors import DataError, InputError, reason, shown

LARGEST_BYTES = 400_000_000
"""Unpacked; 30,000 element sets take 5 MB in two lines and 25 MB in XML."""

LARGEST_RATIO = 100
"""Unpacked over packed size; catalogues reach 3 to 14, in XML most."""


def text_of(path: Path) -> str:
    """The file as text with plain line ends and without byte-order marks.

    Raises DataError, in one line with file and place, for what is no text or too large; InputError
    for a path where no file is.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _no_file(path, "no plain file")
        size = path.stat().st_size
        raw = path.read_bytes() if size <= LARGEST_BYTES else b""
    except OSError as error:
        raise _no_file(path, reason(error)) from None
    if size > LARGEST_BYTES:
        raise DataError(f"{path.name}: {size:,} bytes, more than {LARGEST_BYTES:,}")
    if raw[:2] == b"\x1f\x8b":
        raw = _unpacked(path.name, raw)
    elif raw[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        raise DataError(f"{path.name}: a zip archive; allowed are plain text and gzip")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise DataError(f"{path.name}, line 1: text in UTF-16: save the file as UTF-8")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DataError(
            f"{path.name}, line {line}: byte {error.start} is not text in UTF-8: save the file as "
            "UTF-8"
        ) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise DataError(f"{path.name}, line {line}: a zero byte, so not text in UTF-8")
    # files that were joined hold the mark in their midst too
    text = text.replace("\ufeff", "")
    if not text.strip():
        raise DataError(f"{path.name}, line 1: the file is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _no_file(path: Path, why: str) -> InputError:
    return InputError(f"{shown(str(path))}: {why}; allowed is a catalogue file that was downloaded")


def _unpacked(name: str, raw: bytes) -> bytes:
    """gzip content, in parts, so that a bomb is noticed before it is unpacked."""
    allowed = min(LARGEST_BYTES, max(1_000_000, LARGEST_RATIO * len(raw)))
    parts, size = [], 0
    while raw:
        member = zlib.decompressobj(wbits=31)
        try:
            while not member.eof:
                part = member.decompress(raw, 1 << 20)
                raw = member.unconsumed_tail
                size += len(part)
                if size > allowed:
                    raise DataError(
                        f"{name}: unpacks to more than {allowed:,} bytes, which no catalogue does"
                    )
                parts.append(part)
                if not part and not raw and not member.eof:
                    raise DataError(f"{name}: the gzip file is cut short after {size} bytes")
        except zlib.error as error:
            raise DataError(f"{name}: broken gzip file ({error})") from None
        raw = member.unused_data.lstrip(b"\0")
    return b"".join(parts)
