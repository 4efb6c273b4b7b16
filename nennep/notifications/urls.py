from django.urls import path

from nennep.notifications.views import inbox, mail

app_name = "notifications"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("read/", inbox.mark_all_read, name="mark_all_read"),
    path("<int:pk>/", inbox.open_notice, name="open_notice"),
    path("mail/", mail.choose, name="mail"),
    path("mail/confirm/<str:token>/", mail.confirm, name="confirm_address"),
    path("mail/stop/<str:token>/", mail.stop, name="stop_mail"),
]
