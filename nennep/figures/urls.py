from django.urls import path

from nennep.figures import views

app_name = "figures"
urlpatterns = [path("<str:code>/", views.evidence, name="evidence")]
