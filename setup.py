"""Compiles the message catalogues into what is built; everything else stands in pyproject.toml."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithMessages(build_py):
    def run(self):
        super().run()
        for source in Path(self.build_lib).rglob("LC_MESSAGES/*.po"):
            with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(text, abort_invalid=True))


setup(cmdclass={"build_py": BuildWithMessages})
