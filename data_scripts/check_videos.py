"""Find broken videos by their first, middle and last frame, each within a time limit."""

from magicmaster_nb.preparation.jobs import script
from magicmaster_nb.preparation.videos import CheckOptions, check_videos

if __name__ == "__main__":
    with script(CheckOptions(), "data/k600/train reports/k600_train --processes 16") as options:
        check_videos(options)
