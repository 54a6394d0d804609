"""Which state of the project this is."""

import subprocess

from analysis import __version__, paths


def told() -> str:
    """Version and, in a checkout with git, commit; '-dirty' follows it where files were changed."""
    commit = _commit()
    return f"japan-in-orbit {__version__}" + (f", commit {commit}" if commit else "")


def _commit() -> str | None:
    # A copy without git may lie inside another repository, whose commit is not ours.
    if not (paths.ROOT / ".git").exists():
        return None
    asked = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    try:
        done = subprocess.run(asked, cwd=paths.ROOT, capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
