"""Forms: drawn so that screen readers tie help and errors to fields; dates as people write them."""

from datetime import date, datetime
from uuid import UUID

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.timezone import localtime

from nennep.ui.forms import DateField, DateTimeField, FilesField, OneTimeKeyMixin, TimeField


class Sample(forms.Form):
    name = forms.CharField(label="Họ tên", help_text="Như trong danh sách.")
    note = forms.CharField(label="Ghi chú", required=False)
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A")], widget=forms.RadioSelect, help_text="Chọn một.")
    agreed = forms.BooleanField(label="Đồng ý")


def test_help_and_error_describe_their_field():
    drawn = str(Sample({}))

    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert 'id="id_name_helptext"' in drawn
    assert '<ul class="errorlist" id="id_name_error">' in drawn
    assert 'aria-invalid="true"' in drawn


def test_a_group_of_choices_is_a_fieldset_with_a_legend():
    drawn = str(Sample())

    assert '<fieldset class="field" aria-describedby="id_kind_helptext">' in drawn
    assert "<legend>Loại" in drawn


def test_only_required_fields_carry_the_mark():
    assert 'class="required"' in Sample()["name"].as_field_group()
    assert 'class="required"' not in Sample()["note"].as_field_group()


def test_labels_are_escaped():
    class Hostile(forms.Form):
        name = forms.CharField(label="<script>", initial='"><script>')

    assert "<script>" not in str(Hostile())


@pytest.mark.parametrize("typed", ["22/11/2026", "22-11-2026", "22.11.2026", "2026-11-22", "22/11/2026 "])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_day_is_understood_as_people_write_it(typed, language):
    with translation.override(language):
        assert DateField().clean(typed) == date(2026, 11, 22)


@pytest.mark.parametrize("typed", ["31/02/2026", "11/22/2026", "hôm nay", "22/11"])
def test_a_day_that_does_not_exist_gets_a_sentence(typed):
    with translation.override("vi"), pytest.raises(forms.ValidationError, match="Không có ngày này"):
        DateField().clean(typed)


@pytest.mark.parametrize("typed", ["17:00", "17h00", "17h"])
def test_a_time_is_understood_as_people_write_it(typed):
    with translation.override("vi"):
        assert TimeField().clean(typed).hour == 17


def test_a_moment_is_in_vietnams_time():
    with translation.override("vi"):
        moment = DateTimeField().clean("20/11/2026 17:00")

    assert localtime(moment).replace(tzinfo=None) == datetime(2026, 11, 20, 17, 0)
    assert moment.utcoffset().total_seconds() == 7 * 3600


def test_a_stored_day_is_shown_day_first_in_both_languages():
    for language in ("vi", "en"):
        with translation.override(language):

            class Dated(forms.Form):
                day = DateField(initial=date(2026, 11, 22))

            assert 'value="22/11/2026"' in str(Dated()["day"])


def test_each_new_form_has_a_key_of_its_own_and_keeps_it():
    first, second = OneTimeKeyMixin(), OneTimeKeyMixin()
    assert first["key"].value() == first["key"].value() != second["key"].value()

    sent = OneTimeKeyMixin({"key": str(first["key"].value())})
    assert sent.is_valid()
    assert isinstance(sent.cleaned_data["key"], UUID)
    assert str(sent.cleaned_data["key"]) == first["key"].value()


@pytest.mark.parametrize("key", ["", "1", "not a key"])
def test_a_form_without_its_key_is_refused(key):
    form = OneTimeKeyMixin({"key": key})

    with translation.override("vi"):
        assert form.non_field_errors() == ["Biểu mẫu bị thiếu dữ liệu. Hãy mở lại trang và điền lại."]


def test_several_files_come_as_a_list():
    files = [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]

    assert FilesField().clean(files) == files
    assert FilesField(required=False).clean([]) == []
    with pytest.raises(forms.ValidationError):
        FilesField().clean([])
    with pytest.raises(forms.ValidationError):
        FilesField().clean([SimpleUploadedFile("empty.txt", b"")])
