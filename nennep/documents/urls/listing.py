from django.urls import path

from nennep.documents.views import listing

urlpatterns = [path("", listing.documents, name="documents")]
