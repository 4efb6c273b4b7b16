"""What a step of the build is. Nothing here needs the database, so the process that writes texts can import it."""

from collections.abc import Callable
from dataclasses import dataclass

SEED = 20261122


@dataclass(frozen=True)
class BuildStep:
    """`run(site)` does the work; `site.say(words)` reports progress, `site.texts` has the essays, which a second
    process begins to write as soon as a step that waits `needs_texts`.

    A step is one transaction together with its mark, unless it works through jobs, which have their own.
    """

    name: str
    title: str
    run: Callable
    is_atomic: bool = True
    needs_texts: bool = False
