"""What a new installation needs before anybody can sign in: a tree, its first unit, its first administrator."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import localdate

from nennep.accounts.models import User
from nennep.units import actions
from nennep.units.errors import UserNameTaken
from nennep.units.models import PositionKind, Role, UnitKind

# What the trees of this country have in common; kinds and posts are data and can be others.
KINDS = (("province", "Tỉnh"), ("commune", "Xã, phường"), ("branch", "Chi bộ"), ("group", "Tổ"))
POSTS = (
    ("head", "Trưởng ban", True),
    ("secretary", "Bí thư", True),
    ("director", "Giám đốc", True),
    ("deputy", "Phó", False),
)


@dataclass(frozen=True)
class FirstAdministrator:
    code: str
    full_name: str
    username: str
    password: str
    must_change_password: bool


@transaction.atomic
def create_organisation(*, code, name, kinds=KINDS, posts=POSTS, administrator, on=None):
    """Start a tree with its root unit, and somebody who may do everything in it. Returns the root unit.

    `kinds` are (code, name) from the top down, the root being of the first; `posts` (code, name, may sign).
    """
    if User.objects.filter(username__iexact=administrator.username).exists():
        raise UserNameTaken(administrator.username)
    on = on or localdate()
    # There is nobody yet who could do it: the first administrator does, for whom the account comes first.
    by = User.objects.create_user(
        administrator.username, administrator.password, must_change_password=administrator.must_change_password
    )
    tree = actions.start_tree(code=code, name=name, by=by)
    made = [
        UnitKind.objects.create(tree=tree, code=kind, name=words, rank=rank)
        for rank, (kind, words) in enumerate(kinds, 1)
    ]
    for post, words, may_sign in posts:
        PositionKind.objects.create(tree=tree, code=post, name=words, may_sign=may_sign)
    root = actions.open_unit(tree=tree, code=code.upper(), name=name, kind=made[0], parent=None, on=on, by=by)
    person = actions.add_person(code=administrator.code, full_name=administrator.full_name, unit=root, on=on, by=by)
    person.user = by
    person.save(update_fields=["user"])
    actions.grant_role(user=by, unit=root, kind=Role.Kind.ADMINISTRATOR, on=on, by=by)
    return root
