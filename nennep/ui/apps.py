from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "nennep.ui"
    label = "ui"
