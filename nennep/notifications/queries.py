"""What a person's own pages say about their mails."""

from django.conf import settings

from nennep.notifications.models import Mail, MailChoice


def choice_of(user):
    return MailChoice.objects.filter(user=user).first()


def mail_of(request):
    """The choice, and whether the last mail came through."""
    last = Mail.objects.filter(user=request.user, finished_at__isnull=False).order_by("-finished_at").first()
    return {"is_set_up": settings.MAIL_IS_SET_UP, "choice": choice_of(request.user), "last": last}
