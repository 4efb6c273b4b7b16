from django.apps import AppConfig

from nennep.history import sentences
from nennep.integrity.verbs import SENTENCES


class IntegrityConfig(AppConfig):
    name = "nennep.integrity"
    label = "integrity"

    def ready(self):
        sentences.describe(SENTENCES)
