from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "nennep.directives"
    label = "directives"
