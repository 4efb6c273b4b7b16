"""One's choice of mails; the question whether an address is one's own; an end to mails without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from nennep.accounts.models import User
from nennep.notifications import actions
from nennep.notifications.errors import LinkIsOver, MailError
from nennep.notifications.forms import MailForm
from nennep.notifications.letters import CONFIRM, CONFIRM_WITHIN_SECONDS, STOP
from nennep.notifications.models import MailChoice
from nennep.notifications.queries import mail_of


def choose(request):
    context = mail_of(request)
    known = context["choice"]
    initial = {"when": known.when, "address": known.address} if known else {"when": MailChoice.When.NEVER}
    form = MailForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            choice = actions.choose_mail(user=request.user, **form.cleaned_data)
        except MailError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _told(choice))
            return redirect("accounts:profile")
    return render(request, "notifications/mail.html", context | {"form": form})


def _told(choice):
    if choice is None:
        return _("You will get no mails.")
    if choice.confirmed_at is None:
        return _("A mail is on its way to that address. Open the link in it, and the mails begin.")
    return _("Your choice has been stored.")


@login_not_required
@csrf_exempt
def confirm(request, token):
    """Reading the link proves the address; opening it alone changes nothing, for programs open links too."""
    try:
        user_id, address = signing.loads(token, salt=CONFIRM, max_age=CONFIRM_WITHIN_SECONDS)
    except signing.BadSignature:
        return _link_is_over(request)
    if request.method == "POST":
        try:
            actions.confirm_address(user_id=user_id, address=address)
        except LinkIsOver:
            return _link_is_over(request)
    return render(request, "notifications/mail_confirm.html", {"is_done": request.method == "POST"})


@login_not_required
@csrf_exempt
def stop(request, token):
    """The signed link is the right to it; mail programs post there by themselves, without a page before."""
    try:
        user = User.objects.filter(pk=signing.loads(token, salt=STOP)).first()
    except signing.BadSignature:
        user = None
    if user is None:
        return _link_is_over(request)
    if request.method == "POST":
        actions.stop_mail(user=user)
    return render(request, "notifications/mail_stop.html", {"is_done": request.method == "POST"})


def _link_is_over(request):
    return render(request, "notifications/mail_link_over.html", status=404)
