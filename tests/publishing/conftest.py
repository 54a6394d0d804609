"""Tiny books, built by Sphinx alone."""

import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

sys.path.insert(0, str(Path(__file__).parent))  # tests are imported by path

from fake_evidence import write_data

from analysis import paths
from analysis.publishing import extension, site

CONF = """
extensions = ["myst_nb", "analysis.publishing.extension"]
nb_execution_mode = "off"
numfig = True
numfig_format = {"figure": "Figure %s", "table": "Table %s", "code-block": "Listing %s"}
html_theme = "basic"
html_math_renderer = "mathml"
myst_enable_extensions = ["dollarmath", "colon_fence"]
root_doc = "index"
exclude_patterns = ["notebooks", "html", "trees"]
"""


@dataclass
class Book:
    """A project in a folder of its own."""

    root: Path

    @property
    def evidence(self) -> Path:
        return self.root / "book" / "evidence"

    def page(self, name: str, text: str) -> None:
        file = self.root / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def build(self) -> str:
        """Build the site and return Sphinx's warnings. Raises what stops the build."""
        pages = sorted(
            file.relative_to(self.root).with_suffix("").as_posix()
            for file in self.root.glob("book/**/*")
            if file.suffix in (".md", ".ipynb")
        )
        self.page("index", "# Book\n\n```{toctree}\n" + "\n".join(pages) + "\n```\n")
        warnings = io.StringIO()
        with patch_docutils(str(self.root)), docutils_namespace():
            app = Sphinx(
                self.root,
                self.root,
                self.root / "html",
                self.root / "trees",
                "html",
                status=io.StringIO(),
                warning=warnings,
                freshenv=False,
            )
            app.build()
        return re.sub(r"\x1b\[[0-9;]*m", "", warnings.getvalue())

    def html(self, name: str) -> str:
        return (self.root / "html" / f"{name}.html").read_text()

    def problems(self) -> list[str]:
        """What the build is stopped by, line by line."""
        with pytest.raises(extension.BookError) as caught:
            self.build()
        return str(caught.value).splitlines()


@pytest.fixture
def book(tmp_path, monkeypatch) -> Book:
    """A book with a data folder, three notebooks, no evidence and no page yet."""
    (tmp_path / "conf.py").write_text(CONF)
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    for name in ("budget_trends", "positioning", "debris_clouds"):
        (notebooks / f"{name}.ipynb").write_text("{}")
    monkeypatch.setattr(paths, "NOTEBOOKS", notebooks)
    monkeypatch.setattr(paths, "DATA", write_data(tmp_path))
    monkeypatch.setattr(extension, "stale_notebooks", lambda names: {})
    monkeypatch.setattr(site, "_write_runtime", lambda file: None)
    # Data files are copied from below the project's root.
    monkeypatch.setattr(site.paths, "ROOT", tmp_path)
    monkeypatch.setattr(extension, "_code_hash", lambda: "fixed")
    return Book(tmp_path)
