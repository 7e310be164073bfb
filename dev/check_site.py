"""Use the site in _docs/ as a reader does: every page, search, controls by keyboard, formulas. No request leaves it.

check_site.py [FOLDER [SHOTS]]
"""

import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Locator, Page, sync_playwright
from playwright.sync_api import TimeoutError as PageTimeout

from browser import find_browser
from common import ROOT
from tokenizer_page import served

SWAP = 1000  # ms for the image of a control that was moved
SEARCH = 20_000  # ms for results of a search
WORD, PAGE = "straight-through", "02_quantizers/02_fsq.html"  # what is searched for, and a page that has it
SHOTS = {"index.html": "h1", PAGE: ".mm-explore", "api/quantizers.fsq.html": "h1"}  # page → what is in its middle
LINKS = "() => [...document.querySelectorAll('a[href], img[src], script[src], link[href]')].map(e => e.href || e.src)"
SWAPPED = """([figure, frame]) => {
    const image = figure.querySelector("img");
    return image.src.endsWith(frame) && image.complete && image.naturalWidth > 0;
}"""
SHOWN = """figure => [...figure.querySelectorAll("input, select")].map(
    field => field.type === "checkbox" ? Number(field.checked) : Number(field.value))"""
DATA = "figure => JSON.parse(figure.querySelector('script').textContent)"
RAW = r"""() => [...document.querySelectorAll(".content p")].map(each => each.textContent)
    .filter(text => /\$[^$]*\\[a-z]+/.test(text))"""


def move(page: Page, figure: Locator, data: dict, number: int, places: list[int]) -> str | None:
    """Move one control by keyboard to another position; what is wrong with the image that follows, if anything."""
    control = data["controls"][number]
    count, start = len(control["values"]), places[number]
    if count < 2:
        return None
    to = 0 if start == count - 1 else count - 1
    field = figure.locator("input, select").nth(number)
    field.focus()
    if control["kind"] == "box":
        field.press("Space")
    else:
        field.press("Home" if to == 0 else "End")
    places[number] = to
    if ",".join(map(str, places)) not in data["frames"]:  # the others went back to their start
        places[:] = [to if each == number else one["start"] for each, one in enumerate(data["controls"])]
    frame = data["frames"][",".join(map(str, places))]
    try:
        page.wait_for_function(SWAPPED, arg=[figure.element_handle(), frame], timeout=SWAP)
    except PageTimeout:
        return f"control {control['name']!r}: after {SWAP} ms its image is not there"
    shown = [int(place) for place in figure.evaluate(SHOWN)]
    return None if shown == places else f"control {control['name']!r}: the controls stand at {shown}, not at {places}"


def check_figures(page: Page) -> tuple[int, list[str]]:
    """Move every control of every figure of the open page; how many, and faults."""
    moved, faults = 0, []
    page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
    for figure in page.locator(".mm-explore").all():
        figure.scroll_into_view_if_needed()
        data = figure.evaluate(DATA)
        places = [control["start"] for control in data["controls"]]
        for number in range(len(places)):
            fault = move(page, figure, data, number, places)
            moved, faults = moved + 1, faults + ([fault] if fault else [])
        if not figure.locator("img").get_attribute("alt"):
            faults.append("a figure has no alt text")
    return moved, faults


def check_search(page: Page, address: str, shots: Path | None) -> list[str]:
    """The word is typed into the search field of the first page; a result is followed."""
    page.goto(f"{address}/index.html")
    page.get_by_placeholder("Search").first.fill(WORD)
    page.keyboard.press("Enter")
    result = page.locator(f"ul.search li a[href*='{PAGE}']").first
    try:
        result.wait_for(timeout=SEARCH)
        if shots:
            page.screenshot(path=shots / "site_search.png")
        result.click()
        page.wait_for_url(f"**/{PAGE}*", timeout=SEARCH)
    except PageTimeout:
        return [f"search: {PAGE} is not found by {WORD!r}"]
    return []


def missing(links: set[str], address: str, folder: Path) -> list[str]:
    """Links to files of the site that are not there."""
    inside = {unquote(urlsplit(link).path) for link in links if link.startswith(address)}
    lost = sorted(path for path in inside if not (folder / path[1:]).is_file())
    return [f"a link leads to {path}, which is not there" for path in lost]


def check_site(
    browser: Browser,  # Playwright's
    folder: Path,  # of the site
    shots: Path | None = None,  # folder for screenshots of some pages
    say: bool = False,  # a line for each page with controls
) -> list[str]:  # faults, each with its page
    """Open every page of a site and use what is in it."""
    faults: list[str] = []
    links: set[str] = set()
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    pages = sorted(name for name in names if not name.startswith((".cache/", "_static/")))
    with served(folder) as address, browser.new_page(reduced_motion="reduce") as page:
        now = ""

        def fault(text: str) -> None:
            faults.append(f"{now}: {text}")

        def asked(route) -> None:
            if route.request.url.startswith((address, "data:", "blob:")):
                route.continue_()
            else:
                fault(f"asks another host: {route.request.url}")
                route.abort()

        page.route("**/*", asked)
        page.on("console", lambda said: fault(f"console: {said.text}") if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: fault(f"error: {error}"))
        for now in pages:
            page.goto(f"{address}/{now}")
            links |= set(page.evaluate(LINKS))
            for text in page.evaluate(RAW):
                fault(f"a formula is left as it was written: {text[:80]}")
            moved, found = check_figures(page)
            for each in found:
                fault(each)
            if shots and now in SHOTS:
                page.locator(SHOTS[now]).first.evaluate("each => each.scrollIntoView({block: 'center'})")
                page.screenshot(path=shots / f"site_{now.replace('/', '_')}.png")
            if say and moved:
                print(f"{now}: {moved} controls", flush=True)
        now = "search.html"
        for each in check_search(page, address, shots):
            fault(each)
        now = "links"
        for each in missing(links, address, folder):
            fault(each)
    return faults


def main() -> None:
    folder = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "_docs"
    shots = Path(sys.argv[2]) if sys.argv[2:] else None
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=find_browser(None), args=["--no-sandbox"]) as browser,
    ):
        faults = check_site(browser, folder.resolve(), shots, say=True)
    print("\n".join(faults) or "no fault")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
