"""What changes an account."""

from django.db import transaction

from nennep.history.actions import record


@transaction.atomic
def change_password(*, user, password):
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    record(user, "account.password_changed", by=user)


@transaction.atomic
def close_account(*, user, by, unit_id=None):
    """Nobody can sign in with it any more; what was done with it keeps its name."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    record(user, "account.closed", by=by, unit_id=unit_id)


@transaction.atomic
def set_first_password(*, user, password, by, unit_id=None):
    """An administrator gives a new password, which has to be changed at the next sign-in."""
    user.set_password(password)
    user.must_change_password = True
    user.is_active = True
    user.save(update_fields=["password", "must_change_password", "is_active"])
    record(user, "account.password_given", by=by, unit_id=unit_id)


@transaction.atomic
def forget_account(*, user):
    """Take the name off a closed account, as erasing a person's data asks for."""
    user.username = f"erased-{user.pk}"
    user.set_unusable_password()
    user.is_active = False
    user.save(update_fields=["username", "password", "is_active"])
