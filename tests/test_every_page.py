"""What holds for every page, whatever it shows."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings
from django.urls import get_resolver
from django.urls.converters import UUIDConverter

from nennep.serve.prepare import fingerprint

# Policies, headers and static files are the same whatever the database.
pytestmark = pytest.mark.once

# 'self' and data: are the page's own; nothing else may come in, and nothing inline may run.
FORBIDDEN_IN_POLICY = ("unsafe-inline", "unsafe-eval", "http:", "https:", "*")


UUID = "00000000-0000-4000-8000-000000000000"


def every_path():
    """An address for every URL of the product, with made-up values for what it takes."""

    def walk(resolver, prefix):
        for name in resolver.reverse_dict:
            for possibilities, _pattern, _defaults, converters in resolver.reverse_dict.getlist(name):
                for template, parameters in possibilities:
                    yield prefix + template % {one: value_for(converters.get(one)) for one in parameters}
        for inside, below in resolver.namespace_dict.values():
            yield from walk(below, prefix + inside)

    return sorted(set(walk(get_resolver(), "/")))


def value_for(converter):
    return UUID if isinstance(converter, UUIDConverter) else "1"


PATHS = every_path()


def test_there_are_pages():
    assert {"/healthz", "/", "/accounts/sign-in/"} <= set(PATHS)
    assert [path for path in PATHS if not re.fullmatch(r"/[\w./-]*", path)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*PATHS, "/no-such-page"])
@pytest.mark.parametrize("who", ["stranger", "somebody"])
def test_answer_has_a_strict_policy(client, who, path):
    if who == "somebody":
        client.force_login(
            get_user_model().objects.create(username="somebody"), "django.contrib.auth.backends.ModelBackend"
        )

    response = client.get(path)

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy or "default-src 'self'" in policy
    assert [word for word in FORBIDDEN_IN_POLICY if word in policy] == []
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.status_code < 500


def test_static_files_can_be_collected_and_name_only_what_is_there(tmp_path):
    """The storage of production follows every reference in a style sheet, and fails on one that leads nowhere."""
    with override_settings(
        STATIC_ROOT=tmp_path,
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "nennep.ui.storage.Storage"},
        },
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        manifest = staticfiles_storage.hashed_files

    assert len(manifest) > 5
    assert all((tmp_path / hashed).exists() for hashed in manifest.values())


def test_fingerprint_of_static_files_is_steady():
    assert fingerprint() == fingerprint()
