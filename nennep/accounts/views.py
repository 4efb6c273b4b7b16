"""Signing in and out, and what belongs to one's own account."""

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import LoginView
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nennep.accounts import actions
from nennep.accounts.forms import SignInForm
from nennep.accounts.personal_data import data_sets
from nennep.accounts.profile import parts_for

sign_in = login_not_required(
    LoginView.as_view(form_class=SignInForm, template_name="accounts/sign_in.html", redirect_authenticated_user=True)
)


def locked_out(request, credentials, *args, **kwargs):
    """Too many wrong passwords: axes calls this instead of the sign-in page."""
    return render(request, "accounts/locked_out.html", status=429)


@require_POST
def sign_out(request):
    """End the session; drafts that the browser kept for lost connections go with it."""
    logout(request)
    messages.success(request, _("You are signed out."))
    response = redirect("accounts:sign_in")
    # Cookies stay: the language is in one. Browsers obey this on HTTPS; a script does the same elsewhere.
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


def profile(request):
    return render(request, "accounts/profile.html", {"data_sets": data_sets(), "parts": parts_for(request)})


def change_password(request):
    form = PasswordChangeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.change_password(user=request.user, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Your password has been changed."))
        return redirect("accounts:profile")
    return render(request, "accounts/change_password.html", {"form": form})


def own_data(request):
    """Everything that the product keeps about the person who asks, as one JSON file."""
    data = {data_set.code: data_set.export(request.user) for data_set in data_sets()}
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response.headers["Content-Disposition"] = 'attachment; filename="du-lieu-cua-toi.json"'
    return response
