"""What a person does in single notebooks beyond moving sliders: launch, stop, resume, evaluate."""

import re
import struct
import time
import zlib
from collections.abc import Callable

from playwright.sync_api import Locator, Page

MINUTE = 60_000  # ms
SMALL = (
    "--schedule.steps 20 --data.workers 0 --data.batch-size 16 --loss.perceptual 0 --loss.adversarial 0 "
    "--evaluation.log-every 1 --evaluation.evaluate-every 10 --evaluation.checkpoint-every 5 "
    "--evaluation.perceptual-network none"
)


def press(panel: Locator, name: str) -> None:
    """Press a button of a panel."""
    panel.get_by_role("button", name=name, exact=True).click()


def fill(panel: Locator, label: str, text: str) -> None:
    """Write into a line of a panel, and leave it by the keyboard."""
    line = panel.locator(".widget-text", has=panel.page.locator(f"label:text-is('{label}')")).locator("input")
    line.fill(text)
    line.press("Tab")


def wait_for_text(panel: Locator, pattern: str, timeout: float = MINUTE) -> str:
    """Wait until a panel's text holds a pattern; the text. TimeoutError, with the text, if it does not."""
    deadline, text = time.monotonic() + timeout / 1000, ""
    while time.monotonic() < deadline:
        text = panel.inner_text()
        if re.search(pattern, text):
            return text
        panel.page.wait_for_timeout(200)
    raise TimeoutError(f"{pattern!r} does not appear within {timeout / 1000:g} s in {text[-1500:]!r}")


def drive_launch(page: Page) -> list[str]:
    """Launch a run of 20 steps, see its curve move, kill it, stop it, resume it to the end."""
    panel, run = page.locator(".mm-launch-panel"), page.locator(".mm-run-panel")
    panel.scroll_into_view_if_needed()
    fill(panel, "flags", "--optimiser.generator-lr 1")
    wait_for_text(panel, "the nearest is --optimizer.generator-lr")
    fill(panel, "flags", SMALL)
    wait_for_text(panel, r"--schedule\.steps 20")
    press(panel, "What it costs")
    wait_for_text(panel, "dry run, nothing is trained")
    press(panel, "Start")
    wait_for_text(run, r"training, step [1-9]", 3 * MINUTE)
    curve = run.locator("img").first
    before = curve.get_attribute("src")
    press(run, "Kill")
    wait_for_text(run, "stopped, step")
    press(panel, "Start")
    wait_for_text(run, r"training, step ([6-9]|1\d)", 3 * MINUTE)
    faults = [] if curve.get_attribute("src") != before else ["the curve does not move"]
    press(run, "Save and stop")
    stopped = wait_for_text(run, r"(stopped|finished), step \d+ of 20", 2 * MINUTE)
    if "stopped" in stopped:
        press(panel, "Start")
    wait_for_text(run, r"finished, step 20 of 20", 3 * MINUTE)
    if not run.locator("img").nth(1).get_attribute("src"):
        faults.append("no held-out images are shown")
    return faults


def drive_evaluation(page: Page) -> list[str]:
    """Evaluate the run that `drive_launch` has left, and see its table and its picture."""
    panel = page.locator(".mm-evaluate-panel")
    panel.scroll_into_view_if_needed()
    fill(panel, "tokenizer", "runs/from_notebook")
    press(panel, "Start")
    wait_for_text(panel, r"PSNR\s+\d", 4 * MINUTE)
    panel.page.wait_for_timeout(3000)  # the picture comes when the process has ended
    return [] if panel.locator("img").get_attribute("src") else ["no picture of reconstructions is shown"]


EXPLORER = ".mm-explorer-panel"


def small_png(width: int = 96, height: int = 64) -> bytes:
    """A PNG file of a colour ramp, made without a library."""
    rows = b"".join(
        b"\0" + bytes(value for x in range(width) for value in (x * 255 // width, y * 255 // height, 128))
        for y in range(height)
    )

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def drive_explorer(page: Page) -> list[str]:
    """Wipe by keyboard, another tokenizer, a wrong name, a text file, an image of one's own, a clip and its frames."""
    faults: list[str] = []
    panel = page.locator(EXPLORER).last
    panel.scroll_into_view_if_needed()
    image = panel.locator("img").first

    def source() -> str:
        return image.get_attribute("src") or ""

    def text() -> str:
        return panel.inner_text()

    def until(what: str, holds: Callable[[], bool], seconds: float = 60) -> float:
        start = time.monotonic()
        while not holds():
            if time.monotonic() - start > seconds:
                faults.append(f"{what}: not after {seconds:g} s; the panel says {text()[-300:]!r}")
                break
            page.wait_for_timeout(50)
        return time.monotonic() - start

    def changes(what: str, move: Callable[[], object], seconds: float = 60) -> float:
        before = source()
        move()
        return until(f"{what} changes the image", lambda: source() != before, seconds)

    left, right, sample = (panel.get_by_label(name, exact=True) for name in ("left", "right", "look at"))

    def choose(menu: Locator, name: str | None = None) -> None:
        """A choice of a menu (None: the first), whatever was chosen before; waits until nothing is computed."""
        menu.select_option(index=0) if name is None else menu.select_option(label=name)
        page.wait_for_timeout(500)
        until(f"{name or 'the first photo'} is shown", lambda: "Computing" not in text())

    choose(sample)
    choose(left, "images")
    choose(right, "original")
    wipe = panel.locator(".widget-slider:has-text('wipe') .noUi-handle")
    wipe.press("Home")
    page.wait_for_timeout(1000)
    changes("the wipe, moved by keyboard,", lambda: wipe.press("ArrowRight"))
    changes("End on the wipe", lambda: wipe.press("End"))
    changes("Home on the wipe", lambda: wipe.press("Home"))
    for _ in range(5):
        wipe.press("PageUp")
    page.wait_for_timeout(1000)

    changes("the tokenizer clips", lambda: right.select_option("clips"))
    until("the table names it", lambda: "clips" in panel.locator("table").inner_text())
    until("and nothing is computed", lambda: "Computing" not in text())

    named, before = panel.get_by_label("another tokenizer"), source()
    named.fill("no_such_module:tokenizer")
    named.press("Enter")
    until("a wrong name gives a sentence", lambda: "no_such_module:tokenizer: cannot be imported" in text())
    if source() != before:
        faults.append("a wrong name changed the image")
    choose(right, "images")
    until("the sentence goes", lambda: "cannot be imported" not in text())

    files = panel.locator("input[type=file]")
    upload = panel.locator(".widget-upload")

    def give(name: str, kind: str, content: bytes) -> None:
        file = {"name": name, "mimeType": kind, "buffer": content}
        if files.count():
            files.first.set_input_files(file)
        else:
            with page.expect_file_chooser() as chooser:
                upload.focus()
                upload.press("Enter")
            chooser.value.set_files(file)

    give("notes.txt", "text/plain", b"no image")
    until("a text is refused", lambda: "notes.txt: not an image" in text())
    changes("an upload", lambda: give("ramp.png", "image/png", small_png()))
    until("the upload is shown", lambda: "ramp, 96×64 px" in text() and "Computing" not in text())

    clip = next(label for label in sample.locator("option").all_inner_texts() if label.startswith("clip"))
    changes("a clip", lambda: sample.select_option(clip))
    until("its frames are counted", lambda: "17 frames of 128×128 px" in text() and "Computing" not in text())
    frame = panel.locator(".widget-slider:has-text('frame') .noUi-handle")
    changes("the frame, moved by keyboard,", lambda: frame.press("End"))
    until("the last frame is reached", lambda: frame.get_attribute("aria-valuenow") == "16.0")
    return faults


DRIVES: dict[str, Callable[[Page], list[str]]] = {  # by notebook; in this order
    "nbs/09_commands/01_launch_training.ipynb": drive_launch,
    "nbs/09_commands/02_evaluate.ipynb": drive_evaluation,
    "nbs/09_commands/09_results.ipynb": drive_explorer,
}
