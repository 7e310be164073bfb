"""Write ImageNet_train.json and ImageNet_val.json for ImageNet as it is downloaded."""

from dataclasses import dataclass
from pathlib import Path

import tyro

from magicmaster_nb.preparation.imagenet import index_imagenet
from magicmaster_nb.preparation.jobs import script


@dataclass
class Options:
    """List the images of ImageNet with their class ids, and say what is missing."""

    root: tyro.conf.Positional[Path] = tyro.MISSING
    "folder with train (class folders), val (class folders, or side by side) and the devkit; the lists go there"
    val: Path | None = None
    "folder of the validation images, if it is not called val; in the same root"
    devkit: Path | None = None
    "folder ILSVRC2012_devkit_t12, if it is not in the root; needed if val has no class folders"
    dry_run: bool = False
    "say what would be written, and write nothing"


if __name__ == "__main__":
    with script(Options(), "data/ImageNet") as options:
        index_imagenet(options.root, options.val, options.devkit, options.dry_run)
