"""A wrong setting is refused at the start with a sentence that names it."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from nennep import environment

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def refusal(monkeypatch):
    """Sets the variable, reads it and returns the sentence of the refusal."""

    def read(reader, name, word, *arguments, **named):
        monkeypatch.setenv(name, word)
        with pytest.raises(ImproperlyConfigured) as refused:
            reader(name, *arguments, **named)
        sentence = str(refused.value)
        assert sentence.startswith(f"{name}: ")
        assert sentence.endswith(".")
        return sentence.removeprefix(f"{name}: ")

    return read


@pytest.mark.parametrize("word", ["eighty", "0", "65536", "-1", "80.0", "٨٠", "1e3"])
def test_port_that_is_none_is_refused(refusal, word):
    assert refusal(environment.port, "NENNEP_PORT", word, 8000) == (
        f"must be a whole number from 1 to 65535, not {word!r}."
    )


@pytest.mark.parametrize("word", ["", " ", "8000", " 8000 "])
def test_port_that_is_empty_is_as_good_as_none(monkeypatch, word):
    monkeypatch.setenv("NENNEP_PORT", word)

    assert environment.port("NENNEP_PORT", 8000) == 8000


@pytest.mark.parametrize(
    "word",
    [
        "nennep.example.vn",
        "ftp://nennep.example.vn",
        "https://",
        "https://nennep.example.vn/path",
        "https://nennep.example.vn?a=1",
        "https://name:word@nennep.example.vn",
    ],
)
def test_url_with_too_little_or_too_much_is_refused(refusal, word):
    assert refusal(environment.url, "NENNEP_URL", word, "") == (
        f"must look like https://nennep.example.vn, not {word!r}."
    )


def test_url_with_a_port_that_is_none_is_refused(refusal):
    assert refusal(environment.url, "NENNEP_URL", "http://a.vn:port", "") == (
        "is no address that can be read (Port could not be cast to integer value as 'port')."
    )


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("https://nennep.example.vn/", "https://nennep.example.vn"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_good_url_is_kept_without_its_last_slash(monkeypatch, word, expected):
    monkeypatch.setenv("NENNEP_URL", word)

    assert environment.url("NENNEP_URL", "") == expected


@pytest.mark.parametrize("word", ["maybe", "2", "có"])
def test_switch_that_is_neither_on_nor_off_is_refused(refusal, word):
    assert refusal(environment.flag, "NENNEP_DEBUG", word) == f"must be 1 or 0, not {word!r}."


@pytest.mark.parametrize(("word", "bad"), [("proxy", "proxy"), ("10.0.0.1,10.0.0.300", "10.0.0.300"), ("....", "....")])
def test_proxy_that_is_no_address_is_refused(refusal, word, bad):
    assert refusal(environment.addresses, "NENNEP_TRUSTED_PROXIES", word) == (
        f"must be IP addresses separated by commas; {bad!r} is none."
    )


def test_proxies_may_be_of_both_kinds(monkeypatch):
    monkeypatch.setenv("NENNEP_TRUSTED_PROXIES", "10.0.0.1, ::1,")

    assert environment.addresses("NENNEP_TRUSTED_PROXIES") == ["10.0.0.1", "::1"]


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("mysql://localhost/nennep", "must begin with sqlite:/// or postgresql://."),
        ("nennep.sqlite3", "must begin with sqlite:/// or postgresql://."),
        ("postgresql://localhost", "names no database: postgresql://user:password@host:5432/NAME."),
        ("sqlite:///no/such/folder/nennep.sqlite3", "the folder /no/such/folder does not exist."),
        (
            "sqlite://nennep.sqlite3",
            "must name a file, with three slashes before its path: sqlite:////srv/nennep/nennep.sqlite3.",
        ),
        (
            "postgresql://me:word@localhost:port/nennep",
            "is no address that can be read (Port could not be cast to integer value as 'port').",
        ),
    ],
)
def test_database_that_cannot_be_is_refused(refusal, tmp_path, word, sentence):
    assert refusal(environment.database, "NENNEP_DATABASE_URL", word, tmp_path) == sentence


def test_postgresql_address_is_taken_apart(monkeypatch, tmp_path):
    monkeypatch.setenv("NENNEP_DATABASE_URL", "postgresql://nền:m%40t@db.example.vn:5433/n%E1%BB%81n?sslmode=require")

    database = environment.database("NENNEP_DATABASE_URL", tmp_path)

    wanted = ("USER", "PASSWORD", "HOST", "PORT", "NAME", "OPTIONS")
    assert [database[key] for key in wanted] == [
        "nền",
        "m@t",
        "db.example.vn",
        "5433",
        "nền",
        {"sslmode": "require"},
    ]


def test_sqlite_keeps_what_it_confirmed(monkeypatch, tmp_path):
    monkeypatch.delenv("NENNEP_DATABASE_URL", raising=False)

    database = environment.database("NENNEP_DATABASE_URL", tmp_path)

    assert database["NAME"] == str(tmp_path / "nennep.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]


def test_secret_that_can_be_guessed_is_refused(refusal, tmp_path):
    assert refusal(environment.secret, "NENNEP_SECRET", "secret", tmp_path) == "must be at least 32 characters long."


def test_secret_is_made_once_and_for_its_owner_alone(monkeypatch, tmp_path):
    monkeypatch.delenv("NENNEP_SECRET", raising=False)

    first = environment.secret("NENNEP_SECRET", tmp_path)

    assert len(first) == 64
    assert environment.secret("NENNEP_SECRET", tmp_path) == first
    assert (tmp_path / "secret.txt").stat().st_mode & 0o777 == 0o600


def test_data_folder_that_is_a_file_is_refused(refusal, tmp_path):
    (tmp_path / "file").touch()

    assert refusal(environment.folder, "NENNEP_HOME", str(tmp_path / "file" / "data"), tmp_path) == (
        f"the folder {tmp_path}/file/data cannot be made (Not a directory)."
    )


def test_new_data_folder_is_for_its_owner_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("NENNEP_HOME", str(tmp_path / "new"))

    assert environment.folder("NENNEP_HOME", tmp_path).stat().st_mode & 0o777 == 0o700


def test_only_an_empty_folder_becomes_a_demos(monkeypatch, refusal, tmp_path):
    monkeypatch.setenv("NENNEP_DEMO", "1")
    own, foreign = tmp_path / "own", tmp_path / "foreign"
    own.mkdir()
    foreign.mkdir()
    (foreign / "nennep.sqlite3").touch()

    assert environment.demo("NENNEP_DEMO", own) is True
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.demo("NENNEP_DEMO", foreign)

    assert str(refused.value) == (
        f"NENNEP_HOME: {foreign} is not a demo's data folder and is left alone; name an empty one."
    )
    assert [path.name for path in foreign.iterdir()] == ["nennep.sqlite3"]


def test_folder_of_a_demo_stays_one(monkeypatch, tmp_path):
    monkeypatch.setenv("NENNEP_DEMO", "1")
    environment.demo("NENNEP_DEMO", tmp_path)
    (tmp_path / "nennep.sqlite3").touch()
    monkeypatch.delenv("NENNEP_DEMO")

    assert environment.demo("NENNEP_DEMO", tmp_path) is True


def test_demo_stays_on_this_machine_and_in_its_own_database(monkeypatch):
    with pytest.raises(ImproperlyConfigured, match=r"^NENNEP_HOST: a demo is served on this machine alone"):
        environment.refuse_to_show_a_demo_around("0.0.0.0", "NENNEP_DATABASE_URL")  # noqa: S104 - refused
    monkeypatch.setenv("NENNEP_DATABASE_URL", "postgresql://localhost/nennep")
    with pytest.raises(ImproperlyConfigured, match=r"^NENNEP_DATABASE_URL: a demo keeps its own database"):
        environment.refuse_to_show_a_demo_around("127.0.0.1", "NENNEP_DATABASE_URL")


def test_command_line_says_it_in_one_line(tmp_path):
    done = run("check", NENNEP_HOME=str(tmp_path), NENNEP_PORT="http")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "nennep: NENNEP_PORT: must be a whole number from 1 to 65535, not 'http'.\n"


def test_server_does_not_serve_a_demo_to_others(tmp_path):
    (tmp_path / environment.DEMO_MARK).write_text("{}")

    done = run("serve", NENNEP_HOME=str(tmp_path))

    assert (done.returncode, done.stderr) == (
        1,
        f"CommandError: {tmp_path} holds a demo: use script/demo, or set NENNEP_HOME.\n",
    )


def run(*words, **variables):
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *words],
        env={"PATH": "/usr/bin:/bin", **variables},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("word", ["NS.01", "NS.01=", "=/srv/a", "NS.01=/srv/a;NS.01=/srv/b"])
def test_what_belongs_to_units_is_told_for_each_once(refusal, word):
    assert refusal(environment.folders_of_units, "NENNEP_INTAKE_FOLDERS", word) == (
        "must look like NS.01=…;NS.02=…, each code once."
    )


def test_folders_of_units_begin_at_the_root(refusal):
    assert "not 'scans'" in refusal(environment.folders_of_units, "NENNEP_INTAKE_FOLDERS", "NS.01=scans")


@pytest.mark.parametrize(
    "address",
    [
        "mail.example.vn",
        "imap://an:geheim@mail.example.vn/INBOX",
        "imaps://an@mail.example.vn",
        "imaps://an:gehe/im:x@y",
    ],
)
def test_a_mailbox_that_is_none_or_unsafe_is_refused_without_its_password(refusal, address):
    sentence = refusal(environment.mailboxes_of_units, "NENNEP_INTAKE_MAILBOXES", f"NS.01={address}")

    assert sentence == "the mailbox of NS.01 must look like imaps://user:password@mail.example.vn/INBOX."


def test_folders_and_mailboxes_are_read(monkeypatch):
    monkeypatch.setenv("NENNEP_INTAKE_FOLDERS", " NS.01=/srv/quét 1 ; NS.02=/srv/b;")
    monkeypatch.setenv("NENNEP_INTAKE_MAILBOXES", "NS.01=imap://an:bi%40mat@127.0.0.1:1143/INBOX")

    assert environment.folders_of_units("NENNEP_INTAKE_FOLDERS") == {"NS.01": "/srv/quét 1", "NS.02": "/srv/b"}
    assert environment.mailboxes_of_units("NENNEP_INTAKE_MAILBOXES") == {
        "NS.01": "imap://an:bi%40mat@127.0.0.1:1143/INBOX"
    }


@pytest.mark.parametrize("word", ["nobody", "a@b@c", "nền nếp", "a@b.vn, c@d.vn", "nền@nếp.vn"])
def test_sender_that_is_no_address_is_refused(refusal, word):
    assert refusal(environment.sender, "NENNEP_MAIL_FROM", word, "") == (
        f"must be one mail address (nennep@example.vn), not {word!r}."
    )


@pytest.mark.parametrize("word", ["nennep@example.vn", "nền nếp <nennep@example.vn>"])
def test_sender_is_an_address_with_or_without_a_name(monkeypatch, word):
    monkeypatch.setenv("NENNEP_MAIL_FROM", word)

    assert environment.sender("NENNEP_MAIL_FROM", "nennep@localhost") == word
