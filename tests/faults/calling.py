"""Call the command line: in a fork of a warm process, or as a true process of its own."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LIMIT_S = 45
"""A call that takes longer hangs; the slowest of them takes a tenth of it on a busy machine."""


@dataclass(frozen=True)
class Done:
    """How a call ended. code: below zero for a signal, None for a hang."""

    code: int | None
    out: bytes
    err: bytes
    seconds: float

    def told(self) -> str:
        """What it wrote to its standard error, as text."""
        return self.err.decode(errors="replace")


@dataclass(frozen=True)
class Blow:
    """A signal that strikes a call some seconds after it began."""

    signal: signal.Signals
    after_s: float


def surroundings(root: Path, changed: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """The variables of a call in a project: this process's, some changed, or gone where None."""
    mine = {k: v for k, v in os.environ.items() if k != "JAPAN_IN_ORBIT_RUN_FOLDER"}
    mine |= {"PYTHONPATH": str(root), "COLUMNS": "200"} | (changed or {})
    return {name: value for name, value in mine.items() if value is not None}


class Forks:
    """The warm process, started at the first call."""

    def __init__(self) -> None:
        self._server: subprocess.Popen | None = None
        self._streams = Path(tempfile.mkdtemp(prefix="faults-"))

    def call(
        self, root: Path, words: Sequence[str], *, folder: Path | None = None,
        changed: Mapping[str, str | None] | None = None, blow: Blow | None = None,
        refusal: tuple[int, str] | None = None, limit_s: float = LIMIT_S,
    ) -> Done:  # fmt: skip
        """One call in the project at root.

        folder: where it is called, root by default; changed: as for `surroundings`; blow: what
        strikes it; refusal: how many changes of files go well, and the error of all later ones.
        """
        server = self._started()
        out, err = (self._streams / name for name in ("out", "err"))
        request = {
            "root": str(root), "folder": str(folder or root), "words": list(words),
            "environment": surroundings(root, changed), "out": str(out), "err": str(err),
            "blow": blow and (int(blow.signal), blow.after_s), "refusal": refusal, "limit": limit_s,
        }  # fmt: skip
        began = time.monotonic()
        server.stdin.write(json.dumps(request) + "\n")
        server.stdin.flush()
        code = json.loads(server.stdout.readline())
        return Done(code, out.read_bytes(), err.read_bytes(), time.monotonic() - began)

    def _started(self) -> subprocess.Popen:
        if self._server is None:
            self._server = subprocess.Popen(
                [sys.executable, str(Path(__file__).with_name("forks.py"))],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            )  # fmt: skip
            assert json.loads(self._server.stdout.readline()) == "ready"
        return self._server

    def end(self) -> None:
        if self._server:
            self._server.stdin.close()
            self._server.wait(timeout=30)


def true_call(
    root: Path, words: Sequence[str], *, folder: Path | None = None,
    changed: Mapping[str, str | None] | None = None, blow: Blow | None = None,
    limit_s: float = LIMIT_S,
) -> Done:  # fmt: skip
    """One call as a user makes it: a new interpreter, and a kernel where a notebook runs."""
    began = time.monotonic()
    running = subprocess.Popen(
        [sys.executable, "-m", "analysis", *words], cwd=folder or root,
        env=surroundings(root, changed), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    if blow:
        threading.Timer(blow.after_s, _strike, (running, blow.signal)).start()
    try:
        out, err = running.communicate(timeout=limit_s)
        code: int | None = running.returncode
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        code, (out, err) = None, running.communicate()
    return Done(code, out, err, time.monotonic() - began)


def _strike(running: subprocess.Popen, number: signal.Signals) -> None:
    if running.poll() is None:
        running.send_signal(number)
