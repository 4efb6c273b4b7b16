from django.apps import AppConfig

from nennep.files.verbs import SENTENCES
from nennep.history import sentences


class FilesConfig(AppConfig):
    name = "nennep.files"
    label = "files"

    def ready(self):
        sentences.describe(SENTENCES)
