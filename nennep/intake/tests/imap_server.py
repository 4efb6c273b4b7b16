"""A mail server on this machine that speaks as much IMAP as a mailbox needs: sign in, look, fetch, mark as read."""

import re
import socketserver
import threading
from contextlib import contextmanager


class Box:
    """Mails as bytes, and which of them were read (by their place, from 1)."""

    def __init__(self, *mails):
        self.mails, self.read, self.password = list(mails), set(), "mật khẩu hộp thư".encode().hex()


@contextmanager
def running(box):
    """Answers the port."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            self.say("* OK ready")
            for line in self.rfile:
                tag, _, command = line.decode().strip().partition(" ")
                if not self.answer(tag, command):
                    return

        def say(self, words):
            self.wfile.write(words.encode() + b"\r\n")

        def answer(self, tag, command):
            verb = command.upper()
            if verb.startswith("LOGIN"):
                good = box.password in command
                self.say(f"{tag} {'OK in' if good else 'NO wrong password'}")
                return True
            if verb.startswith("CAPABILITY"):
                self.say("* CAPABILITY IMAP4rev1")
            elif verb.startswith("SELECT"):
                self.say(f"* {len(box.mails)} EXISTS")
            elif verb.startswith("UID SEARCH"):
                unread = [str(n) for n in range(1, len(box.mails) + 1) if n not in box.read]
                self.say(f"* SEARCH {' '.join(unread)}")
            elif verb.startswith("UID FETCH"):
                self.fetch(int(command.split()[2]), verb)
            elif verb.startswith("UID STORE"):
                box.read.add(int(re.search(r"STORE (\d+)", verb)[1]))
            elif verb.startswith("LOGOUT"):
                self.say("* BYE")
                self.say(f"{tag} OK out")
                return False
            self.say(f"{tag} OK done")
            return True

        def fetch(self, number, verb):
            mail = box.mails[number - 1]
            if "RFC822.SIZE" in verb:
                self.say(f"* {number} FETCH (UID {number} RFC822.SIZE {len(mail)})")
                return
            self.wfile.write(f"* {number} FETCH (UID {number} BODY[] {{{len(mail)}}}\r\n".encode() + mail + b")\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()
