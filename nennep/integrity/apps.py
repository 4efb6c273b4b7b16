from django.apps import AppConfig


class IntegrityConfig(AppConfig):
    name = "nennep.integrity"
    label = "integrity"
