"""Pages about what is done about documents, mounted at /directives/."""

from django.urls import path

from nennep.directives.views import duties, handing_on, many, progress, reviews, thread

app_name = "directives"
urlpatterns = [
    path("", handing_on.hand_ons, name="hand_ons"),
    path("<int:pk>/", handing_on.hand_on, name="hand_on"),
    path("<int:pk>/change/", many.change, name="change_many"),
    path("documents/<int:document_pk>/hand-on/", handing_on.new, name="new"),
    path("documents/<int:document_pk>/progress/", progress.of_document, name="progress"),
    path("documents/<int:document_pk>/", thread.thread, name="thread"),
    path("documents/<int:document_pk>/annex/", thread.thread_docx, name="thread_docx"),
    path("documents/<int:document_pk>/reviews/", reviews.new, name="new_review"),
    path("duties/", duties.duties, name="duties"),
    path("duties/<int:pk>/", duties.duty, name="duty"),
    path("duties/<int:pk>/acknowledge/", duties.acknowledge, name="acknowledge"),
    path("duties/<int:pk>/hand-in/", duties.hand_in, name="hand_in"),
    path("duties/<int:pk>/verify/", duties.verify, name="verify"),
    path("duties/<int:pk>/files/<int:delivery_pk>/", duties.delivered_file, name="delivered_file"),
    path("duties/<int:pk>/<slug:name>/", duties.step, name="step"),
]
