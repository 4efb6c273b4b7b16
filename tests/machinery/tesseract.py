"""Finds the system's tesseract with Vietnamese, which reads scans."""

import os
import shutil
import subprocess

from nennep.lib.extract import ocr


class NotThere(Exception):
    """What is missing, and the command that installs it."""


def provide():
    """Installs it where this machine lets us, else `NotThere`."""
    if not ocr.is_available():
        _install()
    if not ocr.is_available():
        raise NotThere(f"the tests of scans need tesseract: apt-get install {' '.join(ocr.PACKAGES)}")


def _install():
    apt = shutil.which("apt-get")
    root = [] if os.getuid() == 0 else ["sudo", "--non-interactive"]
    if apt is None or (root and shutil.which("sudo") is None):
        return
    print("test: installing", *ocr.PACKAGES, flush=True)
    subprocess.run([*root, apt, "update", "-qq"], check=False)
    subprocess.run([*root, apt, "install", "-y", "-qq", "--no-install-recommends", *ocr.PACKAGES], check=False)
