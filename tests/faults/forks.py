"""A process that has the libraries loaded, and forks into one call of the command line at a time.

It reads a request a line as JSON and answers with a line: the exit code, None after a hang. A call
costs a fraction of a second so, while it keeps a process, streams and surroundings of its own.
A notebook is executed in the call's process, by `executed`, for a kernel takes seconds.
"""

import builtins
import errno
import importlib
import io
import json
import multiprocessing
import os
import resource
import runpy
import signal
import sys
import tempfile
import time
import traceback

LIBRARIES = (
    "altair", "frictionless", "nbclient", "nbformat", "pandas", "papermill", "pikepdf", "pydantic",
    "rich.console", "rich.table", "sgp4.api", "typer", "vl_convert", "yaml",
)  # fmt: skip
MEMORY_BYTES = 5 * 2**30
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def executed(source: str, output: str, parameters: dict, kernel_manager_class, **_) -> None:
    """Stand in for papermill: the cells in order, in this process; failures as papermill's."""
    for name, value in kernel_manager_class().kernel_spec.env.items():
        os.environ[name] = value.replace("$$", "$")
    import nbformat
    from papermill.exceptions import PapermillExecutionError

    notebook = nbformat.read(source, as_version=4)
    names: dict = {"In": []}
    for number, cell in enumerate(notebook.cells):
        codes = [cell.source] if cell.cell_type == "code" else []
        if "parameters" in cell.metadata.get("tags", []):
            codes.append(
                "\n".join(["# Parameters", *(f"{n} = {v!r}" for n, v in parameters.items())])
            )
        for code in codes:
            names["In"].append(code)
            try:
                exec(compile(code, f"cell {number}", "exec"), names)
            except Exception as error:
                raise PapermillExecutionError(
                    number, number, code, type(error).__name__, str(error), [repr(error)]
                ) from None
            finally:
                nbformat.write(notebook, output)


def warm() -> None:
    """Load what a call may need, and put the quick parts in place of the slow ones."""
    for name in LIBRARIES:
        importlib.import_module(name)
    import frictionless
    import papermill

    frictionless.Resource([["a"], [1]]).validate()
    papermill.execute_notebook = executed
    context = multiprocessing.get_context
    multiprocessing.get_context = lambda method=None: context("fork")


def refuse_writing(root: str, after: int, name: str) -> None:
    """From the given change below root on, let every one fail: ENOSPC a full disk, EROFS read-only.

    A file that cannot be filled is there all the same, of no size, as on a disk that is full.
    """
    number, seen = getattr(errno, name), []
    opened, plain = builtins.open, {n: getattr(os, n) for n in (
        "mkdir", "rename", "replace", "unlink", "rmdir", "open", "link", "symlink")}  # fmt: skip

    def concerns(path) -> bool:
        if isinstance(path, int):
            return False
        full = os.path.abspath(os.fsdecode(path))
        return full.startswith(root) and "__pycache__" not in full

    def refused(path) -> OSError | None:
        seen.append(path)
        return (
            OSError(number, os.strerror(number), os.fsdecode(path)) if len(seen) > after else None
        )

    def guarded_open(file, mode="r", *words, **options):
        if set(mode) & set("wax+") and concerns(file) and (error := refused(file)):
            if number == errno.ENOSPC and os.path.isdir(os.path.dirname(os.path.abspath(file))):
                opened(file, mode, *words, **options).close()
            raise error
        return opened(file, mode, *words, **options)

    def guarded(which):
        def change(path, *words, **options):
            writes = which != "open" or (words and words[0] & WRITING)
            frees = number == errno.ENOSPC and which not in ("mkdir", "open", "link", "symlink")
            if writes and not frees and concerns(path) and (error := refused(path)):
                raise error
            return plain[which](path, *words, **options)

        return change

    builtins.open = io.open = guarded_open
    for which in plain:
        setattr(os, which, guarded(which))


CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate")


def fence(root: str) -> None:
    """End a call at once that would change anything outside its project and the temporary folder.

    The calls are meant to break things; one that finds a way must not harm the machine.
    """
    allowed = tuple(os.path.realpath(folder) for folder in (root, tempfile.gettempdir()))

    def look(event: str, arguments: tuple) -> None:
        paths = arguments[:1]
        if event == "os.rename":
            paths = arguments[:2]
        elif event == "open":
            if not (isinstance(arguments[2], int) and arguments[2] & WRITING):
                return
        elif event not in CHANGES:
            return
        for path in paths:
            if isinstance(path, int) or path is None:
                continue
            name = os.fsdecode(path)
            parent = os.path.realpath(os.path.dirname(os.path.abspath(name)))
            here = os.path.join(parent, os.path.basename(name))
            if not here.startswith(allowed) and here != os.devnull:
                os.write(2, f"outside the project: {event} {here!a}\n".encode())
                os._exit(99)

    sys.addaudithook(look)


def become(request: dict, ready: int) -> None:
    """Become the program: streams, surroundings, limits, then `python -m analysis …`.

    ready: is written to when the program's own code begins.
    """
    os.setsid()
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(os.open(request["out"], flags, 0o600), 1)
    os.dup2(os.open(request["err"], flags, 0o600), 2)
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    encoding, _, errors = os.environ.get("PYTHONIOENCODING", "utf-8").partition(":")
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w"), encoding, errors or "strict")
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w"), encoding, "backslashreplace", None, True)
    os.chdir(request["folder"])
    sys.path[0] = request["root"]
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    fence(request["root"])
    sys.argv = ["analysis", *request["words"]]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if request["refusal"]:
        refuse_writing(request["root"], *request["refusal"])
    os.write(ready, b".")
    runpy.run_module("analysis", run_name="__main__", alter_sys=True)


def answer(request: dict) -> int | None:
    """The exit code of one call, a signal's number below zero; None when it had to be stopped."""
    begun, ready = os.pipe()
    process = os.fork()
    if not process:
        code: object = 1
        try:
            become(request, ready)
            code = 0
        except SystemExit as end:
            code = end.code
        except BaseException as error:  # as the interpreter would tell it
            ours = "".join(traceback.format_tb(error.__traceback__))
            begun_to_listen = os.path.join(request["root"], "analysis", "__main__.py") in ours
            if isinstance(error, KeyboardInterrupt) and not begun_to_listen:
                os._exit(130)  # Python's own start, in which no program can listen
            sys.excepthook(*sys.exc_info())
        try:
            sys.stdout.flush()
        finally:
            os._exit(code if isinstance(code, int) else int(code is not None))
    os.close(ready)
    os.read(begun, 1)
    os.close(begun)
    began, struck = time.monotonic(), False
    while True:
        ended, status = os.waitpid(process, os.WNOHANG)
        passed = time.monotonic() - began
        if ended:
            break
        if passed > request["limit"]:
            os.killpg(process, signal.SIGKILL)
            os.waitpid(process, 0)
            return None
        if request["blow"] and not struck and passed > request["blow"][1]:
            os.kill(process, request["blow"][0])
            struck = True
        time.sleep(0.002)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    warm()
    replies = os.fdopen(os.dup(1), "w")
    print(json.dumps("ready"), file=replies, flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), file=replies, flush=True)
