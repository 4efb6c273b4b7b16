from django.urls import path

from nennep.study.views import attendance, campaign, changes, checks, people, setup, setup_audience, setup_places

urlpatterns = [
    path("", campaign.campaigns, name="campaigns"),
    path("new/", setup.new, name="new"),
    path("<int:pk>/", campaign.campaign, name="campaign"),
    path("<int:pk>/people/", people.people, name="people"),
    path("<int:pk>/people/<str:step>/", people.move_people, name="move_people"),
    path("<int:pk>/remind/", people.remind, name="remind"),
    path("<int:pk>/close/", campaign.close, name="close"),
    path("<int:pk>/checks/", checks.checks, name="checks"),
    path("<int:pk>/changes/", changes.changes, name="changes"),
    path("<int:pk>/setup/", setup.document, name="setup"),
    path("<int:pk>/setup/audience/", setup_audience.audience, name="setup_audience"),
    path("<int:pk>/setup/audience/rule/<int:rule_pk>/remove/", setup_audience.remove_rule, name="remove_rule"),
    path(
        "<int:pk>/setup/audience/exception/<int:exception_pk>/remove/",
        setup_audience.remove_exception,
        name="remove_exception",
    ),
    path("<int:pk>/setup/places/", setup_places.places, name="setup_places"),
    path("<int:pk>/setup/places/venues/", setup_places.venues, name="setup_venues"),
    path("<int:pk>/setup/places/per-unit/", setup.venue_per_unit, name="venue_per_unit"),
    path("<int:pk>/setup/places/venue/<int:venue_pk>/", setup_places.venue, name="setup_venue"),
    path("<int:pk>/setup/essay/", setup.essay, name="setup_essay"),
    path("<int:pk>/setup/reviewers/", setup_places.reviewers, name="setup_reviewers"),
    path("<int:pk>/setup/reviewers/<int:reviewer_pk>/remove/", setup_places.remove_reviewer, name="remove_reviewer"),
    path("<int:pk>/setup/check/", setup.check, name="setup_check"),
    path("<int:pk>/attendance/", attendance.sheets, name="sheets"),
    path("attendance/", attendance.my_sheets, name="my_sheets"),
    path("attendance/<int:pk>/", attendance.sheet, name="sheet"),
    path("attendance/<int:pk>/hand-in/", attendance.hand_in, name="hand_in_sheet"),
    path("attendance/<int:pk>/confirm/", attendance.confirm, name="confirm_sheet"),
    path("attendance/<int:pk>/reopen/", attendance.reopen, name="reopen_sheet"),
]
