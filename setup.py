"""Packaging of MagicMaster, as notebooks: every value comes from settings.ini."""

from configparser import ConfigParser
from pathlib import Path

from setuptools import find_packages, setup

ROOT = Path(__file__).parent
LICENSES = {"apache2": "Apache-2.0"}
STATUSES = [
    "1 - Planning",
    "2 - Pre-Alpha",
    "3 - Alpha",
    "4 - Beta",
    "5 - Production/Stable",
    "6 - Mature",
    "7 - Inactive",
]

parser = ConfigParser(delimiters=["="], interpolation=None)
parser.read(ROOT / "settings.ini", encoding="utf-8")
settings = parser["DEFAULT"]


def lines(key: str) -> list:
    """One value a line: a requirement may have spaces, as in `decord>=0.6; sys_platform == "linux"`."""
    return [line.strip() for line in settings[key].splitlines() if line.strip()]


package = settings["lib_path"]
oldest, newest = (int(settings[key].split(".")[1]) for key in ("min_python", "max_python"))
readme = ROOT / "README.md"

setup(
    name=settings["lib_name"],
    version=settings["version"],
    description=settings["description"],
    long_description=readme.read_text(encoding="utf-8") if readme.exists() else settings["description"],
    long_description_content_type="text/markdown",
    author=settings["author"],
    license=LICENSES[settings["license"]],
    keywords=settings["keywords"].split(),
    url=settings["git_url"] or None,
    classifiers=[
        f"Development Status :: {STATUSES[int(settings['status']) - 1]}",
        f"Intended Audience :: {settings['audience']}",
        f"Natural Language :: {settings['language']}",
        "Topic :: Scientific/Engineering :: Artificial Intelligence",
        "Programming Language :: Python :: 3",
        *(f"Programming Language :: Python :: 3.{minor}" for minor in range(oldest, newest + 1)),
    ],
    python_requires=f">={settings['min_python']}",
    install_requires=lines("requirements"),
    extras_require={extra: lines(f"{extra}_requirements") for extra in ("dev", "torchcodec", "export")},
    entry_points={"console_scripts": lines("console_scripts")},
    packages=find_packages(include=[package, f"{package}.*"]),
    include_package_data=False,
    package_data={package: ["py.typed", "samples/**", "pretrained/**", "pretrained_prior/**"]},
    zip_safe=False,
)
