"""Finds a Chromium and a font with every Vietnamese letter, from the system's packages."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-dejavu-core", "fontconfig")
# Letters that fonts without full Vietnamese lack, with the đồng sign.
RARE_LETTERS = "1ea1 1eb5 1ebf 1ed3 1ef1 1ef9 20ab"
# Rendering the same everywhere, and no call home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


class NotThere(Exception):
    """What is missing, and the command that installs it."""


def find():
    """Path of the browser, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def has_font():
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", f":charset={RARE_LETTERS}", "family"], capture_output=True).stdout)


def provide():
    """Path of the browser; it and the font are installed where this machine lets us, else `NotThere`."""
    if find() is None or not has_font():
        install()
    if find() is None or not has_font():
        raise NotThere(f"the browser tests need Chromium and a Vietnamese font: apt-get install {' '.join(PACKAGES)}")
    return find()


def install():
    apt = shutil.which("apt-get")
    root = [] if os.getuid() == 0 else ["sudo", "--non-interactive"]
    if apt is None or (root and shutil.which("sudo") is None):
        return
    print("test: installing", *PACKAGES, flush=True)
    subprocess.run([*root, apt, "update", "-qq"], check=False)
    subprocess.run([*root, apt, "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=False)
