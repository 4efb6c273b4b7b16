from django.urls import path

from nennep.documents.views import new, page

urlpatterns = [
    path("new/", new.new, name="new"),
    path("<int:pk>/", page.document, name="document"),
    path("<int:pk>/file/", page.document_file, name="document_file"),
]
