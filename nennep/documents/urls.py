from django.urls import path

from nennep.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.documents, name="documents"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.document, name="document"),
    path("<int:pk>/file/", views.document_file, name="document_file"),
]
