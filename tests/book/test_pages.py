"""Every page of the built book, as a reader's browser shows it."""

from pathlib import Path

import axe_playwright_python
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.book]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SERIOUS = ("serious", "critical")
ALIKE = (
    ".chart-live svg > g",
    ".evidence-rows tbody tr:nth-child(n+4)",
    ".cell ~ .cell .highlight",
)

# Scroll through the page, so that every chart comes into view, then wait for the drawings.
DRAW_ALL = """async (theme) => {
  const figures = [...document.querySelectorAll("figure[data-figure]")];
  const state = (figure) => figure.dataset.drawn || "";
  const wanted = (figure) => `${theme} ${figure.querySelector(".evidence-chart").clientWidth}`;
  const end = performance.now() + 20000;
  for (const figure of figures) {
    figure.scrollIntoView({block: "center"});
    while (state(figure) !== wanted(figure) && performance.now() < end)
      await new Promise((next) => setTimeout(next, 20));
  }
  return figures.filter((figure) => state(figure) !== wanted(figure)).map((figure) => figure.id);
}"""

# A chart that is not there, that sticks out, or whose letters were shrunk below legibility.
BAD_CHARTS = """() => [...document.querySelectorAll("figure[data-figure]")].flatMap((figure) => {
  const svg = figure.querySelector(".chart-live svg");
  if (!svg || !svg.querySelector("path")) return [`${figure.id}: nothing drawn`];
  const box = svg.getBoundingClientRect();
  const room = figure.querySelector(".evidence-chart").getBoundingClientRect();
  const scale = box.width / svg.width.baseVal.value;
  const found = [];
  if (box.width < 100 || box.height < 40) found.push(`${figure.id}: ${box.width} x ${box.height}`);
  if (box.right > room.right + 1) found.push(`${figure.id}: wider than its place`);
  if (scale < 0.85) found.push(`${figure.id}: shrunk to ${scale.toFixed(2)}`);
  if (!svg.getAttribute("aria-label")) found.push(`${figure.id}: no text alternative`);
  return found;
})"""

SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth"


def set_theme(page, theme: str) -> None:
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)


def check_charts(page, theme: str) -> None:
    undrawn = page.evaluate(DRAW_ALL, theme)
    assert undrawn == []
    assert page.evaluate(BAD_CHARTS) == []
    assert page.evaluate(SIDEWAYS) <= 0, "the page scrolls sideways"


def serious_problems(page) -> list[str]:
    """What axe-core finds to be serious or worse."""
    page.evaluate(AXE)
    page.add_style_tag(content="* { transition: none !important; animation: none !important; }")
    # A drawing is one picture; rows of a data table are alike, and so are cells of code.
    # Axe's preloading would ask the server for style sheets at wrong addresses.
    results = page.evaluate(
        "([context, options]) => axe.run(context, options)",
        [
            {"exclude": [[parts] for parts in ALIKE]},
            {"resultTypes": ["violations"], "preload": False},
        ],
    )
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in results["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"][:5]
    ]


def test_from_disk_every_chart_in_both_themes_and_widths(watch, page_name):
    """1280 px, then a phone; light, then dark; the page is not loaded again in between."""
    watched = watch(page_name)
    page = watched.page
    check_charts(page, "light")
    assert serious_problems(page) == []
    set_theme(page, "dark")
    check_charts(page, "dark")
    page.set_viewport_size({"width": 360, "height": 780})
    page.wait_for_timeout(400)  # the theme lets the keyboard reach what now scrolls, a little later
    check_charts(page, "dark")
    assert serious_problems(page) == []
    set_theme(page, "light")
    check_charts(page, "light")
    assert watched.wrong == []


def test_over_http_on_a_dark_phone(watch, page_name):
    watched = watch(page_name, over="http", width=360, dark=True)
    page = watched.page
    chart = page.locator("figure[data-figure]").first
    if chart.count():
        chart.scroll_into_view_if_needed()
        drawn = "figure => (figure.dataset.drawn || '').startsWith('dark')"
        page.wait_for_function(drawn, arg=chart.element_handle())
    assert page.evaluate(SIDEWAYS) <= 0, "the page scrolls sideways"
    assert watched.wrong == []
