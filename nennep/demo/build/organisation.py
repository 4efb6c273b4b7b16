"""The tree of today with the older one behind it, the people, and the accounts."""

from datetime import date
from random import Random

from nennep.accounts.models import User
from nennep.demo.accounts import ACCOUNTS
from nennep.demo.build.cast import authors, capital, homes, person_code
from nennep.demo.build.steps import SEED
from nennep.demo.writing import places
from nennep.units import actions
from nennep.units.actions.people import NewPerson
from nennep.units.actions.tree import NewUnit
from nennep.units.models import Membership, Person, PositionKind, Tree, Unit, UnitKind

FOUNDED_ON = date(2015, 1, 1)
JOINED_ON = date(2023, 1, 1)
# People who belong to two units, as teachers and health workers often do: the double cases of a campaign.
DOUBLE_MEMBERS = 14
OLD_BASIS = "Địa giới hành chính trước ngày 01/07/2025"
KINDS = (
    ("province", "Tỉnh"),
    ("district", "Huyện, thành phố"),
    ("commune", "Xã, phường"),
    ("bloc", "Khối cơ quan"),
    ("branch", "Chi bộ"),
)
POSTS = (("head", "Trưởng ban", True), ("secretary", "Bí thư", True), ("deputy", "Phó bí thư", False))


def founder():
    return User.objects.get(username=ACCOUNTS[0].username)


def build_tree(site):
    """The older tree first, opened in 2015; then the reorganisation of 01/07/2025."""
    by = User.objects.create_user(ACCOUNTS[0].username, ACCOUNTS[0].password)
    tree = actions.start_tree(code="na-son", name="Tỉnh Nà Sơn", words={"member": "đảng viên", "cell": "chi bộ"}, by=by)
    kinds = {
        code: UnitKind.objects.create(tree=tree, code=code, name=name, rank=rank)
        for rank, (code, name) in enumerate(KINDS, 1)
    }
    for code, name, may_sign in POSTS:
        PositionKind.objects.create(tree=tree, code=code, name=name, may_sign=may_sign)
    _open_older_tree(tree, kinds, by)
    _reorganise(tree, kinds, by, site)


def _open_older_tree(tree, kinds, by):
    new = [NewUnit("NS", "Tỉnh Nà Sơn", kinds["province"])]
    new += [NewUnit(item.code, capital(item.name), kinds["district"], "NS") for item in places.DISTRICTS]
    new += [NewUnit(item.code, capital(item.name), kinds["commune"], item.district) for item in places.OLD_COMMUNES]
    new.append(NewUnit(places.OFFICES.code, places.OFFICES.name, kinds["bloc"], "NS"))
    new += [
        NewUnit(branch.code, branch.name, kinds["branch"], branch.old_commune or places.OFFICES.code)
        for branch in places.branches(SEED)
        if branch.old_commune or branch.commune == places.OFFICES.code
    ]
    actions.open_units(tree=tree, new=new, on=FOUNDED_ON, by=by, legal_basis=OLD_BASIS)


def _reorganise(tree, kinds, by, site):
    """Communes are merged into larger ones, districts close: what happened to the whole country that day."""
    on, basis = places.REORGANISED_ON, places.LEGAL_BASIS
    today = [item for item in places.COMMUNES if item.code != places.OFFICES.code]
    new = [NewUnit(item.code, capital(item.name), kinds["commune"], "NS") for item in today]
    new += [
        NewUnit(branch.code, branch.name, kinds["branch"], branch.commune)
        for branch in places.branches(SEED)
        if not branch.old_commune and branch.commune != places.OFFICES.code
    ]
    actions.open_units(tree=tree, new=new, on=on, by=by, legal_basis=basis)
    units = {unit.code: unit for unit in Unit.objects.filter(tree=tree)}
    for commune in today:
        before = [units[old.code] for old in places.OLD_COMMUNES if old.today == commune.code]
        actions.merge_units(predecessors=before, successor=units[commune.code], on=on, by=by, legal_basis=basis)
    for district in places.DISTRICTS:
        actions.close_unit(unit=units[district.code], on=on, by=by, legal_basis=basis)
    site.say(
        f"      {len(units)} đơn vị, trong đó {len(places.OLD_COMMUNES) + len(places.DISTRICTS)} đơn vị của cây cũ"
    )


def build_people(site):
    """5,875 people in the branches, a secretary in each, a few in two branches at once."""
    by = founder()
    branches = list(Unit.objects.filter(kind__code="branch").order_by("code"))
    by_code = {branch.code: branch for branch in branches}
    where = [by_code[home.code] for home in homes()]
    new = [
        NewPerson(person_code(number), author.name, home)
        for number, (author, home) in enumerate(zip(authors(), where, strict=True), 1)
    ]
    people = actions.add_people(new=new, on=JOINED_ON, by=by)
    _appoint_secretaries(people, where, by)
    _join_second_branches(people, where, branches, by)
    site.say(f"      {len(people)} người trong {len(branches)} chi bộ")


def _join_second_branches(people, where, branches, by):
    rng = Random(f"{SEED} double")  # noqa: S311 - make-believe people, not secrets
    for person, home in rng.sample(list(zip(people, where, strict=True)), DOUBLE_MEMBERS):
        other = rng.choice([branch for branch in branches if branch.parent_id == home.parent_id and branch != home])
        actions.join_unit(person=person, unit=other, on=date(2026, 3, 1), by=by)


def _appoint_secretaries(people, homes, by):
    kind = PositionKind.objects.get(code="secretary")
    seen = set()
    for person, home in zip(people, homes, strict=True):
        if home.pk not in seen:
            seen.add(home.pk)
            actions.appoint(person=person, unit=home, kind=kind, on=places.REORGANISED_ON, by=by)


def build_accounts(site):
    """Give the demo's accounts to people, and accounts without a password to those who worked in the past."""
    by = founder()
    tree = Tree.objects.get(code="na-son")
    units = {unit.code: unit for unit in Unit.objects.filter(tree=tree)}
    taken = set()
    for account in ACCOUNTS:
        person = _somebody_of(units[account.unit], taken)
        if account.username == by.username:
            person.user = by
            person.save(update_fields=["user"])
        else:
            actions.give_account(
                person=person,
                username=account.username,
                password=account.password,
                by=by,
                must_change_password=False,
            )
        _give_role(account.role, person, units[account.unit], by)
        if account.post:
            _give_post(person, units[account.unit], account.post, by)
    for role, unit in _workers(units):
        person = _somebody_of(unit, taken)
        actions.give_account(person=person, username=f"{role}.{unit.code.lower()}", password=None, by=by)
        _give_role(role, person, unit, by)
    site.say(f"      {len(ACCOUNTS)} tài khoản có mật khẩu")


def _workers(units):
    """Clerks and reviewers who did the work of the finished campaign; nobody can sign in as them."""
    codes = [commune.code for commune in places.COMMUNES]
    return [("clerk2", units[code]) for code in codes] + [("reviewer", units[code]) for code in codes]


def _somebody_of(unit, taken):
    """The first person by name below the unit who has no account yet; offices provide the province's own people."""
    home = Unit.objects.get(code="KCQ-01") if unit.code == "NS" else unit
    people = Person.objects.filter(
        pk__in=Membership.objects.open().filter(unit__in=Unit.objects.under(home.path), is_main=True).values("person"),
        user=None,
    ).exclude(pk__in=taken)
    person = people.order_by("code").first()
    taken.add(person.pk)
    return person


def _give_role(role, person, unit, by):
    if role != "member":
        actions.grant_role(user=person.user, unit=unit, kind=role.rstrip("2"), on=places.REORGANISED_ON, by=by)


def _give_post(person, unit, post, by):
    kind = PositionKind.objects.get(code=post)
    actions.appoint(person=person, unit=unit, kind=kind, on=places.REORGANISED_ON, by=by)
