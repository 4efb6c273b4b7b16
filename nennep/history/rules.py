"""Who reads the history of units."""

from nennep.history.reach import reach


def can_read_history(user):
    """Whoever answers for a unit; everybody else reads what they did themselves."""
    return user.is_authenticated and reach().may_read(user)
