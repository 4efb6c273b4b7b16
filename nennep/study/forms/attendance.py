"""What a clerk ticked, compared with what the page showed when it was opened."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nennep.study.actions import Tick

START, END = 1, 2


class HeadCountForm(forms.Form):
    """Heads in the hall, each with the number that stood there when the page was opened."""

    heads_start = forms.IntegerField(required=False, min_value=0, max_value=100_000, label=_("Heads at the start"))
    heads_end = forms.IntegerField(required=False, min_value=0, max_value=100_000, label=_("Heads at the end"))
    found_start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    found_end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    note = forms.CharField(
        required=False, max_length=500, label=_("Note"), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("heads_start", "heads_end"):
            self.fields[name].widget.attrs.update({"class": "short", "inputmode": "numeric"})

    @property
    def pairs(self):
        """Keyword arguments of the action: (as found, as written)."""
        data = self.cleaned_data
        return {
            "heads_start": (data["found_start"], data["heads_start"]),
            "heads_end": (data["found_end"], data["heads_end"]),
            "note": data["note"],
        }


def ticks_from(data, all_present=()):
    """{attendance id: Tick} of what was changed on the page.

    `shown` holds "id:bits" as the page was opened (1 at the start, 2 at the end); `start` and `end` hold the ids
    ticked now. `all_present` are lines that a press on "all present" ticks.
    """
    start, end = set(data.getlist("start")), set(data.getlist("end"))
    everybody = {str(key) for key in all_present}
    ticks = {}
    for shown in data.getlist("shown"):
        key, _colon, bits = shown.partition(":")
        if not key.isdigit() or not bits.isdigit():
            continue
        at_start = _change(int(bits) & START, key in start or key in everybody)
        at_end = _change(int(bits) & END, key in end or key in everybody)
        if at_start is not None or at_end is not None:
            ticks[int(key)] = Tick(at_start, at_end)
    return ticks


def _change(before, after):
    return None if bool(before) == after else after
