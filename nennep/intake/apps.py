from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "nennep.intake"
    label = "intake"
