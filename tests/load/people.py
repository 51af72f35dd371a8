"""People with browsers of their own, who fill in reports over HTTP."""

import html
import re
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

from django.conf import settings
from django.test import Client

from organisation.models import User


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Keep only a redirection as the answer: it says that the form was taken."""

    def redirect_request(self, *args: object) -> None:
        return None


class Person:
    """Somebody signed in with a browser of their own."""

    # Seconds until they give up.
    patience = 60

    def __init__(self, base: str, cookie: str) -> None:
        self.base, self.cookie, self.jar = base, cookie, CookieJar()
        self.opener = urllib.request.build_opener(
            NoRedirect, urllib.request.HTTPCookieProcessor(self.jar)
        )
        self.saved: list[str] = []

    def ask(
        self,
        path: str,
        data: dict[str, str] | None = None,
        files: dict[str, bytes] | None = None,
    ) -> tuple[int, str]:
        body, kind = (b"", "") if data is None else encoded(data, files or {})
        request = urllib.request.Request(self.base + path, body or None)  # noqa: S310
        request.add_unredirected_header("Cookie", self._cookies())
        if kind:
            request.add_header("Content-Type", kind)
        try:
            with self.opener.open(request, timeout=self.patience) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()

    def _cookies(self) -> str:
        kept = "; ".join(f"{one.name}={one.value}" for one in self.jar)
        return f"{settings.SESSION_COOKIE_NAME}={self.cookie}; {kept}"

    def save(self, path: str, text: str, step: str = "save") -> None:
        """Fill in the form until it is taken, as a person does after a conflict."""
        status, page = self.ask(path)
        assert status == 200, status
        for _try in range(200):
            sent = {**fields(page), "done": text, "reason": "Próba.", "step": step}
            status, page = self.ask(path, sent)
            if status == 302:
                self.saved.append(text)
                return
            assert status == 409, (status, page[-2000:])
        raise AssertionError(f"{text} was never taken")


def encoded(data: dict[str, str], files: dict[str, bytes]) -> tuple[bytes, str]:
    """Write a form as browsers do, and say of which kind it is."""
    if not files:
        return urllib.parse.urlencode(data).encode(), ""
    parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in data.items()]
    parts += [
        f'name="files"; filename="{name}"\r\n\r\n'.encode() + content
        for name, content in files.items()
    ]
    body = b"".join(
        b"--part\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts
    )
    return body + b"--part--\r\n", "multipart/form-data; boundary=part"


def fields(page: str, part: str = 'class="figures"') -> dict[str, str]:
    """Read what the form that begins with the part would send as it stands."""
    form = page[page.index(part) :]
    form = form[: form.index("</form>")]
    inputs = re.findall(r"<input\b[^>]*>", form)
    pairs = [(attribute(one, "name"), attribute(one, "value")) for one in inputs]
    return {
        name: value
        for name, value in pairs
        if name and name not in {"files", "removed"}
    }


def attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


def cookie_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
