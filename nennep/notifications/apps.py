from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "nennep.notifications"
    label = "notifications"
