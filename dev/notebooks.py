"""Execute notebooks in place, ready to commit: their outputs, the package and README.md, the same bytes each time."""

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

from common import BIN, ROOT, Failed, environment, find_notebooks, run, run_checks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="*", help="notebooks or folders to execute (default: all)")
    parser.add_argument(
        "--limit", type=float, default=600, help="seconds that one notebook may take (default: %(default)s)"
    )
    parser.add_argument("-j", "--jobs", type=int, default=2, help="how many run at a time (default: %(default)s)")
    args = parser.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        env = environment(Path(scratch)) | {"MM_STATIC": "1"}
        step = partial(run, limit=300, env=env)
        notebooks = find_notebooks(args.notebooks)
        step([BIN / "nbdev_clean"])
        step([BIN / "nbdev_export"])
        step([sys.executable, "-c", "import matplotlib.font_manager"])  # its first import writes to stderr
        _, failed = run_checks(
            {
                str(path.relative_to(ROOT)): partial(
                    run, [sys.executable, "dev/execute.py", path, args.limit], args.limit + 30, env
                )
                for path in notebooks
            },
            args.jobs,
        )
        step([BIN / "nbdev_clean"])
        step([sys.executable, "dev/readme.py"])
    print(f"\n{len(notebooks) - failed} executed, {failed} failed and left as they were")
    sys.exit(failed > 0)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nstopped; notebooks that were not done are as they were")
    except Failed as failure:
        sys.exit(str(failure))
