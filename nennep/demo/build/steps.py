"""The steps in order. Each is one transaction with its mark, so a killed build goes on where it was."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from django.db import transaction

from nennep.demo.models import Step

SEED = 20261122


@dataclass(frozen=True)
class BuildStep:
    """`run(say)` does the work; `say(words)` reports progress within the step."""

    name: str
    title: str
    run: Callable


def build(steps, say):
    """Run the steps that are not done yet; returns the seconds it took."""
    started = monotonic()
    done = set(Step.objects.values_list("name", flat=True))
    for number, step in enumerate(steps, 1):
        if step.name in done:
            continue
        say(f"[{number}/{len(steps)}] {step.title} …")
        begun = monotonic()
        with transaction.atomic():
            step.run(say)
            Step.objects.create(name=step.name)
        say(f"      {monotonic() - begun:.1f} s")
    return monotonic() - started
