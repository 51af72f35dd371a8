"""Pictures of goals for tests that need one, without drawing any."""

from django.core.files.base import ContentFile

from tasks.models import Goal, Picture


def give_picture(goal: Goal, *, alt: str = "Rynek") -> Picture:
    picture = Picture.objects.create(
        digest="a" * 64,
        large=ContentFile(b"duzy", name="large.webp"),
        small=ContentFile(b"maly", name="small.webp"),
        width=1120,
        height=747,
        small_width=480,
        small_height=320,
    )
    goal.picture, goal.picture_alt = picture, alt
    goal.save()
    return picture
