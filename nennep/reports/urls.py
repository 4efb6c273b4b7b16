from django.urls import path, re_path

from nennep.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.reports, name="reports"),
    path("new/", views.create, name="create"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/sign/", views.sign, name="sign"),
    path("<int:pk>/scans/", views.attach_scan, name="attach_scan"),
    path("<int:pk>/scans/<int:scan_pk>/", views.scan, name="scan"),
    re_path(r"^(?P<pk>\d+)/report\.(?P<kind>docx|xlsx)$", views.export, name="export"),
    path("<int:pk>/evidence/<str:code>/", views.evidence, name="evidence"),
]
