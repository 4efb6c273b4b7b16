"""What a list of people would change: who is new, whose name, unit or post is another one."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from nennep.lib.vietnamese import fold
from nennep.units.actions import add_people, appoint, rename_person, transfer_person
from nennep.units.actions.people import NewPerson
from nennep.units.lists.plan import Planner
from nennep.units.models import Membership, Person, Position, PositionKind, Unit


@dataclass(frozen=True)
class PersonChange:
    """A person to be added (`person` is None), or renamed, or moved from `source` to `unit`, or given a post."""

    row: int
    told: str
    code: str
    name: str
    on: date
    person: object = None
    source: object = None
    unit: object = None
    post: object = None


class PeoplePlanner(Planner):
    """Codes decide whom a row means. Nobody leaves a unit because a list does not name them."""

    def prepare(self):
        top, day = self.kept.unit, self.kept.on
        below = Unit.objects.under(top.path)
        self.units, self.by_name = {}, defaultdict(list)
        for unit in below.open_on(day):
            self.units[unit.code.lower()] = unit
            self.by_name[fold(unit.name)].append(unit)
        codes = {line["code"] for line in self.lines}
        self.people = {person.code: person for person in Person.objects.filter(code__in=codes)}
        self.inside = {unit.pk for unit in self.units.values()}
        self.places, self.held = defaultdict(list), set()
        open_places = Membership.objects.open().filter(person__code__in=codes).select_related("unit")
        for place in open_places.order_by("-is_main", "pk"):
            self.places[place.person_id].append(place)
        for post in Position.objects.open().filter(person__code__in=codes):
            self.held.add((post.person_id, post.unit_id, post.kind_id))
        self.posts = {}
        for kind in PositionKind.objects.filter(tree=top.tree_id):
            self.posts |= {fold(kind.name): kind, kind.code: kind}

    def look_at(self, line):
        unit, post = self._unit_of(line), self._post_of(line)
        if unit is None or post is False:
            return
        on = date.fromisoformat(line["on"]) if line["on"] else self.kept.on
        person = self.people.get(line["code"])
        if person is None:
            told = _("is added to %(unit)s") % {"unit": unit.name}
            self._plan(self.plan.new, line, told, on, unit=unit)
            if post:
                # The person does not exist yet; the post is given to whoever was added with this code.
                self._plan(self.plan.new, line, _("becomes %(post)s") % {"post": post.name}, on, unit=unit, post=post)
        elif person.merged_into_id or person.erased_at:
            self.say_wrong(line, "code", _("The record with this code is closed; nothing can be added to it."))
        elif not any(place.unit_id in self.inside for place in self.places[person.pk]):
            told = _("This code belongs to somebody who is in no unit of yours; they can only be moved from there.")
            self.say_wrong(line, "code", told)
        else:
            self._compare(line, person, unit, post, on)

    def _unit_of(self, line):
        unit = self.units.get(line["unit"].lower())
        named = self.by_name.get(fold(line["unit"]), [])
        if unit or len(named) == 1:
            return unit or named[0]
        if named:
            told = _("Several units are called “%(unit)s”. Write the code.")
        else:
            told = _("No open unit with the code or name “%(unit)s” is below %(top)s.")
        self.say_wrong(line, "unit", told % {"unit": line["unit"], "top": self.kept.unit.name})
        return None

    def _post_of(self, line):
        """The post, None when the cell is empty, False when there is no such post."""
        if not line["post"]:
            return None
        post = self.posts.get(fold(line["post"]))
        if post is None:
            told = _("“%(post)s” is no post here. There are: %(posts)s.")
            names = ", ".join(sorted({kind.name for kind in self.posts.values()}))
            self.say_wrong(line, "post", told % {"post": line["post"], "posts": names})
        return post or False

    def _compare(self, line, person, unit, post, on):
        before = len(self.plan.changed)
        if line["name"] != person.full_name:
            told = _("is renamed from “%(before)s”") % {"before": person.full_name}
            self._plan(self.plan.changed, line, told, on, person=person)
        places = self.places[person.pk]
        if all(place.unit_id != unit.pk for place in places):
            source = next(place.unit for place in places if place.unit_id in self.inside)
            told = _("moves from %(before)s to %(after)s") % {"before": source.name, "after": unit.name}
            self._plan(self.plan.changed, line, told, on, person=person, source=source, unit=unit)
        if post and (person.pk, unit.pk, post.pk) not in self.held:
            told = _("becomes %(post)s") % {"post": post.name}
            self._plan(self.plan.changed, line, told, on, person=person, unit=unit, post=post)
        self.plan.same += len(self.plan.changed) == before

    def _plan(self, where, line, told, on, **what):
        where.append(PersonChange(line.number, told, line["code"], line["name"], on, **what))


def apply_people(kept, plan, by):
    """Add everybody in bulk, then make the changes; raises a UnitsError when one of them cannot be made."""
    by_day = defaultdict(list)
    for item in plan.new:
        if item.post is None:
            by_day[item.on].append(NewPerson(item.code, item.name, item.unit))
    people = {}
    for on, new in by_day.items():
        people |= {person.code: person for person in add_people(new=new, on=on, by=by)}
    for item in [*(item for item in plan.new if item.post), *plan.changed]:
        person = item.person or people[item.code]
        if item.post:
            appoint(person=person, unit=item.unit, kind=item.post, on=item.on, by=by)
        elif item.source:
            transfer_person(person=person, source=item.source, target=item.unit, on=item.on, by=by)
        else:
            rename_person(person=person, full_name=item.name, by=by)
