from django.urls import path

from nennep.duties import views

app_name = "duties"
urlpatterns = [path("", views.inbox, name="inbox")]
