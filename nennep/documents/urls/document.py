from django.urls import path

from nennep.documents.views import books, changing, linking, new, page

urlpatterns = [
    path("new/", new.new, name="new"),
    path("books/", books.books, name="books"),
    path("citations/<int:pk>/", linking.citation, name="citation"),
    path("relations/<int:pk>/", linking.decide_relation, name="decide_relation"),
    path("<int:pk>/", page.document, name="document"),
    path("<int:pk>/file/", page.document_file, name="document_file"),
    path("<int:pk>/original/", page.original, name="original"),
    path("<int:pk>/versions/<int:ordinal>/", page.version, name="version"),
    path("<int:pk>/versions/<int:ordinal>/file/", page.version_file, name="version_file"),
    path("<int:pk>/change/", changing.change, name="change"),
    path("<int:pk>/standing/", changing.standing, name="standing"),
    path("<int:pk>/add-version/", changing.add_version, name="add_version"),
    path("<int:pk>/relate/", linking.relate, name="relate"),
    path("<int:pk>/enter/", books.enter, name="enter"),
]
