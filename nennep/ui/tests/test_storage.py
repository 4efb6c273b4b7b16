"""Static files: named by their content when they were collected, by their plain name when not."""

from django.core.management import call_command

from nennep.ui.storage import Storage


def test_a_file_that_was_not_collected_keeps_its_name(tmp_path):
    assert Storage(location=tmp_path, base_url="/static/").url("ui/base.css") == "/static/ui/base.css"


def test_collected_files_are_named_by_their_content(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "nennep.ui.storage.Storage"}}
    call_command("collectstatic", interactive=False, verbosity=0)

    url = Storage(location=tmp_path, base_url="/static/").url("ui/base.css")

    assert url != "/static/ui/base.css"
    assert (tmp_path / url.removeprefix("/static/")).is_file()
    assert (tmp_path / (url.removeprefix("/static/") + ".gz")).is_file()
