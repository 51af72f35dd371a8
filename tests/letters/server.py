"""A mail server that takes letters, and can refuse, hang up, or not answer at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Lock, Thread


@dataclass
class MailServer:
    """What it took, letter by letter, and how it is to behave."""

    address: tuple[str, int] = ("", 0)
    taken: list[bytes] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    hung_up_on: set[str] = field(default_factory=set)
    # While it is set, everything is answered; else nothing is.
    answers: Event = field(default_factory=Event)
    is_over: bool = False
    lock: Lock = field(default_factory=Lock)


class Conversation(StreamRequestHandler):
    """Speaks as much SMTP as a client asks for."""

    def handle(self) -> None:
        mail: MailServer = self.server.mail  # type: ignore[attr-defined]
        try:
            self._say(mail, "220 here")
            while line := self.rfile.readline().decode():
                if not self._answer(mail, line):
                    return
        except OSError:
            return

    def _answer(self, mail: MailServer, line: str) -> bool:
        word, address = line[:4].upper(), line.partition("<")[2].partition(">")[0]
        if word == "DATA":
            self._say(mail, "354 go on")
            return self._take(mail)
        if word == "RCPT" and address in mail.hung_up_on:
            return False
        if word == "RCPT" and address in mail.refused:
            self._say(mail, "550 unknown")
        else:
            self._say(mail, "221 bye" if word == "QUIT" else "250 fine")
        return word != "QUIT"

    def _take(self, mail: MailServer) -> bool:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
            lines.append(line)
        self._wait(mail)
        with mail.lock:
            # Taken as soon as it says so: who does not hear it sends it again.
            mail.taken.append(b"".join(lines))
        self._say(mail, "250 taken")
        return True

    def _say(self, mail: MailServer, words: str) -> None:
        self._wait(mail)
        self.wfile.write(words.encode() + b"\r\n")

    def _wait(self, mail: MailServer) -> None:
        mail.answers.wait()
        if mail.is_over:
            raise ConnectionAbortedError


class Server(ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    request_queue_size = 100


@contextmanager
def serving() -> Iterator[MailServer]:
    mail = MailServer()
    mail.answers.set()
    with Server(("127.0.0.1", 0), Conversation) as server:
        server.mail = mail  # type: ignore[attr-defined]
        host, port = server.server_address[:2]
        mail.address = str(host), port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield mail
        finally:
            mail.is_over = True
            mail.answers.set()
            server.shutdown()
            thread.join()
