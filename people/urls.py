"""Addresses of people, posts and units, and of one's own account."""

from django.urls import path

from people.views import (
    account,
    appointing,
    inviting,
    letters,
    log,
    people,
    posts,
    start,
    units,
)

app_name = "people"
urlpatterns = [
    path("zacznij/", start.start, name="start"),
    path("moje-konto/", account.account, name="account"),
    path("moje-konto/powiadomienia/", account.digest, name="digest"),
    path("moje-konto/zastepstwo/", account.add_deputy, name="add_deputy"),
    path(
        "moje-konto/zastepstwo/<int:pk>/koniec/",
        account.end_deputy,
        name="end_deputy",
    ),
    path("ludzie/", people.People.as_view(), name="people"),
    path("ludzie/zaproszenie/", inviting.invite_person, name="invite"),
    path("ludzie/<int:pk>/", people.person, name="person"),
    path("ludzie/<int:pk>/zaproszenie/", inviting.invite_again, name="invite_again"),
    path("ludzie/<int:pk>/przekazanie/", people.leave, name="leave"),
    path("ludzie/<int:pk>/zamkniecie/", people.close, name="close_account"),
    path("ludzie/<int:pk>/drugi-skladnik/", people.reset_factor, name="reset_factor"),
    path("stanowiska/", posts.PostList.as_view(), name="posts"),
    path("stanowiska/obsadzanie/", appointing.appoint, name="appoint"),
    path("stanowiska/<int:pk>/", posts.post, name="post"),
    path("stanowiska/<int:pk>/przekazanie/", posts.hand_over, name="hand_over_post"),
    path("dziennik/", log.log, name="log"),
    path("dziennik/plik/<slug:kind>/", log.log_file, name="log_file"),
    path("listy/", letters.letters, name="letters"),
    path("listy/ponow/", letters.send_again, name="send_again"),
    path("jednostki/", units.UnitList.as_view(), name="units"),
    path("jednostki/<int:pk>/", units.unit, name="unit"),
    path("jednostki/<int:pk>/nazwa/", units.rename, name="rename_unit"),
    path("jednostki/<int:pk>/scalenie/", units.merge, name="merge_units"),
]
