"""Delivering notices. Who is told, and when, is decided by the app that calls."""

from django.utils.timezone import now

from nennep.notifications.models import Notice


def notify(*, users, kind, about):
    """Tell each user once that something of this kind happened to `about`."""
    return notify_each(kind=kind, pairs=[(user, about) for user in users])


def notify_each(*, kind, pairs):
    """The same for many (user, object) pairs with one insert; people without an account are skipped."""
    notices = {
        (user.pk, about.pk): Notice(user=user, kind=kind, object_type=about._meta.label_lower, object_id=about.pk)
        for user, about in pairs
        if user is not None and user.is_active
    }
    return Notice.objects.bulk_create(notices.values(), batch_size=1_000)


def mark_read(*, notices):
    return notices.filter(read_at=None).update(read_at=now())
