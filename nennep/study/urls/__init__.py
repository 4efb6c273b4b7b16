"""Pages of study campaigns, mounted at /study/."""

from nennep.study.urls import campaign, essays

app_name = "study"
urlpatterns = [*campaign.urlpatterns, *essays.urlpatterns]
