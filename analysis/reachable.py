"""Which modules of the package a piece of code can reach by imports that can be read off.

Loads nothing but the standard library, since the package itself asks when it is imported.
"""

import ast
import functools
import hashlib
from collections.abc import Iterable
from pathlib import Path

from analysis import paths


def modules(first: Iterable[Path]) -> list[Path]:
    """The files given and every module of the package that they can reach, sorted."""
    found: set[Path] = set()
    waiting = list(first)
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += _imports_of(file, file.read_bytes())
    return sorted(found)


def imports(code: str | bytes, name: str = "<notebook>") -> set[Path]:
    """The modules of the package that a piece of code names in its import statements.

    name: where the code stands, for the SyntaxError that broken code raises.
    """
    names: set[str] = set()
    for node in ast.walk(ast.parse(code, name)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    found = set()
    for name in names:
        parts = name.split(".")
        if parts[0] != "analysis":
            continue
        for depth in range(1, len(parts) + 1):
            module = paths.ROOT.joinpath(*parts[:depth])
            found |= {f for f in (module / "__init__.py", module.with_suffix(".py")) if f.is_file()}
    return found


def code_hash(files: Iterable[Path]) -> str:
    """SHA-256 over names and contents of modules of the package."""
    lines = [
        f"{f.relative_to(paths.ROOT).as_posix()} {hashlib.sha256(f.read_bytes()).hexdigest()}"
        for f in files
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@functools.lru_cache(maxsize=512)
def _imports_of(file: Path, content: bytes) -> tuple[Path, ...]:
    return tuple(imports(content, str(file)))
