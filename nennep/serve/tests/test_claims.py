import socket

import pytest

from nennep.serve import claims


def test_free_port_is_claimed_without_a_word():
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        port = finder.getsockname()[1]

    claims.check_port("127.0.0.1", port)


def test_taken_port_is_refused_with_the_setting_that_helps():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(claims.Refused) as refusal:
            claims.check_port("127.0.0.1", port)

    assert str(refusal.value) == (
        f"Port {port} on 127.0.0.1 is taken by another program; set NENNEP_PORT to a free one."
    )


def test_address_of_another_machine_is_refused():
    with pytest.raises(claims.Refused) as refusal:
        claims.check_port("192.0.2.1", 8000)

    assert str(refusal.value).startswith("NENNEP_HOST: this machine cannot listen on '192.0.2.1'")


def test_second_server_on_a_data_folder_is_refused(tmp_path):
    first = claims.lock_folder(tmp_path)

    with pytest.raises(claims.Refused) as refusal:
        claims.lock_folder(tmp_path)
    first.close()

    assert str(tmp_path) in str(refusal.value)
    claims.lock_folder(tmp_path).close()
