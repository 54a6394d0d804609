"""What a reader does with the built book: follow links, download, copy, search, print."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

pytestmark = pytest.mark.book

PAGE_BYTES = 1_500_000


class Links(HTMLParser):
    """The ids of a page and what it links to."""

    def __init__(self, file: Path):
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.specs: list[str] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if given.get("id"):
            self.ids.append(given["id"])
        if given.get("data-spec"):
            self.specs.append(given["data-spec"])
        for name in ("href", "src", "data-spec"):
            if given.get(name) and tag != "base":
                self.targets.append(given[name])


@pytest.fixture(scope="module")
def pages(site) -> dict[Path, Links]:
    files = [f for f in sorted(site.glob("**/*.html")) if "_static" not in f.parts]
    return {file: Links(file) for file in files}


@pytest.fixture(scope="module")
def figure_page(pages, site) -> str:
    """The first chapter that shows a figure."""
    for file in pages:
        if "evidence" not in file.parts and "data-figure=" in file.read_text(encoding="utf-8"):
            return file.relative_to(site).as_posix()
    pytest.fail("no chapter shows a figure")


def test_every_link_within_the_site_leads_somewhere(pages):
    broken = []
    for file, links in pages.items():
        for target in links.targets:
            address, anchor = urldefrag(target)
            if re.match(r"[a-z]+:|//", address):
                continue
            aim = (file.parent / unquote(address.split("?")[0])).resolve() if address else file
            anchors = pages[aim].ids if anchor and aim in pages else [unquote(anchor)]
            if not aim.is_file() or unquote(anchor) not in anchors:
                broken.append(f"{file.name}: {target}")
    assert broken == []


def test_no_id_stands_twice_on_a_page(pages):
    twice = {
        file.name: sorted({i for i in links.ids if links.ids.count(i) > 1})
        for file, links in pages.items()
    }
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_nothing_is_loaded_from_another_host(site, pages):
    outside = [
        f"{file.name}: {found}"
        for file in pages
        for found in re.findall(
            r"<(?:script|img|link|iframe)[^>]+(?:src|href)=\"(?:https?:)?//[^\"]+",
            file.read_text(encoding="utf-8"),
        )
    ]
    styles = [
        f"{file.name}: {found}"
        for file in site.glob("_static/**/*.css")
        for found in re.findall(r"url\([\"']?(?:https?:)?//[^)]+", file.read_text(encoding="utf-8"))
    ]
    assert outside + styles == []


def test_downloads_are_what_they_say(site, pages):
    starts = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "bib": b"@", "json": b""}
    files = [f for f in site.glob("_static/evidence/*/*") if f.suffix[1:] in starts]
    assert files
    for file in files:
        content = file.read_bytes()
        assert content.startswith(starts[file.suffix[1:]]), file
        if file.suffix == ".json":
            json.loads(content)


def test_pages_stay_light(site, pages):
    """A page with every specification that its charts load; style and chart runtime are shared."""
    heavy = {}
    for file, links in pages.items():
        specs = [(file.parent / t).resolve().stat().st_size for t in links.specs]
        weight = file.stat().st_size + sum(specs)
        if weight > PAGE_BYTES:
            heavy[file.relative_to(site).as_posix()] = weight
    assert heavy == {}


@pytest.mark.browser
@pytest.mark.parametrize("over", ["file", "http"])
@pytest.mark.parametrize("what", ["text", "bibtex"])
def test_a_citation_is_copied(watch, settled, figure_page, over, what):
    watched = watch(figure_page, over=over)
    page = watched.page
    figure = settled(page.locator("figure[data-figure]").first)
    figure.locator(".evidence-cite summary").click()
    assert figure.locator(".evidence-cite").evaluate("details => details.open")
    expected = figure.locator(f"[id^=cite-{what}-]").inner_text()
    figure.get_by_role(
        "button", name="Copy the " + {"text": "text", "bibtex": "BibTeX"}[what]
    ).click()
    status = figure.locator(".evidence-cite .evidence-status")
    page.wait_for_function("node => node.textContent", arg=status.element_handle())
    assert status.inner_text() == "Copied."
    assert status.get_attribute("aria-live") == "polite"
    page.evaluate("document.body.innerHTML = '<textarea aria-label=here></textarea>'")
    page.locator("textarea").focus()
    page.keyboard.press("Control+V")
    assert page.locator("textarea").input_value().split() == expected.split()


@pytest.mark.browser
def test_a_file_is_downloaded_under_a_name_that_tells_what_it_is(watch, settled, figure_page):
    page = watch(figure_page, over="http").page
    figure = settled(page.locator("figure[data-figure]").first)
    with page.expect_download() as download:
        figure.get_by_role("link", name="Data (CSV)").click()
    assert download.value.suggested_filename == f"{figure.get_attribute('id')}.csv"


@pytest.mark.browser
def test_the_bar_works_with_the_keyboard_alone(watch, figure_page):
    page = watch(figure_page).page
    figure = page.locator("figure[data-figure]").first
    figure.get_by_role("link", name="Specification").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert figure.locator(".evidence-view").get_attribute("open") is not None
    assert figure.locator(".evidence-view table tbody tr").count() > 0
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


@pytest.mark.browser
def test_without_scripts_pictures_and_files_are_there(browser, site, figure_page):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{figure_page}")
    figure = page.locator("figure[data-figure]").first
    figure.scroll_into_view_if_needed()
    picture = figure.locator("img.chart-light")
    assert picture.is_visible()
    assert picture.get_attribute("alt")
    assert not figure.locator("img.chart-dark").is_visible()
    assert figure.get_by_role("link", name="PDF").is_visible()
    context.close()


@pytest.mark.browser
def test_paper_gets_the_light_picture_and_no_bar(watch, figure_page):
    page = watch(figure_page, dark=True).page
    figure = page.locator("figure[data-figure]").first
    figure.scroll_into_view_if_needed()
    page.wait_for_function("node => node.dataset.drawn", arg=figure.element_handle())
    page.emulate_media(media="print")
    figure.locator("img.chart-light").wait_for()  # loaded only now: the page was dark
    assert not figure.locator(".chart-live").is_visible()
    assert not figure.locator(".evidence-bar").is_visible()


@pytest.mark.browser
def test_what_a_reader_set_outlives_a_change_of_theme(watch, site, pages):
    slid = {
        spec.parent.name
        for spec in site.glob("_static/evidence/*/*.spec.js")
        if '"input":"range"' in spec.read_text(encoding="utf-8")
    }
    shown = [(file, id) for file, links in pages.items() for id in slid & set(links.ids)]
    if not shown:
        pytest.skip("no chart of the book has a slider")
    file, id = shown[0]
    page = watch(file.relative_to(site).as_posix()).page
    page.locator(f"figure[data-figure={id}]").scroll_into_view_if_needed()
    slider = page.locator(f"figure[data-figure={id}] .vega-bind input[type=range]").first
    slider.wait_for()
    slider.press("ArrowRight")
    before = slider.input_value()
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function(
        "id => document.getElementById(id).dataset.drawn.startsWith('dark')", arg=id
    )
    assert slider.input_value() == before


@pytest.mark.browser
@pytest.mark.parametrize("over", ["file", "http"])
def test_the_search_finds_a_figure_by_its_caption(watch, over):
    watched = watch("search.html?q=budget", over=over)
    watched.page.wait_for_selector("#search-results li a")
    assert watched.page.locator("#search-results li").count() >= 2
    watched.page.wait_for_timeout(500)
    assert watched.wrong == []


@pytest.mark.browser
@pytest.mark.parametrize("over", ["file", "http"])
@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("2008", "timeline"),
        ("budget 2026", "interoperability.html"),
        ("みちびき", "reference/systems.html"),
        ("情報収集衛星", "reference/systems.html"),
        ("衛星", "reference/systems.html"),
        ("Δv", "reference/methods.html"),
    ],
)
def test_the_search_finds_years_japanese_names_and_signs(watch, over, query, page):
    watched = watch(f"search.html?q={query}", over=over)
    watched.page.wait_for_selector(f"#search-results li a[href*='{page}']")
    watched.page.wait_for_timeout(300)
    assert watched.wrong == []


@pytest.mark.browser
def test_the_search_still_says_when_nothing_is_found(watch):
    watched = watch("search.html?q=20080")
    watched.page.get_by_text("did not match any documents").wait_for()
    assert watched.page.locator("#search-results li").count() == 0
