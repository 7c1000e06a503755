"""The report in a real browser: headless Chromium, where there is one."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsparse.example import EXAMPLE_URL, read_example
from newsparse.explain import report_page
from newsparse.pipeline import explain_page

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright (the group browser)")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""The system's browser; else the one that ``playwright install chromium`` put aside."""

HOSTILE = """<article><h1>A page full of attacks on its reader and on the report</h1>
<p>&lt;script&gt;document.title='owned'&lt;/script&gt;&lt;img src=x onerror="document.title='owned'"&gt; is what it says here, “&lt;b
onclick=document.title='owned'&gt;really&lt;/b&gt;,” said Mallory Xu, who wrote it for exactly this purpose last year.</p></article>
<script>document.title='owned'</script><div onmouseover="document.title='owned'">hover</div>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    with sync_api.sync_playwright() as playwright:
        if CHROMIUM is None and not Path(playwright.chromium.executable_path).exists():
            pytest.skip("needs Chromium: apt-get install chromium, or python -m playwright install chromium")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def view(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A function that opens a report and returns its page."""
    pages = []

    def open_report(html: str, **options: Any) -> Any:
        path = tmp_path / "report.html"
        path.write_text(report_page([explain_page(html, url=EXAMPLE_URL, kind="html")]), encoding="utf-8")
        page = browser.new_page(**options)
        pages.append(page)
        page.goto(path.as_uri())
        return page

    yield open_report
    for page in pages:
        page.close()


def test_a_field_lights_its_place(view: Any) -> None:
    """Clicking a field marks its words on the page."""
    page = view(read_example())
    page.click("button[data-lights=a0-title]")
    assert "Islanders keep their night ferry after a tied vote" == page.inner_text(".lit").strip()


def test_a_block_shows_its_reasons(view: Any) -> None:
    """Clicking a block opens the signals that decided and the roles that came next."""
    page = view(read_example())
    block = page.locator(".block.r-related").first
    assert not block.locator(".why").is_visible()
    block.click()
    assert block.locator(".why li").first.is_visible()


def test_roles_can_be_filtered(view: Any) -> None:
    """A role's box hides and shows its blocks."""
    page = view(read_example())
    page.locator("details.run summary").first.click()
    page.uncheck("input[data-role=navigation]")
    assert not page.locator(".block.r-navigation").first.is_visible()
    page.check("input[data-role=navigation]")
    assert page.locator(".block.r-navigation").first.is_visible()


def test_only_differing_blocks(browser: Any, tmp_path: Path) -> None:
    """Of two readings compared, a box hides all blocks that are equal on both sides."""
    path = tmp_path / "compared.html"
    readings = [explain_page(read_example(kind), url=EXAMPLE_URL) for kind in ("html", "text")]
    path.write_text(report_page(readings, ["HTML", "text"]), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    equal, changed = page.locator(".block.r-title:not(.changed)").first, page.locator(".block.changed").first
    assert equal.is_visible()
    page.check("#differing")
    assert not equal.is_visible()
    assert changed.is_visible()
    page.close()


def test_a_folded_run_opens_and_hides(view: Any) -> None:
    """A run of navigation after the story is folded; its summary opens it, and its role's box hides it."""
    links = "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(30))
    page = view(read_example().replace("</footer>", f"<nav><ul>{links}</ul></nav></footer>", 1))
    run = page.locator("details.run[class*=r-]").first
    assert not run.locator(".block").first.is_visible()
    run.locator("summary").click()
    assert run.locator(".block").first.is_visible()
    role = run.get_attribute("class").split(" r-")[1]
    page.uncheck(f"input[data-role={role}]")
    assert not run.is_visible()


def test_the_page_opens_at_its_story(view: Any) -> None:
    """What stands before the title is folded, and the first key press offers the way to the story."""
    page = view(read_example())
    assert not page.locator(".block.r-banner").first.is_visible()
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    assert 0 <= skip.bounding_box()["x"] < 100
    page.keyboard.press("Enter")
    assert page.url.endswith("#a0-story")


def test_a_field_opens_what_is_folded(view: Any) -> None:
    """A field whose place is folded away unfolds it."""
    page = view(read_example().replace("Harbour Courier</a>", "Harbour Courier by Morag Ellery</a>", 1))
    page.click("button[data-lights=a0-b0]")
    assert page.locator(".lit").first.is_visible()


def test_the_keyboard_is_enough(view: Any) -> None:
    """J goes to the next block, Enter opens its reasons."""
    page = view(read_example())
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert 1 == page.locator(".block[aria-expanded=true]").count()


def test_dark_and_light(view: Any) -> None:
    """The button turns the colours round."""
    page = view(read_example(), color_scheme="dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(colour)
    page.click("#theme")
    assert dark != page.evaluate(colour)


def test_it_fits_a_phone(view: Any) -> None:
    """Nothing runs over the edge of a screen 360 pixels wide."""
    page = view(read_example(), viewport={"width": 360, "height": 740})
    assert 360 >= page.evaluate("document.documentElement.scrollWidth")


def test_a_hostile_page_runs_no_script(view: Any) -> None:
    """Scripts and event handlers in the news page stay words."""
    page = view(HOSTILE)
    for block in page.locator(".block").all():
        block.hover()
        block.click()
    assert "How the page was read" == page.title()


def test_a_big_page_opens_quickly(view: Any) -> None:
    """The report of 500 blocks is ready in the browser's own time of below a second."""
    page = view(
        "".join(f"<p>Paragraph {n} says that the boat of {n} o'clock was late again, as ever.</p>" for n in range(500))
    )
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert 500 == page.locator(".block").count()
    assert 1000 > timing
