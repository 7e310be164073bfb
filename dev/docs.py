"""Make the site in _docs/ from the notebooks, the package and benchmarks/: its sliders need no kernel."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from posixpath import normpath, relpath

import grimp
import nbformat
from nbformat import NotebookNode

from api_pages import pages
from common import PACKAGE, ROOT, Failed, copy_tree, environment, find_notebooks, run, run_checks
from magicmaster_nb.figures import POSITIONS, thinned
from readme import DIRECTIVES, DRAWING, HIDDEN, RELATIVE_LINK
from tokenizer_page import make_files, runtime_files

OUT = ROOT / "_docs"
CACHE = OUT / ".cache"  # what need not be made again: executed notebooks, frames, files from npm
SOURCE = CACHE / "source"
PARTS = ROOT / "dev/site"
LIMIT = 60  # MB, of the site without the cache
# begun first
LONG = ("12_cost", "00_quickstart", "00a_what", "04_processes", "00_gan_toy", "01_gan_toy", "06_vq", "12a_where")
FEWEST = 3  # positions of a slider: its start and both ends
DATA = re.compile(r'(<div class="mm-explore"><script type="application/json">)(.*?)(</script><img src=")([^"]*)')
CONTROLS = re.compile(r"(?<!def )\bexplorer?\(")  # of a cell whose figure has controls
SUMMARY = re.compile(r'#\|\s*code-summary: "(.*)"')
CAPTIONS = {"05a_preparation": "Data preparation"}  # of a folder whose name is not its caption


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def fingerprint(files: list[Path]) -> str:
    """A hash of the names and contents of files."""
    found = sha256()
    for path in sorted(files):
        found.update(f"{path.relative_to(ROOT)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return found.hexdigest()


def to_execute(path: Path) -> NotebookNode:
    """A notebook up to its last figure with controls: what follows stays as it is stored, and cannot change them."""
    notebook = nbformat.read(path, as_version=4)
    shown = [cell.cell_type == "code" and not HIDDEN.match(cell.source) for cell in notebook.cells]
    explored = [number for number, cell in enumerate(notebook.cells) if shown[number] and CONTROLS.search(cell.source)]
    notebook.cells = notebook.cells[: max(explored) + 1] if explored else []
    return notebook


def executed_file(path: Path, imports: grimp.ImportGraph) -> Path:
    """Where the executed notebook is kept: its name changes with its code, its folder's data, the modules it uses."""
    code = json.dumps([cell.source for cell in code_cells(to_execute(path))])
    named = {name for name in imports.modules if re.search(rf"\b{re.escape(name)}\b", code)}
    used = named.union({f"{PACKAGE}.figures"}, *(imports.find_upstream_modules(name) for name in named))
    files = [file for name in used for file in files_of(name)]
    state = fingerprint([*files, *path.parent.glob("*.json")])
    key = sha256(f"{code}{state}{POSITIONS}".encode()).hexdigest()[:20]
    return CACHE / "executed" / f"{path.relative_to(ROOT / 'nbs').as_posix().replace('/', '.')}.{key}"


def files_of(module: str) -> list[Path]:
    """The file of a module."""
    base = ROOT / module.replace(".", "/")
    return [file for file in (base.with_suffix(".py"), base / "__init__.py") if file.exists()]


def execute(path: Path, to: Path, tree: Path, env: dict[str, str], limit: float) -> None:
    """Execute a notebook's copy in `tree`, and keep what it gives."""
    copy = tree / path.relative_to(ROOT)
    nbformat.write(to_execute(path), copy)
    run([sys.executable, tree / "dev/execute.py", copy, limit], limit + 30, env, cwd=tree)
    to.parent.mkdir(parents=True, exist_ok=True)
    for old in to.parent.glob(f"{to.name.rpartition('.')[0]}.*"):
        old.unlink()
    shutil.copy2(copy, to)


def execute_all(notebooks: list[Path], imports: grimp.ImportGraph, limit: float, jobs: int) -> None:
    """Execute the notebooks that were not yet, or have changed; Failed if one of them fails."""
    wanted = {path: executed_file(path, imports) for path in notebooks if to_execute(path).cells}
    missing = {path: file for path, file in wanted.items() if not file.exists()}
    print(f"{len(missing)} of {len(wanted)} notebooks with controls to execute", flush=True)
    if not missing:
        return
    with tempfile.TemporaryDirectory() as scratch:
        tree = copy_tree(Path(scratch) / "project")
        env = environment(Path(scratch)) | {"MM_STATIC": "1", "MM_SITE": str(CACHE), "PYTHONPATH": str(tree)}
        run([sys.executable, "-c", "import matplotlib.font_manager"], limit, env)  # its first import writes to stderr
        steps = {
            str(path.relative_to(ROOT)): partial(execute, path, file, tree, env, limit)
            for path, file in missing.items()
        }
        in_order = sorted(steps, key=lambda name: not any(word in name for word in LONG))
        _, failed = run_checks({name: steps[name] for name in in_order}, jobs)
    if failed:
        raise Failed(f"{failed} notebooks failed")


def fewer(data: dict, count: int) -> dict:
    """What `explore` told the page, with at most `count` positions of a slider."""
    kept = []  # of each control: the places that stay
    for control in data["controls"]:
        places = list(range(len(control["values"])))
        kept.append(thinned(places, control["start"], count) if control["kind"] == "slider" else places)
    controls = [
        control | {"values": [control["values"][place] for place in places], "start": places.index(control["start"])}
        for control, places in zip(data["controls"], kept)
    ]
    frames = {}
    for drawn, name in data["frames"].items():
        places = [int(place) for place in drawn.split(",")]
        if all(place in stay for place, stay in zip(places, kept)):
            frames[",".join(str(stay.index(place)) for place, stay in zip(places, kept))] = name
    return {"controls": controls, "frames": frames}


def page(path: Path, file: Path, count: int) -> tuple[NotebookNode, list[dict]]:
    """A notebook as a page, and what its figures with controls say."""
    notebook = nbformat.read(path, as_version=4)
    done = code_cells(nbformat.read(file, as_version=4)) if file.exists() else []
    name = path.relative_to(ROOT / "nbs").as_posix()
    up = "../" * name.count("/")
    explored: list[dict] = []

    def placed(found: re.Match) -> str:
        explored.append(fewer(json.loads(found[2]), count))
        data = json.dumps(explored[-1], ensure_ascii=False).replace("<", "\\u003c")
        return f"{found[1]}{data}{found[3]}{up}{found[4]}"

    for cell, executed in zip(code_cells(notebook), done):  # the first ones
        cell.outputs = executed.outputs
        for output in cell.outputs:
            if html := output.get("data", {}).get("text/html"):
                output["data"]["text/html"] = DATA.sub(placed, html)
    notebook.cells = [cell for cell in notebook.cells if not HIDDEN.match(cell.source)]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = RELATIVE_LINK.sub(partial(link, f"nbs/{name}"), cell.source)
            continue
        tags = ["remove-input"] if DRAWING.match(cell.source) else []
        cell.metadata["mystnb"] = {"image": {"alt": "Figure drawn by the code above"}}
        if summary := SUMMARY.search(cell.source):
            tags.append("hide-cell")
            cell.metadata["mystnb"]["code_prompt_show"] = summary[1]
        cell.metadata["tags"] = tags
        cell.source = DIRECTIVES.sub("", cell.source)
    notebook.metadata.language_info = {"name": "python", "pygments_lexer": "python"}
    return notebook, explored


def check_links(notebooks: list[Path]) -> None:
    """Failed, naming all of them, if links between files of the project lead nowhere."""
    broken = []
    for path in notebooks:
        for cell in nbformat.read(path, as_version=4).cells:
            for found in RELATIVE_LINK.findall(cell.source) if cell.cell_type == "markdown" else []:
                if not (path.parent / found.partition("#")[0]).exists():
                    broken.append(f"{path.relative_to(ROOT)} links to {found}, which is not there")
    if broken:
        raise Failed("\n".join(broken))


def link(page_name: str, found: re.Match) -> str:
    """A link to a file of the project, as the pages have it."""
    target, _, heading = found[0].partition("#")
    target = normpath(f"{Path(page_name).parent.as_posix()}/{target}")
    inside = target.removeprefix("nbs/")
    if not target.startswith("nbs/") and (ROOT / target).exists():
        (SOURCE / inside).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / target, SOURCE / inside)
    here = Path(page_name.removeprefix("nbs/")).parent.as_posix()
    return relpath(inside, here) + (f"#{heading}" if heading else "")


def toctree(caption: str, names: list[str]) -> str:
    """A part of the contents, in the sidebar."""
    lines = ["```{toctree}", ":hidden:", ":titlesonly:"]
    return "\n".join([*lines, *([f":caption: {caption}"] if caption else []), "", *names, "```", ""])


def contents(notebooks: list[Path], others: dict[str, list[str]]) -> str:
    """The order of all pages: notebooks by folder, then the others by their captions."""
    parts: dict[str, list[str]] = {}
    for path in notebooks:
        name = path.relative_to(ROOT / "nbs").with_suffix("").as_posix()
        if name != "index":
            folder = Path(name).parent.name
            words = re.sub(r"^\d+[a-z]?_", "", folder).replace("_", " ").capitalize()
            parts.setdefault(CAPTIONS.get(folder, words), []).append(name)
    return "\n".join(toctree(caption, names) for caption, names in (parts | others).items())


def write_sources(notebooks: list[Path], imports: grimp.ImportGraph, count: int, tokenizer: bool) -> list[dict]:
    """Write what Sphinx reads; returns what the figures with controls say."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    SOURCE.mkdir(parents=True)
    explored: list[dict] = []
    api = pages()
    for name, text in api.items():
        (SOURCE / name).parent.mkdir(exist_ok=True)
        (SOURCE / name).write_text(text, encoding="utf-8")
    for path in (ROOT / "benchmarks").glob("*.md"):
        (SOURCE / "benchmarks").mkdir(exist_ok=True)
        shutil.copy2(path, SOURCE / "benchmarks")
    measured = [f"benchmarks/{path.stem}" for path in sorted((SOURCE / "benchmarks").glob("*.md"))]
    if tokenizer:
        for name in ("tokenizer.md", "tokenizer.html"):
            shutil.copy2(PARTS / "tokenizer" / name, SOURCE)
    others = {"Try it": ["tokenizer"]} if tokenizer else {}
    others |= {"The package": ["api/index"], "Measurements": measured}
    for path in notebooks:
        notebook, found = page(path, executed_file(path, imports), count)
        explored += found
        if path == ROOT / "nbs/index.ipynb":
            notebook.cells.append(nbformat.v4.new_markdown_cell(contents(notebooks, others)))
        to = SOURCE / path.relative_to(ROOT / "nbs")
        to.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, to)
    return explored


def build(env: dict[str, str], whole: bool) -> None:
    """Run Sphinx; of a part of the notebooks, links to the others lead nowhere, and are only said."""
    made, strict = CACHE / "html", ["-W", "--keep-going"] if whole else []
    shutil.rmtree(made, ignore_errors=True)
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-c", PARTS, "-d", CACHE / "doctrees", "-q"]
    said = run([*command, *strict, SOURCE, made], 1800, env)  # one process: with more, errors of writing are lost
    if said.strip():
        print(said.strip()[-3000:])
    sources = [path.relative_to(SOURCE) for path in SOURCE.rglob("*") if path.suffix in (".ipynb", ".md")]
    if lost := [str(path) for path in sources if not (made / path.with_suffix(".html")).is_file()]:
        raise Failed(f"{len(lost)} of {len(sources)} pages were not written: {', '.join(lost[:5])} …")
    for old in OUT.iterdir():
        if old != CACHE:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    for new in made.iterdir():
        if new.name not in (".buildinfo", "objects.inv"):
            new.rename(OUT / new.name)


def frames_of(explored: list[dict]) -> set[Path]:
    return {CACHE / "frames" / name for data in explored for name in data["frames"].values()}


def size_of(files: Iterator[Path] | set[Path]) -> float:
    """MB of some files."""
    return sum(path.stat().st_size for path in files) / 1e6


def site_files() -> Iterator[Path]:
    return (path for path in OUT.rglob("*") if path.is_file() and CACHE not in path.parents)


def tokenizer_page(imports: grimp.ImportGraph) -> bool:
    """Gather the files of the page with the tokenizer in it; False, with a sentence, if npm brings no runtime."""
    try:
        runtime_files(CACHE)
    except (Failed, subprocess.TimeoutExpired) as reason:
        print(f"the page with the tokenizer in it is left out: {reason}")
        return False
    shutil.rmtree(CACHE / "tokenizer", ignore_errors=True)
    exporting = imports.find_upstream_modules(f"{PACKAGE}.export") | {f"{PACKAGE}.export"}
    make_files(CACHE, fingerprint([file for name in exporting for file in files_of(name)]), CACHE / "tokenizer")
    return True


def make_site(
    notebooks: list[Path], imports: grimp.ImportGraph, megabytes: float, env: dict[str, str], whole: bool
) -> None:
    """Write and build with as many positions as the limit lets in, and say what came of it."""
    count, tokenizer = POSITIONS, whole and tokenizer_page(imports)
    explored = write_sources(notebooks, imports, count, tokenizer)
    build(env, whole)
    rest = size_of(site_files()) + (size_of(set((CACHE / "tokenizer").iterdir())) if tokenizer else 0)
    while (size := rest + size_of(frames_of(explored))) > megabytes:
        if count <= FEWEST:
            raise Failed(f"{size:.1f} MB with {count} positions of a slider, more than {megabytes:g} MB")
        print(f"{size:.1f} MB with {count} positions of a slider, more than {megabytes:g} MB: on with {count - 1}")
        count -= 1
        explored = write_sources(notebooks, imports, count, tokenizer)
    if count < POSITIONS:
        build(env, whole)
    if tokenizer:
        shutil.copytree(CACHE / "tokenizer", OUT / "tokenizer")
    (OUT / "frames").mkdir()
    for path in frames_of(explored):
        shutil.copy2(path, OUT / "frames")
    sliders = sum(len(data["controls"]) for data in explored)
    html = sum(path.suffix == ".html" for path in site_files())
    print(
        f"{OUT.relative_to(ROOT)}/index.html: {html} pages, {len(explored)} figures with {sliders} controls "
        f"and {len(frames_of(explored))} frames, {size_of(site_files()):.1f} MB of at most {megabytes:g}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="*", help="notebooks or folders, with the index (default: all)")
    parser.add_argument("--limit", type=float, default=600, help="seconds of one notebook (default: %(default)s)")
    parser.add_argument("--megabytes", type=float, default=LIMIT, help="of the whole site (default: %(default)s)")
    parser.add_argument("-j", "--jobs", type=int, default=2, help="notebooks at a time (default: %(default)s)")
    args = parser.parse_args()
    index = ROOT / "nbs/index.ipynb"
    notebooks = [index, *(path for path in find_notebooks(args.notebooks) if path != index)]
    CACHE.mkdir(parents=True, exist_ok=True)
    imports = grimp.build_graph(PACKAGE, cache_dir=None)
    if not args.notebooks:
        check_links(notebooks)
    execute_all(notebooks, imports, args.limit, args.jobs)
    with tempfile.TemporaryDirectory() as scratch:
        env = environment(Path(scratch))
        make_site(notebooks, imports, args.megabytes, env, whole=not args.notebooks)


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nstopped; what was executed is kept")
    except Failed as failure:
        sys.exit(str(failure))
