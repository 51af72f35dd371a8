"""What a browser would send of a form on a page."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """Reads the form that posts, has the given id or class, or leads to the address.

    With "" the one that leads to its own page. `sent` is what it would send.
    """

    def __init__(self, page: str, which: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._which, self._is_inside = which, False
        # A field whose text is being read.
        self._area = self._choice = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag == "form":
            self._is_inside = said.get("method") == "post" and self._is_it(said)
        elif not self._is_inside or "disabled" in said:
            return
        elif tag == "input" and name:
            self._input(name, said)
        elif tag == "textarea":
            self._area = name
            self.sent[name] = ""
        elif tag == "select":
            self._choice = name
        elif tag == "option" and self._choice:
            is_chosen = "selected" in said or self._choice not in self.sent
            if is_chosen:
                self.sent[self._choice] = said.get("value", "")

    def _is_it(self, said: dict[str, str]) -> bool:
        action, which = said.get("action", ""), self._which
        if not which:
            return not action
        return which in {said.get("id"), said.get("class")} or action.endswith(which)

    def _input(self, name: str, said: dict[str, str]) -> None:
        kind = said.get("type", "text")
        is_box = kind in {"checkbox", "radio"}
        if kind not in {"file", "submit"} and (not is_box or "checked" in said):
            self.sent[name] = said.get("value", "on" if is_box else "")

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._choice = ""
        elif tag == "form":
            self._is_inside = False


def sent(page: str, which: str, **typed: str) -> dict[str, str]:
    """Return what the form sends with what was typed into it."""
    form = Form(page, which)
    assert form.sent, f"There is no form {which} on the page."
    return form.sent | typed
