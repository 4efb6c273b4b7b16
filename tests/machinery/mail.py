"""A mail server on this machine that keeps what it is given, and answers as a test tells it to."""

import contextlib
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

from tests.machinery.server import free_port


class LetterBox:
    """`letters` are those the server took; `answers` are given to the next ones instead of taking them.

    An answer is a line such as "451 later", or None: take the letter and break the connection without a word.
    """

    def __init__(self):
        self.letters, self.answers, self.connections = [], [], 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802 - so named by aiosmtpd
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = self.answers.pop(0) if self.answers else "250 taken"
        if answer is None or answer.startswith("250"):
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        if answer is None:
            server.transport.abort()
            return "250 never heard"
        return answer


@contextlib.contextmanager
def running_letter_box():
    """Yield a `LetterBox` with its `port`."""
    box = LetterBox()
    box.port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
