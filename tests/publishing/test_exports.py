"""`cite` and `export`, on a published figure."""

import json


def test_a_figure_is_cited_and_exported_whole(project):
    assert project.call("publish").returncode == 0
    bibtex = project.call("cite", "trial-line").stdout
    assert bibtex.startswith("@misc{japan-in-orbit-trial-line,")
    assert bibtex.rstrip().endswith("}")
    csl = json.loads(project.call("cite", "trial-line", "--format", "csl").stdout)
    assert csl[0]["title"] == "Is the line flat?"
    text = project.call("cite", "trial-line", "--format", "text").stdout
    assert "“Is the line flat?” Figure trial-line in Japan in Orbit" in text

    exported = project.call("export", "trial-line", "--to", "mine")
    assert exported.stdout == "mine/trial-line\n"
    copied = {p.name for p in (project.root / "mine" / "trial-line").iterdir()}
    assert {"figure.svg", "figure.png", "figure.pdf", "data.csv", "citation.bib"} <= copied

    wrong = project.call("cite", "trial-lin")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("unknown figure 'trial-lin': allowed are trial-line; did you")
    assert project.call("cite", "trial-line", "--format", "bib").returncode == 2
