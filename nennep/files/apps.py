from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "nennep.files"
    label = "files"
