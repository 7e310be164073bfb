"""Shrink videos, with near key frames and a constant rate, without sound; the originals are kept."""

from magicmaster_nb.preparation.jobs import script
from magicmaster_nb.preparation.videos import ResizeOptions, resize_videos

if __name__ == "__main__":
    with script(ResizeOptions(), "data/k600/train data/k600_128/train --processes 16") as options:
        resize_videos(options)
