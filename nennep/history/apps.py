from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "nennep.history"
    label = "history"
