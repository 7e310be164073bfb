"""Make a tiny ImageNet and a tiny Kinetics-600, in the true layouts, from the bundled samples."""

from dataclasses import dataclass
from pathlib import Path

import tyro

from magicmaster_nb.preparation.fake import make_fakes
from magicmaster_nb.preparation.jobs import script


@dataclass
class Options:
    """A tiny ImageNet (3 classes, devkit and all) and a tiny Kinetics-600 (12 clips, 2 broken), to try commands on."""

    out: tyro.conf.Positional[Path] = tyro.MISSING
    "folder in which imagenet/ and k600/ are made"
    dry_run: bool = False
    "say what would be made, and write nothing"


if __name__ == "__main__":
    with script(Options(), "fake") as options:
        make_fakes(options.out, options.dry_run)
