"""Text, files and paths as they should not be."""

import json
import os
import random
import socket
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

NASTY = (
    "", " ", "\t", "\n", "a\nb", "\x07", "\x1b[31mred\x1b[0m", "[bold]x[/bold]", "[/y]",
    "[link=x]", "{share}", "%s%n", "\\", "'", '"', "\u202eright to left", "\u0000"[:0] + "\u200b",
    "é", "みちびき", "ｓｈａｒｅ", "🛰", "\udcff", "x" * 5000, "../../etc/passwd", "-", "--", "-1",
    "$(id)", "`id`", "\x9b1m", "\u2028", "NaN", "null", "0", "*", "~", "CON", "a/b", ".", "..",
)  # fmt: skip

SAYABLE = tuple(text for text in NASTY if "\udcff" not in text)
"""Those that a text file may hold."""

ENVIRONMENTS = (
    ("TZ", ("UTC", "America/Los_Angeles", "Asia/Tokyo", "nowhere", "")),
    ("PYTHONIOENCODING", ("ascii", "cp932", "cp1252", "utf-8")),
    ("COLUMNS", ("1", "0", "20", "80", "100000", "-5", "many", "²")),
    ("LINES", ("1", "0", "①", "many")),
    ("NO_COLOR", ("1", "")),
    ("FORCE_COLOR", ("",)),
    ("TERM", ("dumb", "xterm-256color", "")),
    ("HOME", (None, "/nonexistent", "")),
    ("LC_ALL", ("C", "ja_JP.SJIS", "xx")),
    ("LANG", ("C", "", None)),
    ("USER", (None,)),
)


def surroundings(draw: random.Random) -> dict[str, str | None]:
    """Variables of an unusual console; mostly none."""
    if draw.random() < 0.6:
        return {}
    chosen = draw.sample(ENVIRONMENTS, draw.randint(1, 3))
    return {name: draw.choice(values) for name, values in chosen}


def word(draw: random.Random) -> str:
    """A word that names nothing."""
    if draw.random() < 0.7:
        return draw.choice(NASTY)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-_./=[] \x01\x1b東京é"
    return "".join(draw.choice(letters) for _ in range(draw.randint(1, 40)))


def misspelt(draw: random.Random, name: str) -> str:
    """A name with one slip."""
    at = draw.randrange(len(name))
    return draw.choice([
        name[:at] + name[at + 1 :], name[:at] + "x" + name[at:], name.upper(), name + "s",
        f"[b]{name}", name + "\x07", name + "\n", " " * 3 + name + "x", name * 200,
    ])  # fmt: skip


def bytes_of_a_spoiled(draw: random.Random, content: bytes) -> bytes:
    """A file damaged on its way: cut, swapped, overwritten, doubled."""
    if not content:
        return b"\0"
    at, size = draw.randrange(len(content)), draw.randint(1, 40)
    other = bytes(draw.randrange(256) for _ in range(size))
    return draw.choice([
        content[:at],
        content[:at] + other + content[at:],
        content[:at] + other + content[at + size :],
        content[:at] + b"\0" + content[at + 1 :],
        content[:at] + bytes([content[at] ^ (1 << draw.randrange(8))]) + content[at + 1 :],
        content + content,
        content[at:] + content[:at],
        content.replace(b"\n", b"\r"),
        content[at:],
    ])  # fmt: skip


NOT_JSON = (
    b"", b" ", b"{", b"[1,", b"not json", b"\0" * 100, b"\xff\xfe{\0}\0", b"{\"a\": \xe9}",
    b"\x1f\x8b\x08", b"[" * 100_000, b'{"a":' * 3000, b'"' + b"x" * 100_000, b"1" * 6000,
    b"<html>busy</html>", b"{'a': 1}",
)  # fmt: skip
NO_MAPPING = (b"[]", b"null", b"1", b'""', b"true", b"[{}]", b"[1]", b'"text"', b"1e999", b"NaN")

NO_DRAWING = (
    *NO_MAPPING, b'{"datasets": []}', b'{"datasets": "x"}', b'{"datasets": {"a": 1}}',
    b'{"datasets": null}', b'{"width": 1e999}', b'{"x":' * 900 + b"1" + b"}" * 900,
)  # fmt: skip


def json_without_its_shape(draw: random.Random, content: Any) -> bytes:
    """JSON of which one part, that is needed, is missing or of another kind."""
    changed = json.loads(json.dumps(content))
    name = draw.choice(sorted(changed))
    if draw.random() < 0.3:
        del changed[name]
    else:
        kinds: list[Any] = [
            None,
            [],
            {"x": []},
            [[[]]],
            10**400,
            {"a": {"b": {"c": 1}}},
            [1, "[/b]"],
        ]
        changed[name] = draw.choice([k for k in kinds if type(k) is not type(changed[name])])
    return json.dumps(changed).encode()


def put(path: Path, content: bytes | str) -> Path:
    """A plain file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    )
    return path


def pipe(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


def at_a_socket(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mknod(path, stat.S_IFSOCK | 0o600) if hasattr(socket, "AF_UNIX") else os.mkfifo(path)


def dangling(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(path.with_name("nowhere"))


def circle(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(path)


def link_to_a_folder(path: Path) -> None:
    target = path.with_name(f"{path.name}-target")
    target.mkdir(parents=True)
    path.symlink_to(target)


def folder(path: Path) -> None:
    path.mkdir(parents=True)


NO_PLAIN_FILE: tuple[Callable[[Path], None], ...] = (
    pipe, at_a_socket, dangling, circle, link_to_a_folder, folder,
)  # fmt: skip
