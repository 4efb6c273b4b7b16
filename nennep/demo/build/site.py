"""Running the steps: what stands is kept, a killed build goes on behind the last finished step."""

from contextlib import nullcontext
from time import monotonic

from django.conf import settings
from django.db import transaction

from nennep.demo.build.texts import Texts
from nennep.demo.models import Step


class Site:
    """A build under way."""

    def __init__(self, say):
        self.say = say
        self.texts = Texts(settings.HOME / "demo-texts")

    def build(self, steps):
        """Run the steps that are not done yet; returns the seconds it took."""
        started = monotonic()
        done = set(Step.objects.values_list("name", flat=True))
        waiting = [step for step in steps if step.name not in done]
        needs_texts = any(step.needs_texts for step in waiting)
        if needs_texts:
            self.texts.start()
        for number, step in enumerate(steps, 1):
            if step in waiting:
                self.say(f"[{number}/{len(steps)}] {step.title} …")
                self._run(step)
        if needs_texts:
            self.texts.forget()
        return monotonic() - started

    def _run(self, step):
        begun = monotonic()
        with transaction.atomic() if step.is_atomic else nullcontext():
            step.run(self)
            Step.objects.create(name=step.name)
        self.say(f"      {monotonic() - begun:.1f} s")
