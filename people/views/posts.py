"""Posts: what each answers for, and moving that to another post."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import ListView

from organisation.confirming import confirmed
from organisation.forms import HandOverPostForm
from organisation.models import Appointment, Post
from organisation.rights import Permission, may, person_of, require
from people.sections import sections_of
from tasks.handover import Moved, belongings, hand_over_post
from tasks.models import Task


class PostList(ListView[Post]):
    template_name = "people/posts.html"

    def get_queryset(self) -> QuerySet[Post]:
        require(self.request, Permission.CHANGE, Task)
        return with_holders(Post.objects.select_related("unit"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(sections=sections_of(self.request), **kwargs)


def with_holders(posts: QuerySet[Post]) -> QuerySet[Post]:
    """Fetch who holds each post today, as `holders`: one query."""
    held = Appointment.objects.current(localdate()).select_related("user")
    return posts.prefetch_related(Prefetch("appointments", held, to_attr="holders"))


@require_safe
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all that one post answers for."""
    found = _asked_for(request, pk)
    return _page(request, found, _form(found))


@require_POST
@confirmed
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Move all that the post answers for to another post."""
    found = _asked_for(request, pk)
    form = _form(found, request.POST)
    if not form.carry_out(partial(hand_over_post, post=found, by=person_of(request))):
        return _page(request, found, form)
    said = _("Moved to “%(post)s”: %(what)s.")
    words = {"post": form.cleaned_data["to"].title, "what": in_words(form.outcome)}
    messages.success(request, said % words)
    return redirect("people:post", pk)


def in_words(moved: Moved) -> str:
    """Such as "1 goal, 2 programmes"; what there was none of is not named."""
    counted = (
        (moved.posts, ngettext("%d post", "%d posts", moved.posts)),
        (moved.goals, ngettext("%d goal", "%d goals", moved.goals)),
        (
            moved.programmes,
            ngettext("%d programme", "%d programmes", moved.programmes),
        ),
        (moved.tasks, ngettext("%d task", "%d tasks", moved.tasks)),
        (
            moved.indicators,
            ngettext("%d indicator", "%d indicators", moved.indicators),
        ),
    )
    return ", ".join(words % n for n, words in counted if n) or _("nothing")


def _asked_for(request: HttpRequest, pk: int) -> Post:
    require(request, Permission.CHANGE, Task)
    return get_object_or_404(Post, pk=pk)


def _form(found: Post, data: object = None) -> HandOverPostForm:
    return HandOverPostForm(data, posts=Post.objects.exclude(pk=found.pk))


def _page(request: HttpRequest, found: Post, form: HandOverPostForm) -> HttpResponse:
    posts = with_holders(Post.objects.filter(pk=found.pk))
    (owned,) = belongings(posts)
    context = {
        "owned": owned,
        "post": owned.post,
        "may_edit": may(request, Permission.CHANGE, Post),
        "form": form,
        "sections": sections_of(request),
    }
    status = 422 if form.errors else 200
    return render(request, "people/post.html", context, status=status)
