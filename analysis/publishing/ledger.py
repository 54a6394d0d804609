"""Claims and systems with their verdicts, as cards and tables."""

from collections import Counter

from docutils import nodes

from analysis.errors import known
from analysis.evidence import numbers
from analysis.evidence.reading import Evidence, Judged
from analysis.evidence.record import Values
from analysis.publishing import phrases
from analysis.publishing.elements import evidence_link, markup, section, table_node
from analysis.publishing.roles import claim_anchor, value_anchor

LABELS = {
    "supported": "Supported",
    "partly": "Partly supported",
    "not supported": "Not supported",
    "overtaken by events": "Overtaken by events",
    "cannot be tested": "Cannot be tested",
}
OPEN = "Not yet modelled"


def badge(verdict: Judged | None) -> nodes.Node:
    """An outcome as text; its colour and sign only repeat it."""
    if verdict is None:
        return markup("span", OPEN, class_="verdict verdict-open")
    name = verdict.outcome.replace(" ", "-")
    return markup("span", LABELS[verdict.outcome], class_=f"verdict verdict-{name}")


def card(claim: dict, evidence: Evidence) -> nodes.Node:
    """One claim with its verdict, finding and links."""
    verdict = evidence.verdicts.get(claim["id"])
    stated = _stated(claim)
    parts = [
        markup("p", "What the 2020 paper says", class_="claim-kicker"),
        markup("p", claim["claim"], ".", class_="claim-statement"),
    ]
    if stated:
        parts.append(markup("p", "Stated: ", markup("strong", stated), class_="claim-stated"))
    finding = f" {verdict.finding}" if verdict else ""
    parts.append(markup("p", badge(verdict), finding, class_="claim-finding"))
    if verdict:
        parts.append(_evidence_line(verdict, evidence))
    links = [evidence_link("All claims", "claims", claim["id"], claim_anchor(claim["id"]))]
    parts.append(markup("p", *links, class_="claim-links"))
    return markup(
        "section",
        *parts,
        class_="claim",
        id=claim_anchor(claim["id"]),
        aria_label=f"Claim: {claim['claim']}",
    )


def claims_table(claims: list[dict], evidence: Evidence, *, anchors: bool) -> nodes.Node:
    """Claims, one row each. anchors: whether the rows are link targets (once in the book)."""
    rows = []
    for claim in claims:
        verdict = evidence.verdicts.get(claim["id"])
        name = claim["claim"]
        rows.append(
            [
                name
                if anchors
                else evidence_link(name, "claims", claim["id"], claim_anchor(claim["id"])),
                _stated(claim),
                badge(verdict),
                _finding(verdict, evidence),
            ]
        )
    return table_node(
        ["Claim of 2020", "Stated", "Verdict", "Finding"],
        rows,
        class_="evidence-claims",
        label="Claims and verdicts",
        row_ids=[claim_anchor(c["id"]) for c in claims] if anchors else None,
    )


def claims_by_chapter(
    claims: dict[str, dict], titles: dict[str, str], evidence: Evidence
) -> list[nodes.Node]:
    """Every claim, a section for each chapter, after a count of the verdicts.

    titles: of the chapters that the book has, by chapter.
    """
    counts = Counter(v.outcome for v in evidence.verdicts.values())
    told = [f"{counts[outcome]} {LABELS[outcome].lower()}" for outcome in LABELS if counts[outcome]]
    if waiting := len(claims) - len(evidence.verdicts):
        told.append(f"{waiting} {OPEN.lower()}")
    made: list[nodes.Node] = [markup("p", f"{len(claims)} claims: {', '.join(told)}.")]
    for chapter, rows in _by_chapter(claims).items():
        made.append(_section(chapter, titles, claims_table(rows, evidence, anchors=True)))
    return made


def systems_by_chapter(
    systems: dict[str, dict],
    shown: list[tuple[str, str, str]],
    claims: dict[str, dict],
    titles: dict[str, str],
    evidence: Evidence,
) -> list[nodes.Node]:
    """Every system, a section for each chapter.

    shown: (system, "figure" or "claim", id of what shows or judges it).
    Raises InputError for a system, figure or claim that does not exist.
    """
    for system, kind, id in shown:
        known(system, systems, "system")
        known(id, evidence.figures if kind == "figure" else claims, kind)
    made: list[nodes.Node] = []
    for chapter, rows in _by_chapter(systems).items():
        cells = [
            [
                [*_named(system), system["kind"]],
                system["works_when"],
                _status(system),
                _shown([s[1:] for s in shown if s[0] == system["id"]], claims, evidence),
            ]
            for system in rows
        ]
        found = table_node(
            ["System", "What a model of it shows", "Since 2020", "Evidence"],
            cells,
            class_="evidence-systems",
            label="Systems and evidence",
            row_ids=[f"system-{s['id']}" for s in rows],
        )
        made.append(_section(chapter, titles, found))
    return made


def values_table(values: Values, notebook_title: str) -> nodes.Node:
    """The values of a notebook; each row is the target of the numbers in the text."""
    rows = [[v.description, v.in_words(), markup("code", key)] for key, v in values.items()]
    return table_node(
        ["Value", "Number", "Key"],
        rows,
        class_="evidence-values",
        label=f"Values of {notebook_title}",
        row_ids=[value_anchor(key) for key in values],
    )


def verdicts_table(verdicts: list[Judged], claims: dict[str, dict]) -> nodes.Node:
    """The verdicts of a notebook."""
    rows = [
        [
            evidence_link(
                claims[known(v.claim, claims, "claim with a verdict")]["claim"],
                "claims",
                v.claim,
                claim_anchor(v.claim),
            ),
            badge(v),
            v.finding,
        ]
        for v in verdicts
    ]
    return table_node(
        ["Claim of 2020", "Verdict", "Finding"], rows, class_="evidence-verdicts", label="Verdicts"
    )


def _named(system: dict) -> list:
    """A system's name, and below it its name in Japanese with who uses it, where one was found."""
    parts: list = [markup("strong", system["system"]), markup("br")]
    if name := system.get("name_ja"):
        parts += [markup("span", name, lang="ja"), ". ", _source(system, "name_ja") or ""]
        parts.append(markup("br"))
    return parts


def _status(system: dict) -> list:
    """What became of a system, when, and who says so."""
    if not system.get("status"):
        return [""]
    date = system.get("status_date")
    parts: list = [system["status"]]
    if date:
        parts.append(f" ({numbers.long_date(date) if '-' in date else date})")
    if source := _source(system, "status"):
        parts += [". ", source]
    return parts


def _source(system: dict, fact: str) -> nodes.Node | None:
    """Who states a fact of a system."""
    source, address = system.get(f"{fact}_source"), system.get(f"{fact}_source_url")
    if not source:
        return None
    link = markup("a", source, href=address, class_="reference external") if address else source
    return markup("span", link, class_="evidence-source")


def _shown(entries: list[tuple[str, str]], claims: dict, evidence: Evidence) -> nodes.Node:
    """Figures of a system, and the verdicts that there are."""
    lines = []
    for kind, id in entries:
        if kind == "figure":
            lines.append(markup("li", evidence_link(evidence.figure(id).title, "figure", id, id)))
        elif verdict := evidence.verdicts.get(id):
            claim = evidence_link(claims[id]["claim"], "claims", id, claim_anchor(id))
            lines.append(markup("li", badge(verdict), " ", claim))
    return markup("ul", *lines) if lines else badge(None)


def _finding(verdict: Judged | None, evidence: Evidence) -> list:
    if verdict is None:
        return [""]
    run = evidence.run(verdict.notebook)
    return [f"{verdict.finding} ", evidence_link(f"[{run.title}]", "notebook", run.name)]


def _evidence_line(verdict: Judged, evidence: Evidence) -> nodes.Node:
    run = evidence.run(verdict.notebook)
    parts: list = ["Tested in ", evidence_link(run.title, "notebook", run.name), ""]
    for number, key in enumerate(verdict.values):
        value = run.values[key]
        parts += [
            " with " if number == 0 else ", ",
            evidence_link(
                value.in_words(), "notebook", run.name, value_anchor(key), value.description
            ),
        ]
    return markup("p", *parts, ".", class_="claim-evidence")


def _section(chapter: str, titles: dict[str, str], content: nodes.Node) -> nodes.section:
    title = titles.get(chapter, chapter.replace("-", " ").capitalize())
    way = [evidence_link("Read the chapter", "chapter", chapter)] if chapter in titles else []
    link = [markup("p", *way, class_="evidence-chapter")] if way else []
    return section(f"chapter-{chapter}", title, *link, content)


def _stated(claim: dict) -> str:
    parts = phrases.stated_parts(claim["stated_value"], claim["unit"])
    return phrases.stated_phrase(parts) if parts else ""


def _by_chapter(rows: dict[str, dict]) -> dict[str, list[dict]]:
    chapters: dict[str, list[dict]] = {}
    for row in rows.values():
        chapters.setdefault(row["chapter"], []).append(row)
    return chapters
