"""Templates without their indentation, of which a page of many rows is a quarter.

It is taken away where a template is read, once, and not from every page that is made.
A line stays a line: white space between words means what it meant. What must keep its
spaces (`<pre>`, `<textarea>`) has none of its own at the start of a line, and sentences
that are translated are told in one line or are `trimmed`.
"""

import re

from django.template import Origin
from django.template.loaders import filesystem

INDENTATION = re.compile(r"\n\s+")


class Loader(filesystem.Loader):
    def get_contents(self, origin: Origin) -> str:
        contents: str = super().get_contents(origin)
        is_page = str(origin.template_name).endswith(".html")
        return INDENTATION.sub("\n", contents) if is_page else contents
