from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nennep.accounts"
    label = "accounts"
