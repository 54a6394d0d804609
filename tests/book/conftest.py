"""The built book, a browser, and a server for it."""

import functools
import http.server
import os
import shutil
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from analysis import paths

SITE = paths.ROOT / "_build" / "html"
IN_CI = os.environ.get("CI", "").lower() in ("1", "true")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each page of the book is a test of its own."""
    if "page_name" in metafunc.fixturenames:
        names = [
            file.relative_to(SITE).as_posix()
            for file in sorted(SITE.glob("**/*.html"))
            # The start page only leads to the first chapter; the theme's own are no pages.
            if "_static" not in file.parts and file != SITE / "index.html"
        ]
        metafunc.parametrize("page_name", names or ["the book"])


def missing(reason: str) -> None:
    """Skip for want of something; in continuous integration that is a failure."""
    (pytest.fail if IN_CI else pytest.skip)(reason)


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built book."""
    if not (SITE / "index.html").is_file():
        missing("the book is not built: run `make book`")
    return SITE


@pytest.fixture(scope="session")
def browser() -> Browser:
    """The machine's Chromium."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        missing(f"no Chromium found: looked for {', '.join(_BROWSERS)}")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def address(site) -> str:
    """The book over HTTP."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Watched:
    """A page and everything that should not happen on it."""

    def __init__(self, page: Page, inside: str):
        self.page = page
        self.wrong: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("requestfailed", lambda request: self.wrong.append(f"failed: {request.url}"))
        page.on("request", lambda request: self._request(request.url, inside))
        page.on(
            "response",
            lambda r: self.wrong.append(f"{r.status}: {r.url}") if r.status >= 400 else None,
        )

    def _console(self, message) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"{message.type}: {message.text}")

    def _request(self, url: str, inside: str) -> None:
        if not url.startswith((inside, "data:", "blob:")):
            self.wrong.append(f"request outside the site: {url}")


@pytest.fixture
def watch(browser, site, address):
    """Opens a page of the book: watch(name, over='file' | 'http', width, dark, …).

    reader: more of what the browser tells of its reader, such as timezone_id and locale.
    """
    contexts = []

    def opened(
        name: str, over: str = "file", width: int = 1280, dark: bool = False, **reader: str
    ) -> Watched:
        inside = f"{site.as_uri()}/" if over == "file" else f"{address}/"
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            **reader,
        )
        contexts.append(context)
        watched = Watched(context.new_page(), inside)
        watched.page.goto(inside + name)
        return watched

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def settled():
    """A figure brought into the window, once its chart is drawn: what is clicked stays in place."""

    def brought(figure: Locator) -> Locator:
        figure.scroll_into_view_if_needed()
        figure.and_(figure.page.locator("[data-drawn]")).wait_for()
        figure.page.wait_for_function("!document.querySelector('.is-waiting')")
        return figure

    return brought
