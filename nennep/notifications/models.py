"""Notices inside the product, and mails about them. Neither carries any text of what it is about."""

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MailChoice(models.Model):
    """Whether and where somebody wants mails about their notices.

    Nothing but the question whether the address is theirs is sent there before they answered it.
    """

    class When(models.TextChoices):
        NEVER = "never", _("no mails")
        AT_ONCE = "at once", _("within a few minutes")
        DAILY = "daily", _("once a day, in the morning")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choice")
    address = models.EmailField()
    when = models.CharField(max_length=10, choices=When.choices, default=When.DAILY)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.when} for {self.user_id}"


class MailQuerySet(models.QuerySet):
    def due(self, at):
        return self.filter(state=Mail.State.WAITING, due_at__lte=at)


class Mail(models.Model):
    """A mail that waits, is just being handed to the mail server, was sent, or could not be.

    Its words are made when it is sent. One whose sending was cut short may have arrived; it is never sent again.
    """

    class Kind(models.TextChoices):
        NOTICES = "notices"
        CONFIRM = "confirm"

    class State(models.TextChoices):
        WAITING = "waiting", _("waits to be sent")
        SENDING = "sending", _("is being sent")
        SENT = "sent", pgettext_lazy("a mail", "sent")
        FAILED = "failed", _("could not be sent")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField(default=now)
    finished_at = models.DateTimeField(null=True, blank=True)
    # What the mail server answered: its code, or the name of what went wrong on the way there. Never its words.
    error = models.CharField(max_length=60, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="mails_due")]

    def __str__(self):
        return f"{self.kind} to {self.user_id}"


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user=user)

    def unread(self):
        return self.filter(read_at=None)


class Notice(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    at = models.DateTimeField(default=now)
    read_at = models.DateTimeField(null=True, blank=True)
    # The one mail that tells of it; a second one never does.
    mail = models.ForeignKey(Mail, null=True, blank=True, on_delete=models.SET_NULL, related_name="notices")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["user", "read_at"], name="notices_unread")]

    def __str__(self):
        return f"{self.kind} for {self.user_id}"
