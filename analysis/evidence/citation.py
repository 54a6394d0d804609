"""How a figure is cited: BibTeX, CSL JSON and plain text, from CITATION.cff."""

import functools

import yaml

from analysis import paths


@functools.lru_cache(maxsize=1)
def work() -> dict:
    """The whole report's title, version, year and authors, from CITATION.cff."""
    cff = yaml.safe_load((paths.ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return {
        "title": cff["title"],
        "version": str(cff["version"]),
        "year": str(cff["date-released"])[:4],
        "authors": [
            a.get("name") or f"{a['given-names']} {a['family-names']}" for a in cff["authors"]
        ],
    }


def text(figure_id: str, title: str, fingerprint: str, overrides: dict) -> str:
    """A figure's citation as one line of plain text."""
    report = work()
    return (
        f"{', '.join(report['authors'])} ({report['year']}). “{title}” Figure {figure_id} in "
        f"{report['title']}, version {report['version']}, run {fingerprint[:12]}"
        f"{_changed(overrides)}. CC BY 4.0."
    )


def bibtex(figure_id: str, title: str, fingerprint: str, overrides: dict) -> str:
    """A figure's BibTeX entry."""
    report = work()
    authors = " and ".join("{" + a + "}" for a in report["authors"])
    return (
        f"@misc{{japan-in-orbit-{figure_id},\n"
        f"  author = {{{authors}}},\n"
        f"  title = {{{{{_latex(title)}}}}},\n"
        f"  year = {{{report['year']}}},\n"
        f"  howpublished = {{Figure {figure_id} in {report['title']}, "
        f"version {report['version']}}},\n"
        f"  note = {{Run {fingerprint[:12]}{_latex(_changed(overrides))}. CC BY 4.0}}\n"
        f"}}\n"
    )


def csl(figure_id: str, title: str, fingerprint: str, overrides: dict) -> dict:
    """A figure's entry in CSL JSON."""
    report = work()
    return {
        "id": f"japan-in-orbit-{figure_id}",
        "type": "graphic",
        "title": title,
        "author": [{"literal": a} for a in report["authors"]],
        "issued": {"date-parts": [[int(report["year"])]]},
        "container-title": report["title"],
        "version": report["version"],
        "number": figure_id,
        "note": f"Run {fingerprint[:12]}{_changed(overrides)}. CC BY 4.0",
    }


def _changed(overrides: dict) -> str:
    if not overrides:
        return ""
    return " with " + ", ".join(f"{name} = {value}" for name, value in overrides.items())


def _latex(text: str) -> str:
    for character in "\\%&#_$":
        escaped = r"\textbackslash " if character == "\\" else "\\" + character
        text = text.replace(character, escaped)
    return text
