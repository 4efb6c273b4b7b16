from django.urls import path

from nennep.documents.views import listing, order, saved

urlpatterns = [
    path("", listing.documents, name="documents"),
    path("order/", order.order, name="order"),
    path("order/missing/", order.order_missing, name="order_missing"),
    path("order/<slug:form>/", order.order_export, name="order_export"),
    path("saved/", saved.saved, name="saved"),
    path("saved/new/", saved.saved_new, name="saved_new"),
    path("saved/<int:pk>/", saved.saved_open, name="saved_open"),
    path("saved/<int:pk>/forget/", saved.saved_forget, name="saved_forget"),
]
