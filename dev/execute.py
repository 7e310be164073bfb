"""Execute one notebook in place, so that running it twice gives the same bytes: execute.py NOTEBOOK SECONDS."""

import re
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbdev.config import get_config
from nbdev.process import extract_directives
from nbformat import NotebookNode

from common import ROOT

COLOURS = re.compile(r"\x1b\[[\d;]*m")
PRIVATE = re.compile(
    "|".join(rf"(?<![\w.]){re.escape(str(path))}(?![\w-])" for path in {ROOT, Path.home(), Path(tempfile.gettempdir())})
)


def is_left_out(cell: NotebookNode) -> bool:
    """Whether nbdev_test would pass over the cell: its committed outputs stay."""
    directives = extract_directives(cell, remove=False)
    return (
        bool(directives.keys() & set(get_config().tst_flags.split()))
        or directives.get("eval:", [""])[0].lower() == "false"
    )


def steady(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """The outputs, pieces of a stream joined, without live widgets (progress bars), whose ids are random."""
    joined: list[NotebookNode] = []
    for output in outputs:
        if "application/vnd.jupyter.widget-view+json" in output.get("data", {}):
            continue
        if output.output_type == "stream" and joined and joined[-1].get("name") == output.name:
            joined[-1].text += output.text
        else:
            joined.append(output)
    return joined


def fault(outputs: list[NotebookNode]) -> str | None:
    """What a committed output may not hold, if it is there: a warning, or a path of this machine."""
    for output in outputs:
        if output.output_type == "stream" and output.name == "stderr":
            return f"writes to stderr: {output.text.strip()}"
        texts = [output.get("text", "")] + [
            text for kind, text in output.get("data", {}).items() if not kind.startswith("image/png")
        ]
        for text in map(str, texts):
            if found := PRIVATE.search(text):
                return f"shows a path of this machine: {text[max(0, found.start() - 60) : found.end() + 60].strip()}"
    return None


def main() -> None:
    path, deadline = Path(sys.argv[1]), time.monotonic() + float(sys.argv[2])
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        record_timing=False,
        startup_timeout=300,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(path.parent)}},
        timeout_func=lambda cell: max(1, int(deadline - time.monotonic())),
    )
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type != "code" or is_left_out(cell):
                continue
            problem = None
            try:
                client.execute_cell(cell, index)
            except CellExecutionError as error:
                problem = f"{error.ename}: {error.evalue}\n{COLOURS.sub('', error.traceback)}"
            except CellTimeoutError:
                problem = f"was not done when the notebook's {sys.argv[2]} s were over"
            except DeadKernelError:
                problem = "ended the kernel"
            cell.outputs = steady(cell.outputs)
            problem = problem or fault(cell.outputs)
            if problem:
                sys.exit(
                    f"cell {index + 1} of {len(notebook.cells)}, `{cell.source.strip().splitlines()[0]}`, {problem}"
                )
    nbformat.write(notebook, path)


if __name__ == "__main__":
    main()
