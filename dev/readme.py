"""Make README.md from nbs/index.ipynb, with the pictures in its outputs as files beside it."""

import re
import shutil
import sys
from configparser import ConfigParser
from posixpath import normpath

import nbformat
from nbconvert import MarkdownExporter

from common import ROOT

PICTURES = ROOT / "README_files"
HIDDEN = re.compile(r"#\|\s*(hide|default_exp)\b|\s*\Z")
DRAWING = re.compile(r"#\|\s*echo: false")
DIRECTIVES = re.compile(r"^#\|.*\n?", re.MULTILINE)
RELATIVE_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#|/)[^)\s]+")


def from_root(link: re.Match) -> str:
    """A link of the index, which lies in nbs/, as README.md has to write it."""
    target = normpath(f"nbs/{link[0]}")
    if not (ROOT / target.partition("#")[0]).exists():
        sys.exit(f"nbs/index.ipynb links to {link[0]}, which is not there")
    return target


def colab_badge() -> str:
    """A link that opens the quickstart in Colab; "" while settings.ini does not say whose repository this is."""
    settings = ConfigParser(delimiters=["="], interpolation=None)
    settings.read(ROOT / "settings.ini", encoding="utf-8")
    user, repo, branch = (settings["DEFAULT"][name] for name in ("user", "repo", "branch"))
    if not user:
        return ""
    colab = "https://colab.research.google.com"
    image = f"![Open the quickstart in Colab]({colab}/assets/colab-badge.svg)"
    return f"[{image}]({colab}/github/{user}/{repo}/blob/{branch}/nbs/00_quickstart.ipynb)"


def main() -> None:
    notebook = nbformat.read(ROOT / "nbs/index.ipynb", as_version=4)
    notebook.cells = [cell for cell in notebook.cells if not HIDDEN.match(cell.source)]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = RELATIVE_LINK.sub(from_root, cell.source)
        else:
            if DRAWING.match(cell.source):
                cell.metadata["transient"] = {"remove_source": True}  # by which nbconvert shows the outputs alone
            cell.source = DIRECTIVES.sub("", cell.source)
    notebook.metadata.language_info = {"name": "python"}  # nbdev_clean drops it
    text, resources = MarkdownExporter().from_notebook_node(
        notebook, {"unique_key": "README", "output_files_dir": PICTURES.name}
    )
    shutil.rmtree(PICTURES, ignore_errors=True)
    for name, content in resources["outputs"].items():
        PICTURES.mkdir(exist_ok=True)
        (ROOT / name).write_bytes(content)
    lines = [line.rstrip() for line in text.strip().splitlines()]
    lines[1:1] = ["", colab_badge()]
    (ROOT / "README.md").write_text(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
