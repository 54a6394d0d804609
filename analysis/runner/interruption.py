"""How a process ends when it is asked to: Ctrl-C, a closed terminal and a plain kill alike."""

import contextlib
import signal
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


def leave_to_parent() -> None:
    """For a worker without work: what a terminal sends to all of its processes is not for it."""
    for number in _ASKED:
        if number != signal.SIGTERM and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _unheard)


def _stop(_signal: int, _frame: object) -> NoReturn:
    for number in _ASKED:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _unheard(_signal: int, _frame: object) -> None:
    pass
