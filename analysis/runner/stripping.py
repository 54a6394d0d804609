"""Notebooks as they are kept: without outputs, and without what an editor writes into them."""

import json
from pathlib import Path

from analysis.folders.whole import draft
from analysis.plain_files import json_of, notebook_cells, text_of

_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def strip(file: Path) -> bool:
    """Take outputs, counts and an editor's notes out of a notebook; whether it was changed.

    Kept are the cells' sources, ids and tags. The file is written as Jupyter writes it, so that a
    changed cell changes its own lines alone.
    Raises DataError, in one line, for a file that is no notebook.
    """
    notebook_cells(file)
    before = text_of(file)
    notebook = json_of(file)
    notebook["metadata"] = _METADATA
    for cell in notebook["cells"]:
        tags = cell["metadata"].get("tags")
        cell["metadata"] = {"tags": tags} if tags else {}
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    after = json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if after == before:
        return False
    place = file.resolve()  # a link stays one
    with draft(place.parent) as new:  # the notebook is replaced whole, or stays
        changed = new.folder / place.name
        changed.write_text(after, encoding="utf-8")
        changed.replace(place)
    return True
