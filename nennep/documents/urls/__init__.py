"""Pages of the registry, mounted at /documents/."""

from nennep.documents.urls import document, listing

app_name = "documents"
urlpatterns = [*listing.urlpatterns, *document.urlpatterns]
