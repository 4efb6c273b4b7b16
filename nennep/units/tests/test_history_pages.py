"""Pages of the history: without contents, and never by person."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils.timezone import localdate, now

from nennep.history.actions import check_history, record, seal_pending


@pytest.fixture
def organisation(cast):
    return cast


def texts(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_list_holds_ones_own_units_and_never_what_acts_carried(client, cast):
    record(cast.units["NS.01"], "unit.renamed", by=cast.users["an"], unit_id=cast.units["NS.01"].pk, after="Kín đáo")
    record(cast.units["NS.02"], "unit.closed", by=cast.users["an"], unit_id=cast.units["NS.02"].pk)
    client.force_login(cast.users["officer@NS.01"], "django.contrib.auth.backends.ModelBackend")

    answer = client.get(reverse("history:entries"))

    told = {(row["text"], row["unit"]) for row in answer.context["rows"]}
    assert ("Đổi tên một đơn vị", "Xã Hùng Sơn") in told
    assert {unit for _text, unit in told} == {"Xã Hùng Sơn", "Chi bộ Bản Mới", "Chi bộ Trường học"}
    assert "Kín đáo" not in texts(answer)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("administrator@NS.01", 200),
        ("officer@NS.01", 200),
        ("clerk@NS.01", 403),
        ("leader@NS.01", 403),
        ("an", 403),
        ("stranger", 403),
    ],
)
def test_history_of_units_is_for_administrators_and_officers(client, cast, who, status):
    client.force_login(cast.users[who], "django.contrib.auth.backends.ModelBackend")

    assert client.get(reverse("history:entries")).status_code == status
    assert client.get(reverse("history:own")).status_code == 200


def test_list_is_narrowed_by_day_act_and_unit(client, cast):
    client.force_login(cast.users["officer@NS"], "django.contrib.auth.backends.ModelBackend")
    address = reverse("history:entries")

    def total(**asked):
        return client.get(address, asked).context["page"].paginator.count

    everything = total()
    tomorrow = (localdate() + timedelta(days=1)).strftime("%d/%m/%Y")
    assert total(verb="unit.opened") == 6
    assert total(verb="unit.opened", unit="NS.02") == 2
    assert total(verb="unit.opened", unit="hung son") == 3
    assert total(day_to=localdate().strftime("%d/%m/%Y")) == everything
    assert total(day_from=tomorrow) == 0


@pytest.mark.parametrize("asked", ["actor", "who", "person", "user", "object_id"])
def test_nobody_narrows_the_list_by_person(client, cast, asked):
    """Guardrail: no view of the history selects by person, except for oneself."""
    client.force_login(cast.users["officer@NS"], "django.contrib.auth.backends.ModelBackend")
    address = reverse("history:entries")
    everything = client.get(address).context["page"].paginator.count

    narrowed = client.get(address, {asked: cast.users["an"].pk}).context["page"].paginator.count

    assert narrowed == everything


def test_name_of_a_person_finds_nothing(client, cast):
    client.force_login(cast.users["officer@NS"], "django.contrib.auth.backends.ModelBackend")

    answer = client.get(reverse("history:entries"), {"unit": "Nguyễn Văn An"})

    assert answer.context["page"].paginator.count == 0


def test_own_history_is_of_oneself_alone(client, cast):
    record(cast.units["NS.02"], "unit.closed", by=cast.users["an"], unit_id=cast.units["NS.02"].pk)
    client.force_login(cast.users["an"], "django.contrib.auth.backends.ModelBackend")

    rows = client.get(reverse("history:own")).context["rows"]

    assert [row["text"] for row in rows] == ["Đóng một đơn vị"]


def test_list_costs_the_same_questions_for_many_entries(client, cast, django_assert_max_num_queries):
    for number in range(60):
        unit = cast.units["NS.01" if number % 2 else "NS.02"]
        record(unit, "unit.renamed", by=cast.users["an" if number % 3 else "binh"], unit_id=unit.pk)
    client.force_login(cast.users["officer@NS"], "django.contrib.auth.backends.ModelBackend")

    with django_assert_max_num_queries(20):
        assert len(client.get(reverse("history:entries")).context["rows"]) == 50


def test_state_of_the_chain_is_told(client, cast):
    client.force_login(cast.users["officer@NS"], "django.contrib.auth.backends.ModelBackend")
    assert "chưa kiểm tra" in texts(client.get(reverse("history:entries")))
    seal_pending(settle_seconds=-1)
    check_history()
    assert "nguyên vẹn" in texts(client.get(reverse("history:entries")))

    with connection.cursor() as cursor:
        cursor.execute("UPDATE history_entry SET at = %s WHERE id = (SELECT min(id) FROM history_entry)", [now()])
    check_history()

    assert "không nguyên vẹn" in texts(client.get(reverse("history:entries")))
