"""Roles, directives and notebook pages, on books of a page or two."""

import json
import re

import pytest
from fake_evidence import value, verdict, write_run

VERDICT = {"mod-share": verdict("partly", "It is 8.5 per cent.", "share")}


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).replace("\u00a0", " ").split())


def test_value_reads_with_its_unit_and_links_to_its_row(book):
    write_run(book.evidence)
    book.page("book/money", "# Money\n\nIt is {value}`budget_trends:share` of it.\n")
    assert book.build() == ""
    page = book.html("book/money")
    assert "It is 14.4 per cent of it." in text_of(page)
    assert 'href="evidence/budget_trends/notebook.html#value-share"' in page
    assert 'title="what 14.4 is"' in page
    assert 'id="value-share"' in book.html("book/evidence/budget_trends/notebook")


def test_value_alone_has_no_unit(book):
    write_run(book.evidence, values={"total": value(1001, "bn JPY")})
    text = "# Money\n\nBoth {value}`budget_trends:total|number` and {value}`budget_trends:total`.\n"
    book.page("book/money", text)
    book.build()
    assert "Both 1,001.0 and 1,001.0 billion yen." in text_of(book.html("book/money"))


def test_stated_reads_as_the_paper_has_it(book):
    text = (
        "# Money\n\nA {stated}`mod-share`. B {stated}`hypersonic`. C {stated}`hypersonic|2`. "
        "D {stated}`hypersonic|number`. E {stated}`in-may`.\n"
    )
    book.page("book/money", text)
    book.page("book/claims", "# Claims\n\n```{claims-ledger}\n```\n")
    book.build()
    page = book.html("book/money")
    assert "A 14.4 per cent. B 28.5 and 16.1 billion yen. C 16.1 billion yen." in text_of(page)
    assert "D 28.5 and 16.1. E May 2008." in text_of(page)
    assert 'href="claims.html#claim-mod-share"' in page
    assert 'id="claim-mod-share"' in book.html("book/claims")


def test_fact_reads_a_cell_of_a_table(book):
    text = (
        "# Money\n\nA {fact}`budget/lines:total:value`, {fact}`budget/lines:igs:value|number`, "
        "{fact}`budget/lines:total:start`, {fact}`budget/lines:total:fiscal_year`, "
        "{fact}`budget/pairs:x,2:n`.\n"
    )
    book.page("book/money", text)
    book.page("book/data", "# Data\n\n```{data-sources}\n```\n")
    book.build()
    page = book.html("book/money")
    assert "A 1,001 billion yen, 62.5, 1 April 2020, 2020, 7 km." in text_of(page)
    assert 'href="data.html#data-budget-lines"' in page
    assert 'title="Cabinet Office"' in page


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "{value}`budget_trends:shore`",
            "unknown value of notebook budget_trends 'shore': allowed are share; did you mean "
            "'share'?",
        ),
        ("{value}`budgettrends:share`", "did you mean 'budget_trends'?"),
        ("{value}`positioning:x`", "no published evidence of notebook 'positioning': `make book`"),
        ("{value}`share`", "value 'share': write notebook:key"),
        ("{value}`budget_trends:share|nomber`", "did you mean 'number'?"),
        ("{stated}`mod-shore`", "unknown claim 'mod-shore'"),
        ("{stated}`see-it`", "states no single value"),
        ("{stated}`hypersonic|3`", "states 2 values, not 3"),
        ("{fact}`budget/line:total:value`", "did you mean 'lines'?"),
        ("{fact}`budget/lines:totl:value`", "did you mean 'total'?"),
        ("{fact}`budget/lines:total:valeu`", "did you mean 'value'?"),
        ("{fact}`budget/lines:igs:start`", "the value is missing"),
        ("{fact}`budget/lines`", "write topic/table:row:column"),
        ("```{evidence-figure} firts\n```", "did you mean 'first'?"),
        ("```{evidence-table} other\n```", "unknown table 'other'"),
        ("```{claim} mod-shar\n```", "did you mean 'mod-share'?"),
        ("```{claims} mony\n```", "did you mean 'money'?"),
        ("```{parameters} budget_trend\n```", "did you mean 'budget_trends'?"),
        ("There are 365 of them.", "typed number '365'"),
        ("$\\nosuchcommand{x}$", "cannot be converted|not known"),
    ],
)
def test_a_wrong_name_stops_the_build_with_page_line_and_nearest_name(book, written, told):
    write_run(book.evidence, figures=("first",), tables=("rows-of-it",))
    book.page("book/money", f"# Money\n\nFine.\n\n{written}\n")
    problems = book.problems()
    assert problems[0] == "1 problem in the text"
    assert problems[1].startswith("book/money.md:5: ")
    assert re.search(told if "|" in told else re.escape(told), problems[1])


def test_every_problem_is_told_at_once_and_again_at_the_next_build(book):
    book.page("book/money", "# Money\n\nA 12 b.\n\nC {stated}`x`\n")
    book.page("book/sea", "# Sea\n\nline one\nline two has 13\n")
    first = book.problems()
    assert [line.split(": ")[0] for line in first] == [
        "3 problems in the text",
        "book/money.md:3",
        "book/money.md:5",
        "book/sea.md:4",
    ]
    assert book.problems() == first


TYPED = {
    "a table": ("| a | b |\n|---|---|\n| x | 12 |\n", 5),
    "a footnote": ("Text[^a]\n\n[^a]: It was 12.\n", 5),
    "an admonition": (":::{note}\nIt was 12.\n:::\n", 4),
    "the title of an admonition": (":::{admonition} It was 12\ntext\n:::\n", 3),
    "a heading": ("## About 12 items\n", 3),
    "a caption": (":::{figure} x.png\n:alt: picture\n\nIt was 12.\n:::\n", 6),
    "a text alternative": ("![12 boats](x.png)\n", 3),
    "a directive's text alternative": (":::{image} x.png\n:alt: 12 boats\n:::\n", 3),
    "a link's text": ("[12 boats](https://example.org/99)\n", 3),
    "raw HTML": ("<p>\n12 boats</p>\n", 4),
    "a list": ("- one\n- 12 boats\n", 4),
    "emphasis": ("one **12** boats\n", 3),
    "an equation that is only a number": ("one $12$ boats\n", 3),
    "a year in parts": ("the **2007** pieces of 12\n", 3),
    "a quotation": ("> line\n> 12 boats\n", 4),
}


@pytest.mark.parametrize("where", TYPED)
def test_a_number_is_found_in(book, where):
    written, line = TYPED[where]
    (book.root / "book").mkdir()
    (book.root / "book" / "x.png").write_bytes(b"png")
    book.page("book/money", f"# Money\n\n{written}\n")
    problems = book.problems()
    assert any(re.match(rf"book/money.md:{line}: typed number '12'", p) for p in problems), problems


def test_code_equations_targets_and_evidence_are_not_read(book):
    write_run(book.evidence, figures=("first",), verdicts=VERDICT)
    text = (
        "# Money\n\n`12` and $x = 12 y$ and [here](https://example.org/12) and {value}"
        "`budget_trends:share` in [](#first) and {numref}`first`.\n\n"
        "```python\nx = 12\n```\n\n$$ y = 12 x $$\n\n"
        "```{evidence-figure} first\n```\n\n```{claim} mod-share\n```\n\n"
        "```{parameters} budget_trends\n```\n\n% 12 in a comment\n\n<!-- 12 too -->\n"
    )
    book.page("book/money", text)
    book.page("book/reference/changelog", "# Changes\n\n## 0.1.0\n\n12 things.\n")
    assert book.build() == ""


def test_figure_is_numbered_across_pages_and_downloadable(book):
    write_run(book.evidence, figures=("first", "second"), rows=80)
    book.page("book/a", "# A\n\n```{evidence-figure} first\n```\n\nSee {numref}`second`.\n")
    book.page("book/b", "# B\n\n```{evidence-figure} second\n```\n")
    assert book.build() == ""
    page = book.html("book/a")
    assert "See Figure 2." in text_of(page)
    assert 'href="b.html#second"' in page
    assert '<figure class="evidence-figure" id="first"' in page
    assert 'alt="Bars of first &amp; more."' in page
    assert 'width="640" height="320"' in page
    assert page.count("<tr><td") <= 61
    assert "The first 60 of 80 rows" in text_of(page)
    assert "Amount (bn JPY)" in page
    assert "first rises." in text_of(page)
    assert 'title="Spent"' in page
    assert ">−1</td>" in page
    site = book.root / "html"
    linked = re.findall(r'(?:href|src)="([^"]*_static/(?:evidence|data)/[^"]*)"', page)
    assert len(linked) >= 10
    for link in linked:
        assert (site / "book" / link).is_file(), link
    assert (site / "_static/evidence/first/first.pdf").read_bytes() == b"figure.pdf"


def test_specification_is_a_script_that_every_browser_may_load(book):
    write_run(book.evidence, figures=("first",))
    book.page("book/a", "# A\n\n```{evidence-figure} first\n```\n")
    book.build()
    address = re.search(r'data-spec="([^"]*)"', book.html("book/a")).group(1)
    script = (book.root / "html/book" / address).read_text()
    head, spec = script.removesuffix(";\n").split(" = ", 1)
    assert head == '(window.evidenceSpecs ??= {})["first"]'
    assert json.loads(spec)["mark"] == "bar"


def test_notebook_page_shows_its_evidence_and_where_it_is_numbered(book):
    write_run(book.evidence, figures=("first",), tables=("rows-of-it",), verdicts=VERDICT)
    book.page("book/a", "# Chapter A\n\n```{evidence-figure} first\n```\n")
    assert book.build() == ""
    page = book.html("book/evidence/budget_trends/notebook")
    assert "Shown as Figure 1 in Chapter A." in text_of(page)
    assert 'href="../../a.html#first"' in page
    assert page.count('class="evidence-figure') == 2
    assert "Partly supported" in page
    assert "data-evidence-figure" not in page
    assert 'src="../../../_static/evidence/first/first.svg"' in page
    assert 'href="evidence/budget_trends/notebook.html#first"' in book.html("book/a")


def test_numbers_on_a_notebook_page_follow_the_chapters(book):
    write_run(book.evidence, figures=("first", "second"))
    book.page("book/a", "# A\n\n```{evidence-figure} first\n```\n")
    book.build()
    book.page(
        "book/a", "# A\n\n```{evidence-figure} second\n```\n\n```{evidence-figure} first\n```\n"
    )
    book.build()
    page = text_of(book.html("book/evidence/budget_trends/notebook"))
    assert "Shown as Figure 2 in A" in page


def test_table_is_numbered(book):
    write_run(book.evidence, tables=("rows-of-it",))
    book.page("book/a", "# A\n\n```{evidence-table} rows-of-it\n```\n\nIn {numref}`rows-of-it`.\n")
    assert book.build() == ""
    assert "In Table 1." in text_of(book.html("book/a"))


def test_a_figure_stands_once(book):
    write_run(book.evidence, figures=("first",))
    book.page("book/a", "# A\n\n```{evidence-figure} first\n```\n")
    book.page("book/b", "# B\n\n```{evidence-figure} first\n```\n")
    assert book.problems()[1] == "book/b.md:3: figure 'first' already stands at book/a.md:3"


def test_a_figure_belongs_to_one_notebook(book):
    write_run(book.evidence, figures=("first",))
    write_run(book.evidence, "positioning", figures=("first",))
    assert book.problems() == [
        "figure 'first' is recorded by two notebooks: budget_trends and positioning"
    ]


def test_a_claim_is_judged_by_one_notebook(book):
    write_run(book.evidence, verdicts=VERDICT)
    write_run(book.evidence, "positioning", verdicts=VERDICT)
    assert "verdict on claim 'mod-share' is recorded by two notebooks" in book.problems()[0]


def test_claim_card_and_tables_tell_the_verdict(book):
    write_run(book.evidence, figures=("first",), verdicts=VERDICT)
    text = (
        "# Money\n\n```{claim} mod-share\n```\n\n```{claim} see-it\n```\n\n```{claims} money\n```\n"
    )
    book.page("book/money", text)
    book.page("book/law", "# The law\n\n```{claims} law\n```\n")
    book.page("book/ledger", "# Claims\n\n```{claims-ledger}\n```\n")
    book.page("book/systems", "# Systems\n\n```{systems-ledger}\n```\n")
    assert book.build() == ""
    page = text_of(book.html("book/money"))
    assert "Stated: 14.4 per cent Partly supported It is 8.5 per cent." in page
    assert "Tested in Trends of budget_trends with 14.4 per cent." in page
    assert "Not yet modelled" in page
    ledger = text_of(book.html("book/ledger"))
    assert "4 claims: 1 partly supported, 3 not yet modelled." in ledger
    assert "The law" in ledger
    systems = book.html("book/systems")
    assert "Ten in orbit (September 2024). Jiji" in text_of(systems)
    assert '<span lang="ja">たんさ号</span>' in systems
    assert "satellitesたんさ号. Gazette" in text_of(systems)
    assert 'href="evidence/budget_trends/notebook.html#first"' in systems
    assert 'href="ledger.html#claim-mod-share"' in systems
    assert "Not yet modelled" in systems


def test_a_system_names_figures_that_exist(book):
    write_run(book.evidence, figures=("frist",), verdicts=VERDICT)
    book.page("book/systems", "# Systems\n\n```{systems-ledger}\n```\n")
    assert "unknown figure 'first': allowed are frist" in book.problems()[1]


def test_a_new_verdict_reaches_pages_that_did_not_change(book):
    book.page("book/money", "# Money\n\n```{claims} money\n```\n")
    book.build()
    assert "Partly supported" not in book.html("book/money")
    write_run(book.evidence, verdicts=VERDICT)
    book.build()
    assert "Partly supported" in book.html("book/money")


def test_a_new_value_reaches_pages_that_did_not_change(book):
    write_run(book.evidence)
    book.page("book/money", "# Money\n\n{value}`budget_trends:share`\n")
    book.build()
    write_run(book.evidence, values={"share": value(8.5, "%")})
    book.build()
    assert "8.5 per cent" in text_of(book.html("book/money"))


def test_verdict_on_an_unknown_claim_stops_the_build(book):
    write_run(book.evidence, verdicts={"mod-shar": VERDICT["mod-share"]})
    book.page("book/ledger", "# Claims\n\n```{claims-ledger}\n```\n")
    assert any("did you mean 'mod-share'?" in line for line in book.problems())


def test_stale_evidence_stops_the_build_before_any_page_is_read(book, monkeypatch):
    from analysis.publishing import extension

    write_run(book.evidence)
    monkeypatch.setattr(
        extension, "stale_notebooks", lambda names: dict.fromkeys(names, "code changed")
    )
    assert book.problems() == [
        "the evidence of notebook budget_trends is not fresh: code changed",
        "run `make book`, or `python -m analysis publish budget_trends`",
    ]


def test_evidence_of_a_notebook_that_is_gone_stops_the_build(book):
    write_run(book.evidence, "old_name")
    assert "there is no notebook 'old_name'" in book.problems()[0]


def test_broken_evidence_is_told_in_one_line(book):
    run = write_run(book.evidence)
    (run / "values.json").write_text("{")
    assert book.problems()[0].startswith("book/evidence/budget_trends/values.json: no JSON")


def test_reference_lists_are_made_from_the_data(book):
    write_run(book.evidence, figures=("first",), verdicts=VERDICT)
    text = (
        "# Lists\n\n```{notebook-list}\n```\n\n```{data-sources}\n```\n\n"
        "```{parameters} budget_trends\n```\n"
    )
    book.page("book/reference/lists", text)
    assert book.build() == ""
    page = book.html("book/reference/lists")
    text = text_of(page)
    assert "Trends of budget_trends Who pays for space? 1 0 1 1 python -m analysis run" in text
    assert "first_year 2008 fiscal year whole number at least 2008 First year shown." in text
    assert "2 rows, 6 columns. Licence: CC-BY-4.0." in text
    assert "start: 1 of 2 rows" in text
    assert "data/budget/coast.geojson : Not a table." in text.replace(".geojson:", ".geojson :")
    assert "Nothing before the first row of lines." in text
    assert "Source &lt;of all&gt;" in page
    link = re.search(r'href="([^"]*_static/data/budget/lines.csv)"', page).group(1)
    assert (book.root / "html/book/reference" / link).is_file()


def test_equations_are_mathml_and_their_numbers_can_be_named(book):
    text = "# M\n\n$$ a = \\frac{b}{c} $$ (law)\n\nIn {eq}`law`, $\\alpha_i$.\n"
    book.page("book/m", text)
    assert book.build() == ""
    page = book.html("book/m")
    assert page.count("<math") == 2
    assert "<mfrac>" in page
    assert 'class="eqno">(1)' in page
    assert "mathjax.js" not in page.lower()
