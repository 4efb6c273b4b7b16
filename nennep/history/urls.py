from django.urls import path

from nennep.history import views

app_name = "history"
urlpatterns = [
    path("", views.entries, name="entries"),
    path("own/", views.own, name="own"),
]
