from django.urls import path

from nennep.study.views import essays, essays_write, imports, review, review_desk, submissions

urlpatterns = [
    path("<int:pk>/my-essay/", essays.my_essay, name="my_essay"),
    path("<int:pk>/entries/", submissions.entries, name="entries"),
    path("<int:pk>/import/", imports.new, name="import_new"),
    path("essays/<int:pk>/", essays.essay, name="essay"),
    path("essays/<int:pk>/write/", essays_write.write, name="write"),
    path("essays/<int:pk>/draft/", essays_write.draft, name="draft"),
    path("essays/<int:pk>/upload/", essays_write.upload, name="upload"),
    path("essays/<int:pk>/answer/", essays.answer, name="answer"),
    path("essays/<int:pk>/enter/", submissions.enter, name="enter"),
    path("receipts/<str:code>/", submissions.receipt, name="receipt"),
    path("submissions/<int:pk>/", submissions.submission, name="submission"),
    path("submissions/<int:pk>/pages/<int:page_pk>/", submissions.page_file, name="page_file"),
    path("submissions/<int:pk>/object/", submissions.object_to_entry, name="object"),
    path("objections/<int:pk>/", submissions.settle_objection, name="settle_objection"),
    path("review/", review.queue, name="review"),
    path("review/accept/", review.accept_selected, name="accept_selected"),
    path("review/<int:pk>/", review_desk.desk, name="desk"),
    path("review/<int:pk>/accept/", review_desk.accept, name="accept"),
    path("review/<int:pk>/send-back/", review_desk.return_essay, name="send_back"),
    path("review/<int:pk>/signals/<int:finding_pk>/clear/", review_desk.clear, name="clear_finding"),
    path("imports/<int:pk>/", imports.show, name="import"),
    path("imports/<int:pk>/progress/", imports.progress, name="import_progress"),
    path("imports/<int:pk>/rows/<int:row_pk>/", imports.choose, name="import_choose"),
    path("imports/<int:pk>/hand-in/", imports.hand_in, name="import_hand_in"),
]
