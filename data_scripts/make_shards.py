"""Pack images or videos into tar shards of some thousand samples, with an index beside each."""

from magicmaster_nb.preparation.jobs import script
from magicmaster_nb.preparation.shards import ShardOptions, make_shards

if __name__ == "__main__":
    with script(ShardOptions(), "data/ImageNet/train shards/ImageNet_train --processes 8") as options:
        make_shards(options)
