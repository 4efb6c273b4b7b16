"""Reads settings from the environment, and refuses to start with one clear sentence when one is wrong."""

import ipaddress
import os
import re
from email.utils import getaddresses
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off", ""}
DEMO_MARK = "nennep-demo.json"


def refuse(name: str, sentence: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}: {sentence}")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    word = text(name, "1" if default else "0").lower()
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise refuse(name, f"must be 1 or 0, not {word!r}.")


def whole_number(name: str, default: int, *, smallest: int, largest: int) -> int:
    word = text(name) or str(default)
    if not re.fullmatch(r"[0-9]{1,9}", word) or not smallest <= int(word) <= largest:
        raise refuse(name, f"must be a whole number from {smallest} to {largest}, not {word!r}.")
    return int(word)


def port(name: str, default: int) -> int:
    return whole_number(name, default, smallest=1, largest=65535)


def folder(name: str, default: Path) -> Path:
    path = Path(text(name) or default).expanduser().resolve()
    try:
        # For its owner alone: it will hold people's data.
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise refuse(name, f"the folder {path} cannot be made ({error.strerror}).") from error
    if not os.access(path, os.W_OK):
        raise refuse(name, f"the folder {path} cannot be written to.")
    return path


def url(name: str, default: str) -> str:
    """A web address without a trailing slash; every link in mails and files is built from it."""
    word = text(name) or default
    parts = split(name, word.rstrip("/"))
    surplus = parts.path or parts.query or parts.fragment or parts.username
    if parts.scheme not in ("http", "https") or not parts.hostname or surplus:
        raise refuse(name, f"must look like https://nennep.example.vn, not {word!r}.")
    return word.rstrip("/")


def sender(name: str, default: str) -> str:
    """The sender of mails: an address, or a name with the address in angle brackets."""
    word = text(name) or default
    found = [address for _name, address in getaddresses([word])]
    if len(found) != 1 or not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", found[0], re.ASCII) or not found[0].isascii():
        raise refuse(name, f"must be one mail address (nennep@example.vn), not {word!r}.")
    return word


def split(name: str, word: str) -> SplitResult:
    try:
        parts = urlsplit(word)
        _ = parts.port  # read here, as it is only checked when read
    except ValueError as error:
        raise refuse(name, f"is no address that can be read ({error}).") from error
    return parts


def addresses(name: str) -> list[str]:
    """Comma-separated IP addresses."""
    words = [word.strip() for word in text(name).split(",") if word.strip()]
    for word in words:
        try:
            ipaddress.ip_address(word)
        except ValueError:
            raise refuse(name, f"must be IP addresses separated by commas; {word!r} is none.") from None
    return words


def of_units(name: str) -> dict[str, str]:
    """`CODE=what;CODE=what`: something for each unit with that code."""
    found = {}
    for entry in filter(None, (part.strip() for part in text(name).split(";"))):
        code, sign, value = (part.strip() for part in entry.partition("="))
        if not code or not sign or not value or code in found:
            raise refuse(name, "must look like NS.01=…;NS.02=…, each code once.")
        found[code] = value
    return found


def folders_of_units(name: str) -> dict[str, str]:
    """A folder to be watched for each unit; the files in it are moved, so it must be writable."""
    found = of_units(name)
    for path in found.values():
        if not Path(path).is_absolute():
            raise refuse(name, f"must name folders from the root on, not {path!r}.")
    return found


def mailboxes_of_units(name: str) -> dict[str, str]:
    """A mailbox for each unit. An unencrypted one is only believed on this machine; no message shows a password."""
    found = of_units(name)
    for code, address in found.items():
        if not _is_mailbox(address):
            raise refuse(name, f"the mailbox of {code} must look like imaps://user:password@mail.example.vn/INBOX.")
    return found


def _is_mailbox(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    is_here = parts.hostname in ("127.0.0.1", "::1", "localhost")
    is_safe = parts.scheme == "imaps" or (parts.scheme == "imap" and is_here)
    return is_safe and bool(parts.hostname and parts.username and parts.password)


def demo(name: str, home: Path) -> bool:
    """Whether the data folder is a demo's. Only an empty folder can be made one; a mark in it remembers."""
    mark = home / DEMO_MARK
    if mark.exists():
        return True
    if not flag(name):
        return False
    if any(home.iterdir()):
        raise refuse("NENNEP_HOME", f"{home} is not a demo's data folder and is left alone; name an empty one.")
    mark.write_text('{"product": "nennep", "data": "demo"}\n')
    return True


def refuse_to_show_a_demo_around(host: str, database_name: str) -> None:
    """A demo's passwords are known to everybody, so it stays on this machine and in its own database."""
    if host not in ("127.0.0.1", "::1", "localhost"):
        raise refuse("NENNEP_HOST", f"a demo is served on this machine alone (127.0.0.1), not on {host}.")
    if text(database_name):
        raise refuse(database_name, "a demo keeps its own database; unset it.")


def secret(name: str, home: Path) -> str:
    """The signing secret: from the environment, else made once and kept in the data folder."""
    word = text(name)
    if word:
        if len(word) < 32:
            raise refuse(name, "must be at least 32 characters long.")
        return word
    path = home / "secret.txt"
    if not path.exists():
        # O_EXCL: when two processes start at once, the second one reads what the first one wrote.
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(os.urandom(32).hex())
        except FileExistsError:
            pass
    return path.read_text().strip()


def database(name: str, home: Path) -> dict:
    """Django's DATABASES entry for `sqlite:///path` (the default, in the data folder) or `postgresql://…`."""
    word = text(name) or f"sqlite:///{home / 'nennep.sqlite3'}"
    parts = split(name, word)
    if parts.scheme == "sqlite":
        path = Path(unquote(parts.path if not parts.path.startswith("//") else parts.path[1:]))
        if parts.netloc or not path.name:
            raise refuse(
                name,
                "must name a file, with three slashes before its path: sqlite:////srv/nennep/nennep.sqlite3.",
            )
        if not path.parent.is_dir():
            raise refuse(name, f"the folder {path.parent} does not exist.")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(path),
            "OPTIONS": {
                # IMMEDIATE: a transaction that will write takes its lock at the start; none fails half-way.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: a receipt that was shown survives a power cut.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;",
            },
        }
    if parts.scheme in ("postgresql", "postgres"):
        if not parts.path.strip("/"):
            raise refuse(name, "names no database: postgresql://user:password@host:5432/NAME.")
        query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(query.pop("host", parts.hostname or "")),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": query,
        }
    raise refuse(name, "must begin with sqlite:/// or postgresql://.")
