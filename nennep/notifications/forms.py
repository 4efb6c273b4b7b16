"""Whether and where somebody wants mails."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.notifications.models import MailChoice


class MailForm(forms.Form):
    when = forms.ChoiceField(label=_("When"), choices=MailChoice.When.choices, widget=forms.RadioSelect)
    address = forms.EmailField(
        label=_("Mail address"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("This is no mail address; write it like an.nguyen@coquan.vn.")},
        help_text=_("Your own. We first send a mail there to ask whether it is yours."),
    )

    def clean_address(self):
        address = self.cleaned_data["address"]
        if not address.isascii():
            raise forms.ValidationError(_("Write the address with letters without marks."))
        return address

    def clean(self):
        data = super().clean()
        if data.get("when") not in (None, MailChoice.When.NEVER) and not data.get("address") and not self.errors:
            self.add_error("address", _("Without an address no mail can be sent."))
        return data
