"""Ctrl-C is answered in one line from the first moment that the program's own code runs."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["analysis.command_line.completion", "typer", "rich.console"])
def test_an_interrupt_while_the_program_loads_is_told_in_its_line(project, module):
    """The finder strikes when a module is looked for, as a hasty user may."""
    strikes = project.root / "strikes"
    strikes.mkdir()
    (strikes / "sitecustomize.py").write_text(
        "import os, signal, sys\n"
        "class Striking:\n"
        "    @staticmethod\n"
        "    def find_spec(name, *_):\n"
        f"        if name == {module!r}:\n"
        "            sys.meta_path.remove(Striking)\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Striking)\n"
    )
    call = project.surroundings()
    call["env"]["PYTHONPATH"] = os.pathsep.join([str(strikes), call["env"]["PYTHONPATH"]])
    done = subprocess.run(project.command("list"), **call, capture_output=True)
    assert (done.stderr, done.returncode) == ("interrupted; nothing was kept\n", 130)


def test_before_the_program_listens_next_to_nothing_is_loaded(project):
    """What Python loads of itself is not ours to guard."""
    code = (
        "import sys; before = set(sys.modules); import analysis.__main__; "
        "print(sorted(set(sys.modules) - before))"
    )
    call = project.surroundings()
    done = subprocess.run([sys.executable, "-c", code], **call, capture_output=True, check=True)
    assert done.stdout.strip() == "['analysis', 'analysis.__main__']"
