from django.urls import path

from nennep.units.views import changes, facts, lists, people, person_change, reorganise, tree, unit

app_name = "units"
urlpatterns = [
    path("", tree.trees, name="trees"),
    path("tree/<slug:code>/", tree.tree, name="tree"),
    path("tree/<slug:code>/below/<int:pk>/", tree.below, name="below"),
    path("tree/<slug:code>/changes/", changes.changes, name="changes"),
    path("changes/<int:pk>/", changes.change, name="change"),
    path("<int:pk>/", unit.unit, name="unit"),
    path("<int:pk>/people/", people.people, name="people"),
    path("<int:pk>/people/add/", person_change.add_person, name="add_person"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/change/<slug:step>/", person_change.change_person, name="change_person"),
    path("<int:pk>/import/<slug:kind>/", lists.send_list, name="import"),
    path("<int:pk>/import/<slug:kind>/template/", lists.template, name="list_template"),
    path("lists/<int:pk>/", lists.look_at_list, name="list"),
    path("lists/<int:pk>/take-over/", lists.take_list_over, name="take_list_over"),
    path("<int:pk>/fact/<slug:step>/", facts.fact, name="fact"),
    path("<int:pk>/change/<slug:step>/", reorganise.reorganise, name="reorganise"),
]
