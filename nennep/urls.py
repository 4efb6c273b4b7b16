from django.urls import include, path

from nennep.serve import health

urlpatterns = [
    path("healthz", health.health, name="health"),
    path("", include("nennep.duties.urls")),
    path("accounts/", include("nennep.accounts.urls")),
    path("notices/", include("nennep.notifications.urls")),
    path("units/", include("nennep.units.urls")),
    path("history/", include("nennep.history.urls")),
    path("figures/", include("nennep.figures.urls")),
    path("documents/", include("nennep.documents.urls")),
    path("intake/", include("nennep.intake.urls")),
    path("directives/", include("nennep.directives.urls")),
    path("study/", include("nennep.study.urls")),
    path("reports/", include("nennep.reports.urls")),
    path("", include("nennep.ui.urls")),
]

handler400 = "nennep.ui.errors.bad_request"
handler403 = "nennep.ui.errors.permission_denied"
handler404 = "nennep.ui.errors.not_found"
handler500 = "nennep.ui.errors.server_error"
