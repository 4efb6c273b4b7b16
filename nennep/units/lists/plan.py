"""What a list would change: new, changed, as it is already, wrong. Nothing is written here."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from nennep.units.lists.reading import Wrong, headings_of, lines_of, wrong_cells


@dataclass
class Plan:
    """`new` and `changed` are what would be done, in order; each says itself in words (`told`)."""

    wrong: list = field(default_factory=list)
    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    same: int = 0

    @property
    def can_be_applied(self):
        return not self.wrong and bool(self.new or self.changed)


class Planner:
    """Goes through a `ListImport`; the questions asked are the same for ten rows and for ten thousand."""

    def __init__(self, kept, user):
        self.kept, self.user = kept, user
        self.plan, self.lines = Plan(), lines_of(kept)
        self.headings = headings_of(kept.kind)

    def made(self):
        self.plan.wrong += wrong_cells(self.kept, self.lines)
        self._find_doubles()
        bad = {wrong.row for wrong in self.plan.wrong}
        self.prepare()
        for line in self.lines:
            if line.number not in bad:
                self.look_at(line)
        self.finish()
        self.plan.wrong.sort(key=lambda wrong: wrong.row)
        return self.plan

    def prepare(self):
        """Ask for all that the lines are compared with."""

    def look_at(self, line):
        """Decide what becomes of one line that is good by itself."""
        raise NotImplementedError

    def finish(self):
        """Decide what takes all lines together."""

    def say_wrong(self, line, key, sentence):
        self.plan.wrong.append(Wrong(line.number, self.headings[key], sentence))

    def _find_doubles(self):
        first = {}
        for line in self.lines:
            code = line["code"].lower()
            if code and first.setdefault(code, line.number) != line.number:
                told = _("The code %(code)s stands in row %(row)d already.")
                self.say_wrong(line, "code", told % {"code": line["code"], "row": first[code]})
