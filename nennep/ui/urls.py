"""Help, choices of the browser, and the pages of the design system itself."""

from django.urls import path

from nennep.ui import views

app_name = "ui"

urlpatterns = [
    path("components/", views.components, name="components"),
    path("components/progress/", views.components_progress, name="components_progress"),
    path("help/", views.help_page, name="help"),
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
]
