"""`--version` names the commit of this checkout, and of no other."""

import subprocess

from analysis import __version__, paths
from analysis.command_line import version


def git(root, *words):
    who = ["-c", "user.name=a", "-c", "user.email=a@b"]
    done = subprocess.run(
        ["git", *who, *words], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_a_copy_without_git_tells_its_version_alone(tmp_path, monkeypatch):
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-qm", "Begin", "--allow-empty")
    inside = tmp_path / "copy"
    inside.mkdir()
    monkeypatch.setattr(paths, "ROOT", inside)
    assert version.told() == f"japan-in-orbit {__version__}"


def test_a_checkout_tells_its_commit_and_whether_files_were_changed(project):
    git(project.root, "init", "-q")
    git(project.root, "add", "CITATION.cff")
    git(project.root, "commit", "-qm", "Begin")
    commit = git(project.root, "rev-parse", "--short", "HEAD")
    assert project.call("--version").stdout.endswith(f", commit {commit}\n")
    (project.root / "CITATION.cff").write_text("changed")
    assert project.call("--version").stdout.endswith(f", commit {commit}-dirty\n")
