"""What the programs here share: finding notebooks, running commands in a given time, checks side by side."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing.process import BaseProcess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "magicmaster_nb"
BIN = Path(sys.executable).parent
THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")

running: set[subprocess.Popen | BaseProcess] = set()


class Failed(Exception):
    """A check that did not pass; its text says why."""


def find_notebooks(paths: list[str]) -> list[Path]:
    """All notebooks at or below `paths`, or in nbs/ if none is named, without those that nbdev passes over (_name)."""
    found: dict[Path, None] = {}  # a set in reading order
    for path in [Path(path).resolve() for path in paths] or [ROOT / "nbs"]:
        below = [path] if path.suffix == ".ipynb" else sorted(path.rglob("*.ipynb"))
        taken = [
            each for each in below if each.is_file() and not re.search(r"/[_.]", str(each).removeprefix(str(ROOT)))
        ]
        if not taken or not path.is_relative_to(ROOT):
            sys.exit(f"{path}: no notebook of this project")
        found |= dict.fromkeys(taken)
    return list(found)


def copy_tree(to: Path) -> Path:
    """A copy of all that git tracks or would add."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listing.returncode != 0:
        raise Failed(f"git could not list the checkout's files\n{listing.stderr}")
    for name in filter(None, listing.stdout.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
    return to


def environment(scratch: Path) -> dict[str, str]:
    """One thread a process, this checkout's package, no settings of the user's own; `scratch` takes what is written."""
    threads = dict.fromkeys(THREADS, "1")
    fixed = {
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "0",
        "IPYTHONDIR": str(scratch / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(scratch / "jupyter"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "MPLCONFIGDIR": str(Path(sys.prefix) / "matplotlib"),
    }
    left_out = {"IN_TEST", "MM_SITE", "MM_SITE_POSITIONS", "MM_SLOW", "MM_STATIC", "MPLBACKEND", "PYTHONSTARTUP"}
    return {key: value for key, value in os.environ.items() if key not in left_out} | threads | fixed


def stop(process: subprocess.Popen | BaseProcess) -> None:
    """End a process that leads a group, and the rest of the group: asked first, then killed."""
    look, wait = (
        (process.poll, process.wait) if isinstance(process, subprocess.Popen) else (process.is_alive, process.join)
    )
    with contextlib.suppress(ProcessLookupError, PermissionError):  # nothing of the group is left
        os.killpg(process.pid, signal.SIGTERM)
        for _ in range(50):
            time.sleep(0.1)
            look()
            os.killpg(process.pid, 0)
        os.killpg(process.pid, signal.SIGKILL)
    wait()


def run(command: list, limit: float, env: dict[str, str] | None = None, cwd: Path = ROOT) -> str:
    """The output of `command`; Failed where it exits non-zero or is not done after `limit` seconds."""
    with tempfile.TemporaryFile() as file:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        running.add(process)
        try:
            status = process.wait(limit)
        except subprocess.TimeoutExpired:
            status = None
        finally:
            stop(process)
            running.discard(process)
        file.seek(0)
        output = file.read().decode(errors="replace")
    if status != 0:
        reason = f"not done after {limit:g} s, stopped" if status is None else f"exit status {status}"
        raise Failed(f"{reason}\n{output}")
    return output


def run_checks(checks: dict[str, Callable[[], None]], jobs: int) -> tuple[int, int]:
    """Run all `checks`, `jobs` at a time, with a line for each; returns how many passed and how many failed."""

    def timed(check: Callable[[], None]) -> tuple[float, str | None]:
        start = time.monotonic()
        try:
            check()
        except Failed as failure:
            return time.monotonic() - start, str(failure)
        except Exception as error:
            return time.monotonic() - start, f"{type(error).__name__}: {error}"
        return time.monotonic() - start, None

    failed = 0
    with ThreadPoolExecutor(jobs) as pool:
        names = {pool.submit(timed, check): name for name, check in checks.items()}
        try:
            for future in as_completed(names):
                seconds, problem = future.result()
                failed += problem is not None
                print(f"{'ok' if problem is None else 'FAILED':6} {seconds:6.1f} s  {names[future]}", flush=True)
                for line in (problem or "").strip().splitlines()[:2] + (problem or "").strip().splitlines()[2:][-40:]:
                    print(f"       {line}", flush=True)
        except BaseException:  # Ctrl-C among them
            pool.shutdown(wait=False, cancel_futures=True)
            for process in list(running):
                stop(process)
            raise
    return len(checks) - failed, failed
