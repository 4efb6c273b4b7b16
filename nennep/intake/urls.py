from django.urls import path

from nennep.intake.views import paper, tray

app_name = "intake"
urlpatterns = [
    path("", tray.tray, name="tray"),
    path("send/", tray.send, name="send"),
    path("template/", tray.template, name="template"),
    path("confirm/", tray.confirm_chosen, name="confirm_chosen"),
    path("registering/", tray.registering, name="registering"),
    path("scanning/", tray.scanning, name="scanning"),
    path("delivery/<int:pk>/progress/", tray.progress, name="progress"),
    path("<int:pk>/", paper.paper, name="paper"),
    path("<int:pk>/file/", paper.file, name="file"),
    path("<int:pk>/attach/", paper.attach_to, name="attach"),
    path("<int:pk>/enter/", paper.enter, name="enter"),
    path("<int:pk>/annexes/", paper.annexes, name="annexes"),
    path("<int:pk>/apart/", paper.apart, name="apart"),
    path("<int:pk>/aside/", paper.put_aside, name="set_aside"),
    path("<int:pk>/declare/", paper.declare, name="declare"),
]
