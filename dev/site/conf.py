"""How Sphinx turns the pages that dev/docs.py writes into the site: see `make docs`."""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform

sys.path.insert(0, str(Path(__file__).parent))  # of headings.py

project = "MagicMaster, as notebooks"
copyright = author = "The MagicMaster notebooks team"
extensions = ["myst_nb"]
language = "en"
html_theme = "furo"
html_title = project
html_favicon = "icon.svg"
html_static_path = ["explore.js", "style.css"]
html_css_files = ["style.css"]
html_js_files = [("explore.js", {"defer": "defer"})]
html_copy_source = html_show_sourcelink = html_show_copyright = html_show_sphinx = False
html_math_renderer = "mathml"
add_module_names = False
toc_object_entries = False  # of the package's names in the sidebar, with which each page takes seconds
nb_execution_mode = "off"  # dev/docs.py has executed them
myst_enable_extensions = ["dollarmath", "amsmath", "colon_fence"]
myst_heading_anchors = 4
myst_heading_slug_func = "headings.as_in_jupyterlab"
suppress_warnings = ["myst.header", "toc.not_included"]  # from # to ###; a README that a page links to


BEFORE = {  # LaTeX → what latex2mathml knows
    r"\\arg(?![a-z])": r"\\operatorname{arg}",
    r":=|\\coloneqq": "≔",
    r"\\langle": "⟨",
    r"\\rangle": "⟩",
    r"\\[lr]Vert(?![A-Za-z])": r"\\|",  # which does not stretch
}
SPACE = "0.1667em"  # LaTeX's thin space


def mathml(formula: str, display: str) -> str:
    """A formula as MathML, which browsers show without a script; an error if a part of it is not understood."""
    for pattern, better in BEFORE.items():
        formula = re.sub(pattern, better, formula)
    try:
        made = ElementTree.fromstring(convert(formula, display=display))
    except Exception as error:
        raise ExtensionError(f"latex2mathml cannot read the formula {formula!r}: {error}") from error
    if left := [text for text in made.itertext() if "\\" in text]:
        raise ExtensionError(f"latex2mathml does not know {', '.join(left)} in the formula {formula!r}")
    ElementTree.register_namespace("", "http://www.w3.org/1998/Math/MathML")
    for row in list(made.iter()):
        if row.tag.endswith("}mi") and re.fullmatch("[Α-Ω]", row.text or ""):
            row.set("mathvariant", "normal")  # as LaTeX has it
        if row.tag.endswith(("}mrow", "}math", "}mstyle")):
            for number, part in reversed(list(enumerate(row[:-1], 1))):
                if is_function(part) and row[number].tag.endswith(("}mi", "}mn", "}mrow", "}msub", "}msup", "}mfrac")):
                    row.insert(number, ElementTree.Element("{http://www.w3.org/1998/Math/MathML}mspace", width=SPACE))
    return ElementTree.tostring(made, encoding="unicode")


def is_function(part: ElementTree.Element) -> bool:
    """Whether a part of a formula is a name such as log, with or without an index or a power."""
    if part.tag.endswith(("}msub", "}msup", "}msubsup", "}munder")):
        return is_function(part[0])
    return part.tag.endswith("}mi") and re.fullmatch("[a-z]{2,}", part.text or "") is not None


def visit_math(translator, node: nodes.math) -> None:
    translator.body.append(mathml(node.astext(), "inline"))
    raise nodes.SkipNode


def visit_math_block(translator, node: nodes.math_block) -> None:
    translator.body.append(f'<div class="mm-formula">{mathml(node.astext(), "block")}</div>')
    raise nodes.SkipNode


class FoldChecks(SphinxPostTransform):
    """Below the heading "Checks" a page is folded away, as in JupyterLab."""

    default_priority = 900

    def run(self, **options) -> None:
        for section in self.document.findall(nodes.section):
            if section[0].astext() == "Checks":
                opened = '<details class="mm-checks"><summary>Show the checks of what this page exports</summary>'
                section.insert(1, nodes.raw("", opened, format="html"))
                section.append(nodes.raw("", "</details>", format="html"))


def setup(app: Sphinx) -> dict:
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
    app.add_post_transform(FoldChecks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
