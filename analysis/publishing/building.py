"""Build the book's site beside the present one, which it replaces when it is whole.

python -m analysis.publishing.building is what `make book` calls.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis import paths
from analysis.errors import RunError
from analysis.folders import locks
from analysis.folders.places import told
from analysis.folders.whole import copy, draft
from analysis.runner.interruption import ends_cleanly

JUPYTER_BOOK = str(Path(sys.executable).with_name("jupyter-book"))
STRICT = (JUPYTER_BOOK, "build", ".", "-q", "-W", "-n", "--keep-going")
SITE, TREES = "html", ".doctrees"


def build(builder: Sequence[str] = STRICT, root: Path = paths.ROOT) -> Path:
    """The site of the project in `root`, built: the folder _build/html.

    builder: a command that builds below the folder given to it with --path-output, as Jupyter Book
    does, from what an earlier build left there. Raises RunError, with what the builder said, when
    it fails: site and trees of the earlier build are then as they were, so that the next one warns
    again. An interruption leaves them, too.
    """
    folder, log = root / "_build", root / "_build" / "book.log"
    with (
        locks.alone("book", lambda: print("waiting for another build of the book")),
        told("book", folder),
        draft(folder) as work,
        draft(folder) as site,
    ):
        print("building the pages", flush=True)
        made = work.folder / "_build"
        for part in (SITE, TREES):
            if (folder / part).is_dir():
                copy(folder / part, made / part)
        with log.open("wb") as said:
            command = [*builder, "--path-output", str(work.folder)]
            done = subprocess.run(command, cwd=root, stdout=subprocess.DEVNULL, stderr=said)
        if done.returncode:
            warnings = log.read_text(errors="replace").partition("\nTraceback (most recent")[0]
            raise RunError(f"the book is not built (all of it: {log})", warnings)
        # Never trees that are newer than the site: pages that they hold would not be written again.
        shutil.rmtree(folder / TREES, ignore_errors=True)
        site.folder.rmdir()
        (made / SITE).rename(site.folder)
        site.put(folder / SITE)
        (made / TREES).rename(folder / TREES)
    return folder / SITE


if __name__ == "__main__":
    try:
        with ends_cleanly():
            build()
    except KeyboardInterrupt:
        sys.exit(130)
    except RunError as error:
        sys.exit(f"{error.details}\nerror: {error}".lstrip())
