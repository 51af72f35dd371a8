"""What people call the program that says a long line of itself."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# The first that is named: Edge calls itself Chrome, and all call themselves Safari.
PROGRAMS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


@register.filter
def browser_name(said: str) -> str:
    program = next((name for sign, name in PROGRAMS.items() if sign in said), "")
    system = next((name for sign, name in SYSTEMS.items() if sign in said), "")
    return ", ".join(filter(None, [program, system])) or _("another program")
