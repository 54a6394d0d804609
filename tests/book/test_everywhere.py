"""What a reader sees does not depend on where the reader is, nor on the reader's fonts."""

import pytest

from analysis import paths
from analysis.evidence import reading

pytestmark = [pytest.mark.browser, pytest.mark.book]

# Every text of a chart, those that only a screen reader tells included.
TEXTS = """figure => [...figure.querySelectorAll(".chart-live svg :is(text, [aria-label])")]
  .map((node) => node.getAttribute("aria-label") || node.textContent)"""

LOADED = """() => [...document.fonts].filter((face) => face.status === "loaded")
  .map((face) => `${face.family.replace(/"/g, "")} ${face.weight.split(" ")[0]}`)"""

FAMILY = """node => getComputedStyle(node).fontFamily.split(",")[0].replace(/"/g, "")"""


def dated_figures() -> list[str]:
    """Figures with dates."""
    entries = reading.read(paths.PUBLISHED).figures.values()
    return [
        entry.id
        for entry in entries
        if '"temporal"' in (entry.folder / "spec.json").read_text(encoding="utf-8")
    ]


@pytest.fixture(scope="module")
def pages_of_dates(site) -> dict[str, str]:
    """Page by figure, for each figure with dates that a chapter shows."""
    texts = {
        file.relative_to(site).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted((site / "book").glob("*.html"))
    }
    found = {
        id: page for id in dated_figures() for page, t in texts.items() if f'figure="{id}"' in t
    }
    assert found
    return found


def test_a_chart_says_the_same_to_readers_in_other_zones_and_languages(
    watch, settled, pages_of_dates
):
    readers = [
        {"timezone_id": "UTC", "locale": "en-US"},
        {"timezone_id": "America/Los_Angeles", "locale": "ja-JP"},
        {"timezone_id": "Pacific/Kiritimati", "locale": "de-DE"},
    ]
    for page in sorted(set(pages_of_dates.values())):
        told = []
        for reader in readers:
            watched = watch(page, **reader)
            ids = sorted(id for id, shown_on in pages_of_dates.items() if shown_on == page)
            figures = [watched.page.locator(f"figure[data-figure='{id}']") for id in ids]
            told.append([settled(figure).evaluate(TEXTS) for figure in figures])
            assert watched.wrong == []
        assert told[0] == told[1] == told[2]
        assert all(told[0])


@pytest.mark.parametrize("over", ["file", "http"])
def test_text_and_charts_are_set_in_the_reports_typeface(watch, settled, pages_of_dates, over):
    watched = watch(next(iter(pages_of_dates.values())), over=over)
    page = watched.page
    figure = settled(page.locator("figure[data-figure]").first)
    for place in (page.locator("article p").first, page.locator("article h1").first):
        assert place.evaluate(FAMILY) == "Japan in Orbit Sans"
    assert figure.locator(".chart-live svg text").first.evaluate(FAMILY) == "Japan in Orbit Sans"
    loaded = page.evaluate(LOADED)
    assert {"Japan in Orbit Sans 400", "Japan in Orbit Sans 600"} <= set(loaded)
    assert watched.wrong == []
