"""Paths that are typed: the user's home may stand in them, as in any word that a shell expands.

A shell leaves the sign alone in quotes, and bash in `--to=~/here` too; a folder of that name is
one that nobody wants, least of all to delete.
"""

import os
from pathlib import Path


def path(word: str) -> Path:
    """The path that a word stands for. A name that begins with the sign is written `./~`."""
    return Path(os.path.expanduser(word))


def file_name(word: str) -> str:
    """The same, for what reads an empty name as no file and not as the folder that it is in."""
    return os.path.expanduser(word)
