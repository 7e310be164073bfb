"""Write annotations/train_new.txt and val_new.txt for Kinetics-600 as it is downloaded."""

from dataclasses import dataclass
from pathlib import Path

import tyro

from magicmaster_nb.preparation.jobs import script
from magicmaster_nb.preparation.kinetics import index_kinetics


@dataclass
class Options:
    """List the clips of Kinetics-600 with their class ids, and say what is missing and what is in no annotation."""

    root: tyro.conf.Positional[Path] = tyro.MISSING
    "folder with train and val (clips side by side, or in class folders) and annotations (.txt, .csv)"
    broken: tuple[Path, ...] = ()
    "lists bad.txt of check_videos.py, whose clips are left out"
    dry_run: bool = False
    "say what would be written, and write nothing"


if __name__ == "__main__":
    with script(Options(), "data/k600") as options:
        index_kinetics(options.root, options.broken, options.dry_run)
