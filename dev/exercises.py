"""Try all exercises: right answers pass, expected mistakes are caught, and notebooks ask what `solutions/` answers."""

import json
import re
import sys
from pathlib import Path

from common import ROOT, find_notebooks

from magicmaster_nb.exercises import faults, read_exercises

SOLUTIONS = ROOT / "solutions"
LEAST = 2  # exercises of a notebook
WITHOUT = ("index", "00_glossary")  # notebooks that need none; pages of checks do not either


def numbers_asked(notebook: Path) -> list[int]:
    """The numbers of the exercises that a notebook's cells ask, in their order."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells]
    begin = [place for place, source in enumerate(sources) if re.search("^## Exercises", source, re.MULTILINE)]
    end = [place for place, source in enumerate(sources) if source.startswith("## Checks")]
    section = zip(cells[begin[0] :], sources[begin[0] :]) if begin else ()
    if begin and end:
        section = zip(cells[begin[0] : end[0]], sources[begin[0] : end[0]])
    code = "\n".join(source for cell, source in section if cell["cell_type"] == "code")
    return [int(number) for number in re.findall(r"^check\((\d+),", code, re.MULTILINE)]


def notebook_faults(notebook: Path) -> tuple[int, list[str]]:
    """How many exercises a notebook has, and what is wrong with them."""
    name = notebook.relative_to(ROOT / "nbs").with_suffix("")
    path, asked = SOLUTIONS / name.with_suffix(".py"), numbers_asked(notebook)
    if not path.is_file():
        needs_none = name.name in WITHOUT or name.name.endswith("_checks")
        missing = f"asks {len(asked)} exercises, and there is no {path.relative_to(ROOT)}"
        return 0, [missing] * (bool(asked) or not needs_none)
    found = read_exercises(path)
    lines = faults(found)
    if asked != list(range(1, len(found) + 1)):
        lines.append(f"asks the numbers {asked}, and {path.relative_to(ROOT)} has {len(found)} exercises")
    if len(found) < LEAST:
        lines.append(f"has {len(found)} exercises, fewer than {LEAST}")
    return len(found), lines


def main() -> None:
    """Print how many exercises there are, and all faults; exit status 1 if there are any."""
    notebooks = find_notebooks([])
    results = {notebook: notebook_faults(notebook) for notebook in notebooks}
    names = {notebook.relative_to(ROOT / "nbs").with_suffix("") for notebook in notebooks}
    lines = [f"{path.relative_to(ROOT)}: {line}" for path, (_, found) in results.items() for line in found]
    for path in sorted(SOLUTIONS.rglob("*.py")):
        if path.relative_to(SOLUTIONS).with_suffix("") not in names:
            lines.append(f"{path.relative_to(ROOT)}: there is no notebook of this name")
    counts = [count for count, _ in results.values() if count]
    print("\n".join([*lines, f"{sum(counts)} exercises in {len(counts)} notebooks"]))
    sys.exit(bool(lines))


if __name__ == "__main__":
    main()
