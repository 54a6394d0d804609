"""How a process ends when it is asked to: Ctrl-C, a closed terminal and a plain kill alike."""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from typing import NoReturn

_ASKED = [getattr(signal, n) for n in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, n)]


@contextlib.contextmanager
def ends_cleanly() -> Iterator[None]:
    """In the block the first request to end raises KeyboardInterrupt, and no other disturbs that.

    Once there was one, the process stays deaf to more: it is ending. A request that was ignored
    before, as SIGHUP is under nohup, stays ignored. To be entered in the main thread.
    """
    before = {number: signal.getsignal(number) for number in _ASKED}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is _stop:
                signal.signal(number, handler)


@contextlib.contextmanager
def left_to_us() -> Iterator[None]:
    """Processes started in the block do not hear what a terminal sends to all: we end them."""
    heard = {number: signal.getsignal(number) for number in _ASKED if number != signal.SIGTERM}
    for number in heard:
        signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        for number, handler in heard.items():
            signal.signal(number, handler)


def end_with_parent() -> None:
    """For a process of multiprocessing: do not live on when the one that started it is killed."""
    threading.Thread(target=_end_after_parent, daemon=True).start()


def _end_after_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _stop(_signal: int, _frame: object) -> NoReturn:
    for number in _ASKED:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
