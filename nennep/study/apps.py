from django.apps import AppConfig


class StudyConfig(AppConfig):
    name = "nennep.study"
    label = "study"
