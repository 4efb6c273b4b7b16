"""Who may register documents."""


def can_register(user, unit):
    """Officers and clerks, for their own units."""
    return user.unit_scope.covers(unit, "officer", "clerk")


def can_register_anywhere(user):
    return user.unit_scope.has("officer", "clerk")
