"""The parameters that a call gives: a scenario file, and name=value pairs over it.

Both are YAML 1.2, whose core schema has no dates, no yes or no for true or false, no numbers to
base 60, and no octal 010: what looks like one of these is a text or a plain decimal number, and the
parameter model says whether it may be. Tags beyond that schema are refused.
"""

import os
import re
import sys
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import ConstructorError, DuplicateKeyError, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from analysis.errors import InputError, reason, shown

LARGEST_SCENARIO_BYTES = 1_000_000
_OTHER_RULES = re.compile(r"^%YAML(?![ \t]+1\.2\s)", re.MULTILINE)
"""By which a file says that it is read otherwise: as 1.1 has it, 017 is fifteen."""


def given_parameters(pairs: list[str], scenarios: list[str]) -> dict[str, Any]:
    """The parameters of a call: a scenario file, then name=value pairs over it.

    pairs: e.g. 'mask_angle_deg=20', the value read as YAML, or as a text where it is none;
    scenarios: path of a YAML mapping, or nothing.
    Raises InputError for a malformed or repeated pair, for a second file, and for a file that is
    missing, no plain file, unreadable, larger than LARGEST_SCENARIO_BYTES, or not a mapping of
    names to values.
    """
    given: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = (part.strip(" ") for part in pair.partition("="))
        if not equals or not name or not name.isprintable():
            raise InputError(f"-p {shown(pair)}: allowed is name=value")
        if name in given:
            raise InputError(f"-p {shown(name)} is given twice")
        try:
            given[name] = _read(value)
        except Exception:  # whatever the parser trips over is told by the model, as a text
            given[name] = value
    if len(scenarios) > 1:
        raise InputError(f"-f {shown(scenarios[1])}: one scenario is given already")
    return {name: value for file in scenarios for name, value in _scenario(file).items()} | given


def _scenario(file: str) -> dict[str, Any]:
    place = f"scenario {shown(file)}"
    try:
        if os.path.exists(file) and not os.path.isfile(file):
            raise InputError(f"{place}: is not a file")
        if os.path.getsize(file) > LARGEST_SCENARIO_BYTES:
            raise InputError(f"{place}: allowed are at most {LARGEST_SCENARIO_BYTES:,} bytes")
        with open(file, "rb") as stream:
            text = _decoded(stream.read(), place)
        if other := _OTHER_RULES.search(text):
            raise InputError(f"{place}, line {_line(text, other.start())}: allowed is YAML 1.2")
        content = _read(text)
    except InputError:
        raise
    except ReaderError as error:
        at = _line(text, error.position)
        told = f"no text: control character #x{error.character:02x}"
        raise InputError(f"{place}, line {at}: {told}") from None
    except MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise InputError(f"{place}{line}: {error.problem}") from None
    except OverflowError:  # an escape such as "\UFFFFFFFF"
        escapes = re.finditer(r"\\U([0-9A-Fa-f]{8})", text)
        at = next(e.start() for e in escapes if int(e[1], 16) > sys.maxunicode)
        told = "names a character that there is not"
        raise InputError(f"{place}, line {_line(text, at)}: {told}") from None
    except Exception as error:  # a parser meets what its authors did not think of
        raise InputError(f"{place}: {reason(error)}") from None
    if not isinstance(content, dict) or not all(isinstance(name, str) for name in content):
        raise InputError(f"{place}: allowed is a mapping, one 'name: value' a line")
    return content


def _decoded(content: bytes, place: str) -> str:
    """The text of a scenario, with plain line ends."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{place}, line {line}: no UTF-8 text: save it as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _read(text: str) -> Any:
    loader = YAML(typ="safe", pure=True)
    loader.Constructor = _CoreConstructor
    return loader.load(text)


class _CoreConstructor(SafeConstructor):
    """Values of the core schema; every one that cannot be made is told with its line."""

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ArithmeticError, LookupError, ValueError):
            tag = node.tag.rsplit(":", 1)[-1]
            problem = f"{shown(node.value)} is not of the type '{tag}'"
            raise ConstructorError(None, None, problem, node.start_mark) from None

    def check_mapping_key(
        self, node: Any, key_node: Any, mapping: Any, key: Any, value: Any
    ) -> bool:
        if key in mapping:
            problem = f"{shown(key)} is given twice"
            raise DuplicateKeyError(None, None, problem, key_node.start_mark)
        return True


for _beyond in ("omap", "pairs", "set", "binary"):
    _CoreConstructor.add_constructor(
        f"tag:yaml.org,2002:{_beyond}", SafeConstructor.construct_undefined
    )
_CoreConstructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)
