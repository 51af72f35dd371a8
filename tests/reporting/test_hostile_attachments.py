"""Viruses, macros, scripts, too much of it, and files that are not what came."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.urls import reverse

from audit.models import Deed, Entry
from leszno_strategy import virus_scanner
from leszno_strategy.orphans import forgetting
from organisation.models import OfficeRole
from reporting.attachments import check_upload, marks_of, respond
from reporting.checksums import digest_of
from reporting.models import Attachment, State
from reporting.quotas import check_quotas
from reporting.transitions import Draft
from tests.factories import (
    draft,
    make_campaign,
    make_office_user,
    make_post,
    make_report,
    make_task,
    make_unit,
    make_user,
    year_of,
)
from tests.pages import text_of
from tests.reporting.test_attachments import DOCX, GOOD, PDF, XLSX

# Written in two parts, so that no scanner takes this file for it.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd:
    """Speaks as clamd does, and knows one virus."""

    def __init__(self, listening: socket.socket, *, most: int = 10**9) -> None:
        self.listening, self.most, self.asked = listening, most, 0
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        while True:
            try:
                connection, _address = self.listening.accept()
            except OSError:
                return
            with connection:
                self.answer(connection)

    def answer(self, connection: socket.socket) -> None:
        self.asked += 1
        file = connection.makefile("rb")
        assert file.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!I", file.read(4))[0]:
            content += file.read(size)
            if len(content) > self.most:
                connection.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
        found = b"Eicar-Test-Signature FOUND" if EICAR in content else b"OK"
        connection.sendall(b"stream: " + found + b"\0")


Start = Callable[..., Clamd]


@pytest.fixture(params=["socket", "port"])
def clamd(request, settings, tmp_path) -> Iterator[Start]:
    """Start one that listens on a socket of the file system, or on a port."""
    open_ones = []

    def start(**options: int) -> Clamd:
        if request.param == "socket":
            settings.CLAMD = str(tmp_path / "clamd.ctl")
            listening = socket.socket(socket.AF_UNIX)
            listening.bind(settings.CLAMD)
        else:
            listening = socket.create_server(("127.0.0.1", 0))
            settings.CLAMD = f"127.0.0.1:{listening.getsockname()[1]}"
        listening.listen()
        open_ones.append(listening)
        return Clamd(listening, **options)

    yield start
    for one in open_ones:
        one.close()


def upload(content: bytes, name: str = "plik.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_virus_is_refused_by_its_name_and_what_is_clean_is_taken_whole(clamd):
    daemon = clamd()
    with pytest.raises(ValidationError, match="Eicar-Test-Signature"):
        check_upload(upload(EICAR))
    clean = upload(b"x" * 200_000)
    check_upload(clean)
    assert len(clean.read()) == 200_000
    assert marks_of(clean) == {"is_active": False, "is_unscanned": False}
    # A form that is shown again does not ask anew.
    check_upload(clean)
    assert daemon.asked == 2


@pytest.mark.parametrize("most", [1_000, None])
def test_without_an_answer_a_file_is_refused_or_marked(clamd, settings, caplog, most):
    clamd(most=most or 1)
    if most is None:
        settings.CLAMD = "/nowhere/clamd.ctl"
    with pytest.raises(ValidationError, match="nie można było teraz sprawdzić"):
        check_upload(upload(b"x" * 200_000))
    settings.CLAMD_DOWN = "mark"
    file = upload(b"x" * 200_000)
    check_upload(file)
    assert marks_of(file)["is_unscanned"]
    assert "did not look at a file" in caplog.text


def test_a_scanner_is_asked_about_each_kind_of_file_that_people_bring(clamd):
    from exchange.uploads import check
    from filling.forms import FilledForm

    clamd()
    with pytest.raises(ValidationError, match="Eicar"):
        check(upload(b"{" + EICAR))
    form = FilledForm({}, {"file": upload(EICAR, "plik.xlsx")})
    assert "Eicar" in str(form.errors)


def test_without_a_scanner_nothing_is_asked(settings):
    assert settings.CLAMD == ""
    assert not virus_scanner.check(upload(EICAR))


def with_part(document: bytes, name: str) -> bytes:
    file = BytesIO(document)
    with ZipFile(file, "a") as parts:
        parts.writestr(name, "x")
    return file.getvalue()


def pdf(**root: object) -> bytes:
    file = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        for name, value in root.items():
            made.Root[f"/{name}"] = value
        # Names lie in packed streams then, where no search of bytes finds them.
        made.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def locked() -> bytes:
    file = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
    return file.getvalue()


SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
ACTIVE = {
    "makro.docx": with_part(DOCX, "word/vbaProject.bin"),
    "makro.xlsx": with_part(XLSX, "xl/vbaProject.bin"),
    "dawne.xlsx": with_part(XLSX, "xl/macrosheets/sheet1.xml"),
    "formant.docx": with_part(DOCX, "word/activeX/activeX1.xml"),
    "makro.odt": with_part(GOOD["odt"], "Basic/Standard/Module1.xml"),
    "skrypt.ods": with_part(GOOD["ods"], "Scripts/python/x.py"),
    "otwarcie.pdf": pdf(OpenAction=SCRIPT),
    "gleboko.pdf": pdf(AA=pikepdf.Dictionary(WC=pikepdf.Array([SCRIPT]))),
    "program.pdf": pdf(
        OpenAction=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    ),
    "haslo.pdf": locked(),
    "zepsuty.pdf": PDF.replace(b"<<>>", b"<</S /JavaScript>>", 1)[:60],
}


@pytest.mark.parametrize("name", ACTIVE)
def test_what_runs_is_refused_with_what_to_do_or_marked(settings, name):
    with pytest.raises(ValidationError, match=name) as refused:
        check_upload(upload(ACTIVE[name], name))
    assert "PDF" in refused.value.message
    settings.ACTIVE_CONTENT = "mark"
    file = upload(ACTIVE[name], name)
    check_upload(file)
    assert marks_of(file) == {"is_active": True, "is_unscanned": False}
    assert file.read() == ACTIVE[name]


def test_a_plain_pdf_with_links_and_an_outline_is_taken():
    link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://www.example.pl")
    check_upload(upload(pdf(OpenAction=link, Lang="pl"), "plik.pdf"))


# What is kept, and what is handed out ---------------------------------------------


def attached(content: bytes = b"tresc") -> Attachment:
    task = make_task(stages=[{2010: ("20", None)}])
    year = year_of(task, 2010)
    make_campaign(year)
    what = Draft(draft(task, "7").content, [upload(content)])
    make_report(task, year, State.DRAFT, by=make_office_user(), what=what)
    return Attachment.objects.get()


@pytest.mark.django_db
def test_a_file_that_is_not_what_came_is_refused_noted_and_said_until_it_is_back(
    client, caplog
):
    one = attached()
    storage, name = one.file.storage, one.file.name
    assert one.sha256 == digest_of(BytesIO(b"tresc"))
    storage.delete(name)
    storage.save(name, ContentFile(b"TRESC"))
    for _time in range(2):
        with pytest.raises(Http404):
            respond(Attachment.objects.get())
    assert "is not what came" in caplog.text
    assert Entry.objects.get(deed=Deed.UPLOAD).what == "plik.txt"
    client.force_login(make_office_user())
    assert "1 jest uszkodzony lub go nie ma" in text_of(client.get("/panel/"))
    assert "plik.txt" in text_of(client.get(reverse("reporting:damaged")))
    storage.delete(name)
    storage.save(name, ContentFile(b"tresc"))
    assert respond(Attachment.objects.get()).getvalue() == b"tresc"
    assert not Attachment.objects.damaged().exists()


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["", *OfficeRole.values])
def test_the_list_of_damaged_files_is_for_the_office(client, role):
    client.force_login(make_user(make_post(office_role=role)))
    status = client.get(reverse("reporting:damaged")).status_code
    assert status == (200 if role == OfficeRole.OFFICE else 403)


@pytest.mark.django_db
def test_files_that_came_before_get_their_checksum_a_day_later():
    one = attached()
    Attachment.objects.update(sha256="")
    forgetting.send(sender=None)
    assert Attachment.objects.get().sha256 == one.sha256


@pytest.mark.django_db
@pytest.mark.parametrize("whose", ["A_REPORT", "A_UNIT", "THE_SITE"])
def test_files_beyond_a_bound_are_refused_and_said_whose(settings, whose):
    one = attached(b"x" * 700_000)
    task = one.report.task
    task.executors.create(text="Drogi", unit=make_unit("Wydział Dróg"))
    added = [upload(b"x" * 400_000)]
    check_quotas(task, added, [one])
    setattr(settings, f"ATTACHMENTS_MB_OF_{whose}", 1)
    with pytest.raises(ValidationError, match="1,0"):
        check_quotas(task, added, [one])
    check_quotas(task, [upload(b"x" * 200_000)], [one])
