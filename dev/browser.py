"""Use notebooks as a person does: JupyterLab in a browser, Run All, each control moved to both ends, buttons pressed.

Screenshots are kept. Without a browser nothing is done, and a sentence says so.
"""

import argparse
import contextlib
import json
import math
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Error, Locator, Page, sync_playwright
from playwright.sync_api import TimeoutError as PageTimeout

from common import BIN, ROOT, THREADS, copy_tree, environment, find_notebooks, running, stop
from drives import DRIVES

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
START = 120  # seconds for JupyterLab to come up, and for a notebook to be opened
MOVE = 120  # seconds for the figure of a control that was moved
AT_ONCE = 1.0  # second in which the figure of a notebook's first control should be there
PATIENCE = 5  # times the limit, after which a notebook is given up
COLOURS = re.compile(r"\x1b\[[\d;]*m")

SETTINGS = {
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},  # otherwise cells off screen are not there
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}

# What is asked of JupyterLab's own objects. `seen` collects what a kernel says: errors, and which requests are open.
IS_OPEN = """() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    return panel?.context?.isReady && panel.sessionContext.isReady
        && panel.sessionContext.session?.kernel?.status === "idle";
}"""
LISTEN = """async () => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    window.seen = {faults: [], sent: 0, open: new Set()};
    kernel.anyMessage.connect((_, {msg: {header, parent_header, content}, direction}) => {
        if (direction === "send") {
            if (header.msg_type === "comm_msg") { seen.sent += 1; seen.open.add(header.msg_id); }
        } else if (header.msg_type === "status" && content.execution_state === "idle") {
            seen.open.delete(parent_header.msg_id);
        } else if (header.msg_type === "error") {
            seen.faults.push(`${content.ename}: ${content.evalue}`);
        } else if (header.msg_type === "stream" && content.name === "stderr") {
            seen.faults.push(`stderr: ${content.text}`);
        }
    });
    await kernel.info;
}"""
RUN_ALL = """() => {
    const start = performance.now();
    window.seconds = null;
    window.jupyterapp.commands.execute("notebook:run-all-cells").then(
        () => { window.seconds = (performance.now() - start) / 1000; });
}"""
ENDED = """() => {
    const status = window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status ?? "dead";
    return window.seconds !== null || ["dead", "restarting", "autorestarting"].includes(status);
}"""
CELLS = "() => window.jupyterapp.shell.currentWidget.context.model.toJSON().cells"
SHUT_DOWN = "() => window.jupyterapp?.shell.currentWidget?.sessionContext.shutdown()"


def find_browser(named: str | None) -> str:
    """The browser's program: `named`, or the first of BROWSERS that is installed; the test is left out if none is."""
    found = next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)
    if found is None and named:
        sys.exit(f"{named} is no program; name Chromium's by --chromium PATH")
    if found is None:
        print(f"left out: none of {', '.join(BROWSERS)} is installed (Debian and Ubuntu: apt install chromium)")
        sys.exit(0)
    return found


@contextlib.contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """JupyterLab on a copy of the project below `folder`, where everything goes that it writes; yields its address."""
    tree, config, temporary = copy_tree(folder / "project"), folder / "config", folder / "tmp"
    (config / "labconfig").mkdir(parents=True)
    (config / "labconfig/default_setting_overrides.json").write_text(json.dumps(SETTINGS))
    temporary.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {name: value for name, value in environment(folder).items() if name not in THREADS}
    env |= {name: os.environ[name] for name in THREADS if name in os.environ}  # as many as a person has
    env |= {"OMP_WAIT_POLICY": "passive"}  # as make lab: threads that wait take no time from others
    env |= {"PYTHONPATH": str(tree), "TMPDIR": str(temporary), "JUPYTER_TOKEN": secrets.token_hex(16)}
    env |= {"JUPYTER_CONFIG_DIR": str(config), "JUPYTER_DATA_DIR": str(folder / "data")}
    env |= {f"JUPYTERLAB_{name}_DIR": str(folder / name.lower()) for name in ("SETTINGS", "WORKSPACES")}
    command = [BIN / "jupyter", "lab", tree, "--no-browser", "--allow-root", "--expose-app-in-browser"]
    command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    address, log = f"http://127.0.0.1:{port}", folder / "jupyterlab.log"
    subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], env=env, check=True, capture_output=True)
    with log.open("wb") as output:
        server = subprocess.Popen(
            list(map(str, command)),
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    running.add(server)
    try:
        deadline = time.monotonic() + START
        while not answers(f"{address}/api"):
            if server.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"JupyterLab does not start:\n{log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.2)
        yield f"{address}/lab/tree/{{}}?reset&token={env['JUPYTER_TOKEN']}"
    finally:
        stop(server)
        running.discard(server)


def answers(address: str) -> bool:
    """Whether a server is there."""
    try:
        return urllib.request.urlopen(address, timeout=5).status == 200
    except OSError:  # refused, too slow, or answered by an error
        return False


def cell_faults(cells: list[dict]) -> list[str]:
    """Errors and lines on stderr in the outputs of a notebook that was run, and cells that were not."""
    faults = []
    for number, cell in enumerate(cells, 1):
        if cell["cell_type"] != "code" or not "".join(cell["source"]).strip():
            continue
        if cell["execution_count"] is None:
            faults.append(f"cell {number} was not run")
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                faults.append(f"cell {number}: {output['ename']}: {output['evalue']}")
            elif output["output_type"] == "stream" and output["name"] == "stderr":
                faults.append(f"cell {number}: stderr: {''.join(output['text'])}")
    return faults


def slider_moves(slider: Locator) -> list[Callable[[], object]]:
    """To the low end and to the high end, by keyboard."""
    return [partial(slider.press, key) for key in ("Home", "End")]


def menu_moves(menu: Locator) -> list[Callable[[], object]]:
    """To each choice, the one that it stands on last."""
    return [partial(menu.select_option, index=index) for index in range(menu.locator("option").count())][::-1]


def box_moves(box: Locator) -> list[Callable[[], object]]:
    """To the other state, and back."""
    return [box.click, box.click]


CONTROLS = {
    ".widget-slider .noUi-handle": slider_moves,
    ".widget-dropdown select": menu_moves,
    ".widget-checkbox input": box_moves,
}

IN_A_PANEL = "xpath=ancestor::*[contains(@class, 'mm-') and contains(@class, '-panel')]"


def move_controls(page: Page) -> tuple[str, list[str]]:
    """Move each control of the notebook to its ends, the others where they are: a count for the report, and faults."""
    faults, controls, moves, new, first = [], 0, 0, 0, math.nan
    all_of_them = [(each, CONTROLS[kind]) for kind in CONTROLS for each in page.locator(kind).all()]
    for control, moves_of in all_of_them:
        if control.locator(IN_A_PANEL).count():  # of a form, which `drives` fills in
            continue
        row = control.locator("xpath=ancestor::*[contains(@class, 'widget-inline-hbox')][1]")
        name = row.inner_text().strip("\u200b \n").split("\n")[0]  # beside its value
        figures = control.locator("xpath=ancestor::*[contains(@class, 'jp-CodeCell')]").locator(".jp-OutputArea img")
        controls += 1
        for number, move in enumerate(moves_of(control), 1):
            before, sent = [each.get_attribute("src") for each in figures.all()], page.evaluate("seen.sent")
            page.evaluate("seen.faults = []")
            begun = time.monotonic()
            move()
            with contextlib.suppress(PageTimeout):  # it stood there already, and says nothing to the kernel
                page.wait_for_function("sent => seen.sent > sent", arg=sent, timeout=500)
            page.wait_for_function("seen.open.size === 0", timeout=1000 * MOVE)
            page.wait_for_timeout(100)  # the figure is drawn in the page
            after = [each.get_attribute("src") for each in figures.all()]
            if math.isnan(first) and after != before:
                first = time.monotonic() - begun - 0.1
            said = page.evaluate("seen.faults") or ([] if after else ["no figure is left"])
            faults += [f"control {name!r}, move {number}: {fault}" for fault in said]
            moves, new = moves + 1, new + (after != before)
    late = f", the first after {first:.1f} s" if first > AT_ONCE else ""
    return f"{controls} controls, {moves} moves, {new} new figures{late}", faults


def use_notebook(page: Page, name: str, address: str, limit: float) -> tuple[float, str, list[str]]:
    """Open a notebook, run it, move its controls: the seconds of Run All, what to report, and what is wrong."""
    page.goto(address, timeout=1000 * START)
    page.wait_for_function(IS_OPEN, timeout=1000 * START)
    page.evaluate(LISTEN)
    page.evaluate(RUN_ALL)
    try:
        page.wait_for_function(ENDED, timeout=1000 * PATIENCE * limit)
    except PageTimeout:
        done = [number for number, cell in enumerate(page.evaluate(CELLS), 1) if cell.get("execution_count")]
        return math.nan, "", [f"given up after {PATIENCE * limit:g} s, in a cell after number {max(done, default=0)}"]
    seconds = page.evaluate("window.seconds")
    if seconds is None:
        return math.nan, "", ["the kernel died"]
    faults = cell_faults(page.evaluate(CELLS))
    if seconds > limit:
        faults.append(f"Run All took more than {limit:g} s")
    page.evaluate("window.jupyterapp.commands.execute('notebook:expand-all-headings')")
    report, more = move_controls(page)
    if name in DRIVES:
        try:
            more += DRIVES[name](page)
            report += ", driven"
        except TimeoutError as error:
            more.append(str(error))
    return seconds, report, faults + more


def use_site(browser: Browser, shots: Path) -> Iterator[tuple[str, list[str]]]:
    """Read the site as a reader does, and use the tokenizer in its page: what was done, and what is wrong."""
    from check_site import check_site  # here, since it finds the browser by this module
    from tokenizer_page import served, use_tokenizer_page

    site = ROOT / "_docs"
    if not (site / "index.html").exists():
        print("left out: the site, which `make docs` makes")
        return
    yield "the site", check_site(browser, site)
    if not (site / "tokenizer.html").exists():
        print("left out: the tokenizer's page, which `make docs` makes if there is npm")
        return
    with served(site) as address, browser.new_page() as page:
        report, faults = use_tokenizer_page(page, f"{address}/tokenizer.html", shots)
    yield f"the tokenizer's page: {report}", faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="*", help="notebooks or folders (default: all)")
    parser.add_argument("--limit", type=float, default=60, help="seconds that Run All may take (default: %(default)s)")
    parser.add_argument("--shots", type=Path, default=ROOT / "_browser", help="folder for screenshots")
    parser.add_argument(
        "--chromium", help="the browser's program (default: the first found of " + ", ".join(BROWSERS) + ")"
    )
    args = parser.parse_args()
    notebooks, failed = find_notebooks(args.notebooks), 0
    browser_path = find_browser(args.chromium)
    args.shots.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        jupyterlab(Path(folder)) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"]) as browser,
    ):
        for path in notebooks:
            name = str(path.relative_to(ROOT))
            with browser.new_page(reduced_motion="reduce", viewport={"width": 1400, "height": 1000}) as page:
                try:
                    seconds, report, faults = use_notebook(page, name, address.format(name), args.limit)
                except Error as error:  # playwright's, and its time limits
                    seconds, report, faults = math.nan, "", [str(error)]
                shot = args.shots / name.removeprefix("nbs/").replace("/", "_").replace(".ipynb", ".png")
                page.screenshot(path=shot)
                page.evaluate(SHUT_DOWN)
            failed += bool(faults)
            print(f"{'FAILED' if faults else 'ok':6} {seconds:6.1f} s  {name}: {report}", flush=True)
            for fault in faults:
                print(f"       {COLOURS.sub('', fault).strip()[:1000]}", flush=True)
        passed = len(notebooks) - failed
        for name, faults in () if args.notebooks else use_site(browser, args.shots):
            print(f"{'FAILED' if faults else 'ok':6} {name}", *faults, sep="\n       ", flush=True)
            passed, failed = passed + (not faults), failed + bool(faults)
    print(f"\n{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the server and the browser, too
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nstopped")
