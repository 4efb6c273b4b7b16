"""A campaign about a document that was replaced says so, and by what."""

from datetime import date

import pytest
from django.urls import reverse

from nennep.documents.actions import confirm_relation
from nennep.documents.models import Relation
from nennep.documents.tests.papers import paper
from nennep.study import actions
from nennep.study.models import Essay
from nennep.study.tests.campaign_cast import draft_campaign
from nennep.units.tests.cast import build_cast


@pytest.mark.django_db
def test_a_replaced_document_says_by_what_wherever_a_campaign_shows_it(client):
    cast = build_cast()
    old = paper(cast, "Chỉ thị", "05-CT/TU", on=date(2021, 3, 2))
    campaign = draft_campaign(cast)
    actions.update_campaign(campaign=campaign, by=cast.users["officer@NS"], document=old)
    actions.launch_campaign(campaign=campaign, by=cast.users["officer@NS"])
    new = paper(cast, "Chỉ thị", "09-CT/TU", on=date(2026, 5, 5), text="Chỉ thị này thay thế Chỉ thị số 05-CT/TU.")
    confirm_relation(relation=Relation.objects.get(source=new), by=cast.users["officer@NS"])

    words = f'hết hiệu lực từ 05/05/2026, do <a href="{reverse("documents:document", args=[new.pk])}">Chỉ thị 09-CT/TU'
    essay = Essay.objects.get(campaign=campaign, person=cast.people["an"])
    for who, page in [
        ("officer@NS", reverse("study:campaign", args=[campaign.pk])),
        ("an", reverse("study:campaign", args=[campaign.pk])),
        ("an", reverse("study:essay", args=[essay.pk])),
    ]:
        client.force_login(cast.users[who], "django.contrib.auth.backends.ModelBackend")
        assert words in client.get(page).content.decode(), (who, page)
