"""Read a file that the program stands on, each kind in one place: its text, or a record in JSON.

Whatever is wrong with it is told in one line that names the file.
"""

import functools
import math
import os
import stat
from pathlib import Path
from typing import Any

import pydantic
import pydantic_core

from analysis import paths
from analysis.errors import DataError, reason, several


def named(file: Path) -> str:
    """A file as messages name it: from the project's root where it lies in it."""
    return file.relative_to(paths.ROOT).as_posix() if file.is_relative_to(paths.ROOT) else str(file)


def content_of(file: Path) -> bytes:
    """The bytes of a file. Raises DataError when it is missing, no plain file or unreadable."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a pipe would be waited for without end
            raise DataError(f"{named(file)}: no plain file")
        return file.read_bytes()
    except FileNotFoundError:
        raise DataError(f"{named(file)}: the file is missing") from None
    except (OSError, ValueError) as error:  # a zero byte in its name, for one
        if isinstance(error, DataError):
            raise
        raise DataError(f"{named(file)}: {reason(error)}") from None


def names_in(folder: Path) -> list[str]:
    """The names in a folder, sorted, without hidden ones; none when there is no such folder.

    Raises DataError when it cannot be read, or is no folder: that is not to hold nothing.
    """
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise DataError(f"{named(folder)}: {reason(error)}") from None


def text_of(file: Path) -> str:
    """A text file's content, without the mark that some editors put before it.

    Raises DataError, with the line, for what is no UTF-8; as `content_of`.
    """
    content = content_of(file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise DataError(f"{named(file)}: a text in UTF-16: save it as UTF-8") from None
        line = content.count(b"\n", 0, error.start) + 1
        raise DataError(f"{named(file)}, line {line}: no UTF-8 text: save it as UTF-8") from None


def json_of(file: Path) -> Any:
    """What a JSON file holds. Raises DataError when it is none, or holds a number that is not
    finite; as `content_of`.
    """
    return _json(file, content_of(file))


def record_of(file: Path, kind: Any) -> Any:
    """A JSON file as a record, strictly: a text is no number there.

    kind: a pydantic model, or a type that is made of them. Raises DataError, naming what stands
    where, for anything else; as `json_of`.
    """
    content = content_of(file)
    _json(file, content)
    try:
        return _adapter(kind).validate_json(content, strict=True)
    except pydantic.ValidationError as error:
        raise DataError(f"{named(file)}: {misfit(error)}") from None


class NotebookCell(pydantic.BaseModel):
    """A cell of a notebook, as far as this project looks at it."""

    cell_type: str
    source: str | list[str]
    metadata: dict[str, Any]

    @property
    def text(self) -> str:
        return "".join(self.source)

    @property
    def tags(self) -> list[str]:
        tags = self.metadata.get("tags", [])
        return tags if isinstance(tags, list) else []


class _Notebook(pydantic.BaseModel):
    cells: list[NotebookCell]


def notebook_cells(file: Path) -> list[NotebookCell]:
    """The cells of a notebook. Raises DataError for a file that is none; as `json_of`."""
    return record_of(file, _Notebook).cells


def misfit(error: pydantic.ValidationError) -> str:
    """What does not fit a record, in one line: where, and what was expected."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return several(
        [
            f"{'.'.join(map(str, one['loc'])) or 'the whole'}: "
            f"{one['msg'].removeprefix('Value error, ')}"
            for one in found
        ]
    )


def _json(file: Path, content: bytes) -> Any:
    try:
        found = pydantic_core.from_json(content, allow_inf_nan=False)
    except ValueError as error:
        raise DataError(f"{named(file)}: no JSON that can be read: {reason(error)}") from None
    if not _finite(found):  # written out, as 1e999
        raise DataError(f"{named(file)}: it holds a number that is too large")
    return found


def _finite(found: Any) -> bool:
    waiting = [found]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
        elif isinstance(node, float) and not math.isfinite(node):
            return False
    return True


@functools.lru_cache(maxsize=32)
def _adapter(kind: Any) -> pydantic.TypeAdapter:
    return pydantic.TypeAdapter(kind)
