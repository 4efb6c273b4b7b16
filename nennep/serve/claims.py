"""What one server must have for itself: its port and, on SQLite, its data folder."""

import errno
import fcntl
import socket

WELL_KNOWN_PORTS = 1024


class Refused(Exception):
    """The server cannot start; the text says why in one sentence, and what to set."""


def check_port(host, port):
    """Raise `Refused` when nothing can listen there."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise Refused(f"NENNEP_HOST: this machine has no address {host!r}.") from error
    with socket.socket(family, kind, protocol) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
        except OSError as error:
            raise Refused(port_sentence(host, port, error)) from error


def port_sentence(host, port, error):
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is taken by another program; set NENNEP_PORT to a free one."
    if error.errno == errno.EACCES and port < WELL_KNOWN_PORTS:
        return f"Port {port} is for administrators; set NENNEP_PORT to one from {WELL_KNOWN_PORTS} up."
    return f"NENNEP_HOST: this machine cannot listen on {host!r} ({error.strerror})."


def lock_folder(folder):
    """Keep a second server off this data folder, for as long as the returned file stays open."""
    file = (folder / "serve.lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise Refused(f"Another server is at work on the data folder {folder}; stop it, or set NENNEP_HOME.") from error
    return file
