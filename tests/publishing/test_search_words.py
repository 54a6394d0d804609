"""The words under which the site's search has a text."""

import json

import pytest

from analysis.publishing.search_words import ReportSearch


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The law of 2008", "2008"),
        ("Spent in FY2031", "2031"),
        ("Spent in FY2031", "FY2031"),
        ("衛星たんさ号 (probe)", "衛星"),
        ("衛星たんさ号 (probe)", "んさ"),
        ("衛星たんさ号 (probe)", "衛星たんさ号"),
        (r"\log \Delta v \sim \chi", "Δv"),
    ],
)
def test_a_text_is_found_by(text, asked):
    language = ReportSearch({})
    assert asked in [word for word in language.split(text) if language.word_filter(word)]


def test_words_of_a_sentence_alone_are_left_out():
    language = ReportSearch({})
    words = language.split("The budget of the year")
    assert [word for word in words if language.word_filter(word.lower())] == ["budget", "year"]


def test_a_built_site_has_years_and_japanese_in_its_index(book):
    book.page("book/law", "# The law\n\nIt is of May 2008. 衛星たんさ号 came later.\n")
    assert book.build() == ""
    script = (book.root / "html" / "searchindex.js").read_text(encoding="utf-8")
    terms = json.loads(script.removeprefix("Search.setIndex(").removesuffix(")"))["terms"]
    assert {"2008", "衛星", "衛星たんさ号"} <= terms.keys()
