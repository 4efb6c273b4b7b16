from django.urls import include, path

urlpatterns = [
    path("", include("nennep.duties.urls")),
    path("accounts/", include("nennep.accounts.urls")),
    path("units/", include("nennep.units.urls")),
    path("notices/", include("nennep.notifications.urls")),
    path("figures/", include("nennep.figures.urls")),
    path("", include("nennep.ui.urls")),
]

handler400 = "nennep.ui.errors.bad_request"
handler403 = "nennep.ui.errors.permission_denied"
handler404 = "nennep.ui.errors.not_found"
handler500 = "nennep.ui.errors.server_error"
