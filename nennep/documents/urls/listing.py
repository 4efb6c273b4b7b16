from django.urls import path

from nennep.documents.views import listing, order, saved, topics

urlpatterns = [
    path("", listing.documents, name="documents"),
    path("order/", order.order, name="order"),
    path("order/missing/", order.order_missing, name="order_missing"),
    path("order/<slug:form>/", order.order_export, name="order_export"),
    path("saved/", saved.saved, name="saved"),
    path("saved/new/", saved.saved_new, name="saved_new"),
    path("saved/<int:pk>/", saved.saved_open, name="saved_open"),
    path("saved/<int:pk>/forget/", saved.saved_forget, name="saved_forget"),
    path("topics/", topics.topics, name="topics"),
    path("topics/new/<int:tree_pk>/", topics.topic_new, name="topic_new"),
    path("topics/<int:pk>/", topics.topic_change, name="topic_change"),
    path("topics/<int:pk>/remove/", topics.topic_remove, name="topic_remove"),
]
