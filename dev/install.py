"""Make a virtual environment and install this project into it: install.py VENV [dev]."""

# Written for older Pythons than the project's own too, since it is what tells their users that they need another.
import json
import re
import shutil
import subprocess
import sys
import time
from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOWNLOAD = re.compile(r"Downloading (?:\S+/)?([^/\s]+) \(([\d.]+ [kMG]B)\)")
LARGE = re.compile(r"\d{2,}[\d.]* MB|GB")


def oldest_python() -> tuple:
    """The oldest Python that the project runs on, from settings.ini."""
    settings = ConfigParser(delimiters=["="], interpolation=None)
    settings.read(str(ROOT / "settings.ini"), encoding="utf-8")
    return tuple(int(part) for part in settings["DEFAULT"]["min_python"].split("."))


def make_venv(venv: Path) -> None:
    """Make the environment, unless one that works is there."""
    python = venv / "bin" / "python"
    if python.exists() and subprocess.call([str(python), "-c", "import pip"], stderr=subprocess.DEVNULL) == 0:
        return
    try:
        import ensurepip  # noqa: F401  (Debian's Python lacks it until python3-venv is installed)
        import venv as _  # noqa: F401
    except ImportError:
        sys.exit(
            "This Python can make no virtual environment: install its venv module (Debian and Ubuntu: python3-venv)."
        )
    print(f"making {venv} with Python {sys.version.split()[0]}", flush=True)
    if subprocess.call([sys.executable, "-m", "venv", str(venv)]) != 0:
        sys.exit(f"{venv} could not be made: see the lines above.")


def install(venv: Path, target: str) -> None:
    """Run pip, show one line of what it is doing, keep the rest in a log."""
    log = venv / "install.log"
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns - 1
    command = [
        str(venv / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--progress-bar",
        "off",
        "--editable",
        target,
    ]
    start = time.monotonic()
    print(f"installing {target} into {venv} …", flush=True)
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(
            command,
            cwd=str(ROOT),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            universal_newlines=True,
        )
        for line in process.stdout:
            file.write(line)
            download = DOWNLOAD.search(line)
            if download:
                news = "  downloading {} ({})".format(*download.groups())
            elif line.startswith("Installing collected packages:"):
                news = f"  unpacking {line.count(',') + 1} packages"
            else:
                continue
            if terminal:
                print(f"\r\033[K{news[:width]}", end="", flush=True)
            elif not download or LARGE.search(news):
                print(news, flush=True)
    if terminal:
        print("\r\033[K", end="")
    if process.wait() != 0:
        print(*log.read_text(encoding="utf-8").splitlines()[-15:], sep="\n")
        sys.exit(f"pip could not install {target} into {venv}: the last lines of {log} stand above.")
    print(f"installed {target} into {venv} in {time.monotonic() - start:.0f} s", flush=True)


def quiet_jupyterlab(venv: Path) -> None:
    """Let this environment's JupyterLab not ask whether it may fetch news."""
    settings = venv / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    news = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
    settings.write_text(json.dumps(news), encoding="utf-8")


def main() -> None:
    venv, extras = Path(sys.argv[1]), sys.argv[2:]
    needed = oldest_python()
    if sys.version_info < needed:
        wanted = ".".join(map(str, needed))
        sys.exit(
            f"Python {wanted} or newer is needed, and this is {sys.version.split()[0]}: "
            f"name a newer one, as in `make PYTHON=python{wanted} …`."
        )
    make_venv(venv)
    install(venv, f".[{','.join(extras)}]" if extras else ".")
    if "dev" in extras:
        quiet_jupyterlab(venv)
    for extra in [None, *extras]:  # the Makefile compares these files' times with settings.ini and setup.py
        (venv / (f".installed-{extra}" if extra else ".installed")).touch()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nstopped; the same command goes on from here")
