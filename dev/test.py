"""Test the project: every notebook, notebooks and package in step, the wheel in an environment of its own."""

import argparse
import difflib
import faulthandler
import json
import multiprocessing
import os
import re
import sys
import sysconfig
import tempfile
from functools import partial
from multiprocessing import forkserver
from pathlib import Path
from unittest import mock

from common import (
    BIN,
    PACKAGE,
    ROOT,
    Failed,
    copy_tree,
    environment,
    find_notebooks,
    run,
    run_checks,
    running,
    stop,
)
from limits import all_faults

LIMIT = 600  # seconds for each command of the checks that are not notebooks
LONG = (  # those that begin first
    "00a_what",
    "13_failures",
    "12_cost",
    "01_launch",
    "11_trainer",
    "07_quantizer_lab",
    "gpu.py",
    "mypy",
    "wheel",
)
forks = multiprocessing.get_context("forkserver")

IMPORT_ALL = f"""
import importlib, pathlib, pkgutil, sys
from importlib.metadata import distribution
import {PACKAGE} as package
home = pathlib.Path(package.__file__).resolve()
assert home.is_relative_to(pathlib.Path(sys.prefix).resolve()), f"{{home}} is not the installed package"
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."): importlib.import_module(module.name)
for script in distribution(package.__name__).entry_points: script.load()
"""


def start_fork_server(env: dict[str, str]) -> None:
    """Start the process that imports what all notebooks import, and of which each notebook's process is a fork."""
    forks.set_forkserver_preload(["nbdev.test", "torchvision", "torchmetrics", "matplotlib.figure", "ipywidgets"])
    with mock.patch.dict(os.environ, env, clear=True):
        forkserver.ensure_running()


def run_notebook(path: Path, flags: str, limit: float, output: str, env: dict[str, str]) -> None:
    """What the process of a notebook does: nbdev_test, with all that is written in the file `output`.

    A notebook that waits for ever says where, shortly before its time is over.
    """
    os.setsid()
    file = os.open(output, os.O_WRONLY)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.environ.clear()
    os.environ.update(env)
    os.chdir(ROOT)
    sys.path[0] = str(ROOT)  # in the place of dev/
    multiprocessing.set_start_method(None, force=True)  # the notebook's own processes start as they do elsewhere
    from nbdev.test import nbdev_test  # here, where it has been imported before the fork

    faulthandler.dump_traceback_later(0.95 * limit, file=file)
    nbdev_test(path=str(path), n_workers=0, do_print=True, flags=flags)


def check_notebook(path: Path, flags: str, limit: float, env: dict[str, str]) -> None:
    """nbdev runs the notebook's cells without an error, and did run them."""
    with tempfile.NamedTemporaryFile() as file:
        process = forks.Process(target=run_notebook, args=(path, flags, limit, file.name, env))
        process.start()
        running.add(process)
        try:
            process.join(limit)
            status = None if process.is_alive() else process.exitcode
        finally:
            stop(process)
            running.discard(process)
        output = file.read().decode(errors="replace")
    if status is None:
        raise Failed(f"not done after {limit:g} s, stopped\n{output}")
    if status != 0:
        raise Failed(f"exit status {status}\n{output}")
    if "- Completed" not in output or "Success." not in output:
        raise Failed(f"nbdev_test exited 0 and ran nothing\n{output}")


def read_tree(folder: Path) -> dict[str, bytes]:
    """Path and content of every file."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def check_unchanged(*commands: list, env: dict[str, str]) -> None:
    """`commands`, run on a copy of the tree, change nothing in it."""
    with tempfile.TemporaryDirectory() as folder:
        tree = copy_tree(Path(folder))
        before = read_tree(tree)
        for command in commands:
            run(command, LIMIT, env | {"PYTHONPATH": folder}, cwd=tree)
        after = read_tree(tree)
    lines = []
    for name in sorted(before.keys() | after.keys()):
        old, new = (side.get(name, b"").decode(errors="replace").splitlines() for side in (before, after))
        if before.get(name) != after.get(name):
            lines += list(difflib.unified_diff(old, new, f"{name} (here)", f"{name} (made)", n=0, lineterm=""))[:8] or [
                name
            ]
    if lines:
        raise Failed("\n".join(["out of step: `make notebooks` makes these anew; this differs:", "", *lines]))


def check_orphans() -> None:
    """Every module of the package comes from a notebook."""
    exported = set()
    for path in find_notebooks([]):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            names = re.findall(r"^#\s*\|\s*default_exp\s+(\S+)", "".join(cell["source"]), re.MULTILINE)
            exported |= {Path(PACKAGE, *name.split(".")).with_suffix(".py") for name in names}
    modules = {
        path.relative_to(ROOT)
        for path in (ROOT / PACKAGE).rglob("*.py")
        if path.name not in ("__init__.py", "_modidx.py")
    }
    if orphans := sorted(modules - exported):
        raise Failed("no notebook exports these modules\n\n" + "\n".join(map(str, orphans)))


def check_limits() -> None:
    """Lessons, cells and classes are short enough to be read."""
    if faults := all_faults():
        raise Failed("too long to be read\n\n" + "\n".join(faults))


def check_style(env: dict[str, str]) -> None:
    """No unknown or unused name, no line that is too long, in modules, notebooks and programs."""
    run([BIN / "ruff", "check", "--no-cache", "--output-format", "concise"], LIMIT, env)


def check_exercises(env: dict[str, str]) -> None:
    """Right answers pass, expected mistakes are caught, and each notebook asks what `solutions/` answers."""
    run([sys.executable, ROOT / "dev" / "exercises.py"], LIMIT, env)


def check_imports(env: dict[str, str]) -> None:
    """Imports go one way: the contract is in .importlinter."""
    run([BIN / "lint-imports", "--no-cache"], LIMIT, env)


def check_types(env: dict[str, str]) -> None:
    """The package's annotations agree with each other: the exceptions are in mypy.ini."""
    run([BIN / "mypy"], LIMIT, env)


def check_wheel() -> None:
    """The wheel made from the sdist holds the whole package, and works where nothing else of the project is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, dist, venv = copy_tree(folder / "source"), folder / "dist", folder / "venv"
        run([sys.executable, "-m", "build", "--no-isolation", "--outdir", dist], LIMIT, cwd=source)
        run([sys.executable, "-m", "venv", "--without-pip", venv], LIMIT)
        run(
            [
                sys.executable,
                "-m",
                "pip",
                "--python",
                venv / "bin/python",
                "install",
                "--no-deps",
                "--no-index",
                *dist.glob("*.whl"),
            ],
            LIMIT,
            cwd=folder,
        )
        site = next(venv.glob("lib/python*/site-packages"))
        lost = [
            file
            for file, content in read_tree(source / PACKAGE).items()
            if read_tree(site / PACKAGE).get(file) != content
        ]
        if lost:
            raise Failed("not in the wheel: name them in setup.py (package_data) and MANIFEST.in\n\n" + "\n".join(lost))
        dependencies = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        (site / "dependencies.pth").write_text("\n".join(dependencies))
        run([venv / "bin/python", "-I", "-c", IMPORT_ALL], LIMIT, cwd=folder)


def check_gpu_program(env: dict[str, str]) -> None:
    """The program for a GPU runs whole on a CPU, small; a part that fails does not stop the others."""
    with tempfile.TemporaryDirectory() as name:
        small = ["--device", "cpu", "--tiny", "--minutes", "30", "--out", name, "--break-part", "tokenizing"]
        run([sys.executable, "benchmarks/gpu.py", *small], LIMIT, env | {"PYTHONPATH": str(ROOT)})
        summary = json.loads(Path(name, "summary.json").read_text())
        wrong = {part: each["status"] for part, each in summary.items() if each["status"] != "done"}
        if wrong != {"tokenizing": "failed"}:
            raise Failed(f"only the part that was broken should fail: {wrong}")
        resumed = json.loads(Path(name, "resuming.json").read_text())
        if resumed != {"deterministic": {"same weights": True}}:
            raise Failed(f"a run that was killed and went on has other weights: {resumed}")
        page = run([sys.executable, "benchmarks/gpu.py", "--table", name], LIMIT, env | {"PYTHONPATH": str(ROOT)})
        if "an injected fault" not in page or "lazy penalty" not in page:
            raise Failed(f"the table lacks results\n{page}")


def try_ablations(out: str, output: str, env: dict[str, str]) -> None:
    """What the process of `check_ablations` does, with all that is written in the file `output`."""
    os.setsid()
    file = os.open(output, os.O_WRONLY)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.environ.update(env)
    sys.path[:1] = [str(ROOT), str(ROOT / "benchmarks")]
    import ablations

    small = ["low_resolution_first", "--seeds", "1", "--steps", "2", "--out", out]
    for words in (small, small, ["low_resolution"]):  # the second time there is nothing left to do
        with mock.patch.object(sys, "argv", ["ablations.py", *words]):
            ablations.main()


def check_ablations(env: dict[str, str]) -> None:
    """The ablations' program trains, measures and writes, goes on from its file, and refuses an unknown name."""
    with tempfile.TemporaryDirectory() as name, tempfile.NamedTemporaryFile() as file:
        out = Path(name, "low_resolution_first.json")
        process = forks.Process(target=try_ablations, args=(str(out), file.name, env))
        process.start()
        running.add(process)
        try:
            process.join(LIMIT)
        finally:
            stop(process)
            running.discard(process)
        output = file.read().decode(errors="replace")
        if process.exitcode != 1 or "'low_resolution' is not one of rate_distortion," not in output:
            raise Failed(f"exit status {process.exitcode}, and not a sentence about an unknown name\n{output}")
        runs = [(run["arm"], run["seed"]) for run in json.loads(out.read_text())["runs"]]
        if runs != [("64 px", 0), ("64 px, longer", 0), ("32 px, then 64 px", 0)] or output.count("dB, ") != 3:
            raise Failed(f"the runs are {runs}\n{output}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="*", help="notebooks or folders: run these alone, without the other checks")
    parser.add_argument("--flags", default="", help="run cells with these directives too, as in --flags 'slow cuda'")
    parser.add_argument(
        "--limit", type=float, default=600, help="seconds that one notebook may take (default: %(default)s)"
    )
    parser.add_argument("-j", "--jobs", type=int, default=2, help="how many run at a time (default: %(default)s)")
    args = parser.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        env = environment(Path(scratch)) | {"TMPDIR": scratch}
        start_fork_server(env)
        checks = {
            str(path.relative_to(ROOT)): partial(check_notebook, path, args.flags, args.limit, env)
            for path in find_notebooks(args.notebooks)
        }
        if not args.notebooks:
            checks["notebooks are clean and the package is exported from them"] = partial(
                check_unchanged, [BIN / "nbdev_clean"], [BIN / "nbdev_export"], env=env
            )
            checks["every module has its notebook"] = check_orphans
            checks["lessons, cells and classes keep their limits"] = check_limits
            checks["ruff finds nothing"] = partial(check_style, env)
            checks["exercises know right from wrong"] = partial(check_exercises, env)
            checks["imports go one way"] = partial(check_imports, env)
            checks["mypy finds nothing"] = partial(check_types, env)
            checks["README.md is made from nbs/index.ipynb"] = partial(
                check_unchanged, [sys.executable, "dev/readme.py"], env=env
            )
            checks["benchmarks/ablations.py runs"] = partial(check_ablations, env)
            checks["benchmarks/gpu.py runs on a CPU"] = partial(check_gpu_program, env)
            checks["the wheel works in an environment of its own"] = check_wheel
        in_order = sorted(checks, key=lambda name: not any(word in name for word in LONG))  # all workers end together
        passed, failed = run_checks({name: checks[name] for name in in_order}, args.jobs)
    print(f"\n{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nstopped")
