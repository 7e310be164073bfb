"""Limits that keep notebooks and modules readable. `python dev/limits.py` prints what exceeds them."""

import ast
import json
import re
import sys
from pathlib import Path

from common import PACKAGE, ROOT, find_notebooks

LESSON_CELLS = 45  # before the cell "## Checks"
CHECK_CELLS = 25  # after it; more of them belong into a notebook of their own, NAME_checks.ipynb
LESSON_LINES = 15  # of a cell of the lesson that is not exported
EXPORTED_LINES = 60  # of a cell that is
CLASS_LINES = 100
SENTENCE = 114  # characters of the sentence below the title, which becomes the module's first line
NOTEBOOK_KILOBYTES = 300
COLLAPSED = "jp-MarkdownHeadingCollapsed"  # by which JupyterLab shows a heading with its cells folded away
MAP = ROOT / "nbs/00a_what_tokens_are_for.ipynb"  # its table links to every notebook
METADATA = {"kernelspec": {"display_name": "python3", "language": "python", "name": "python3"}}  # else it asks for one


def notebook_faults(path: Path) -> list[str]:
    """What is too long in a notebook."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = notebook["cells"]
    sources = ["".join(cell["source"]) for cell in cells]
    headings = [number for number, source in enumerate(sources) if source.startswith("## Checks")]
    lesson, faults = headings[0] if headings else len(cells), list[str]()
    if path.stat().st_size > NOTEBOOK_KILOBYTES * 1024:
        faults.append(f"{path.stat().st_size // 1024} KB, more than {NOTEBOOK_KILOBYTES}")
    if sentence := re.match(r"#.*\n+> (.*)", sources[0]):
        if len(sentence[1]) > SENTENCE:
            faults.append(f"its first sentence has {len(sentence[1])} characters, more than {SENTENCE}")
    else:
        faults.append("it does not begin with '# Title' and '> one sentence'")
    if path.stem.endswith("_checks"):
        lesson = 0
    elif headings and (checks := len(cells) - headings[0] - 1) > CHECK_CELLS:
        faults.append(f"{checks} cells of checks, more than {CHECK_CELLS}: make {path.stem}_checks.ipynb")
    if lesson > LESSON_CELLS:
        faults.append(f"a lesson of {lesson} cells, more than {LESSON_CELLS}: end it by a cell '## Checks'")
    if notebook["metadata"] != METADATA:
        faults.append(f"its metadata are not {METADATA}, with which JupyterLab opens it without a question")
    if headings and not cells[headings[0]]["metadata"].get(COLLAPSED):
        faults.append(f"its cell '## Checks' is not folded: set {COLLAPSED} in the cell's metadata")
    for number, (cell, source) in enumerate(zip(cells, sources)):
        lines = [line for line in source.splitlines() if line.strip()]
        exported = re.match(r"#\|\s*export", source) is not None
        limit = EXPORTED_LINES if exported else LESSON_LINES
        if cell["cell_type"] == "code" and len(lines) > limit and (exported or number < lesson):
            faults.append(
                f"cell {number + 1}, `{lines[1 if exported else 0].strip()}`: {len(lines)} lines, more than {limit}"
            )
    return faults


def class_faults(path: Path) -> list[str]:
    """Classes of a module that are too long."""
    classes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ClassDef)]
    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in classes}
    return [
        f"class {name}: {length} lines, more than {CLASS_LINES}"
        for name, length in lengths.items()
        if length > CLASS_LINES
    ]


def map_faults() -> list[str]:
    """A line for each notebook to which the map of the field does not link."""
    linked = set(re.findall(r"\]\(([^)#]+\.ipynb)", MAP.read_text(encoding="utf-8")))
    names = [path.relative_to(MAP.parent).as_posix() for path in find_notebooks([])]
    missing = [name for name in names if name not in linked and name not in (MAP.name, "index.ipynb")]
    return [f"{MAP.relative_to(ROOT)}: its table does not link to {name}" for name in missing]


def all_faults() -> list[str]:
    """A line for everything that exceeds a limit, and for what the map of the field leaves out."""
    faults = {path: notebook_faults(path) for path in find_notebooks([])}
    faults |= {path: class_faults(path) for path in sorted((ROOT / PACKAGE).rglob("*.py"))}
    lines = [f"{path.relative_to(ROOT)}: {fault}" for path, found in faults.items() for fault in found]
    return lines + map_faults()


if __name__ == "__main__":
    faults = all_faults()
    print("\n".join(faults) or "all within the limits")
    sys.exit(bool(faults))
