"""What the office does on the page of a year's report."""

from django.test import Client

ADDRESS = "/panel/miasto/2010/raport/"


CLOSING = f"{ADDRESS}zamknij/"


def close(client: Client, **data: str):
    """Close the year on the page that tells what this means."""
    told = client.get(CLOSING).context["outlook"].told
    return client.post(CLOSING, {"told": told, **data}, follow=True)


def ask(client: Client, **data: str):
    asked = {"edition": "draft", "scope": "", "kind": "csv", **data}
    return client.post(f"{ADDRESS}pliki/", asked, follow=True)
