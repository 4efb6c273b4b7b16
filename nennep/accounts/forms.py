from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _("User name or password is wrong. Mind capital letters and the keyboard's accents."),
        "inactive": _("This account has been closed."),
    }
