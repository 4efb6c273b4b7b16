from django.urls import path

from nennep.documents.views import listing, order

urlpatterns = [
    path("", listing.documents, name="documents"),
    path("order/", order.order, name="order"),
    path("order/missing/", order.order_missing, name="order_missing"),
    path("order/<slug:form>/", order.order_export, name="order_export"),
]
