"""`GET /healthz`: may this process be sent requests?"""

import os
from functools import cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import JsonResponse
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from nennep.serve.models import Worker


@require_safe
@login_not_required
def health(request):
    """200 when ready, else 503 and which part is not. A silent worker is told, but turns nobody away."""
    database, data_folder = database_state(), data_folder_state()
    ready = database == "ready" and data_folder == "writable"
    report = {
        "ready": ready,
        "database": database,
        "data_folder": data_folder,
        "worker_beat_seconds_ago": seconds_since_beat() if database == "ready" else None,
    }
    response = JsonResponse(report, status=200 if ready else 503)
    response.headers["Cache-Control"] = "no-store"
    return response


def database_state():
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return "unreachable"
    return "ready" if latest_migrations() <= applied.keys() else "migrations waiting"


@cache
def latest_migrations():
    """The last migration of each app, as it stands in the code of this process."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def data_folder_state():
    return "writable" if os.access(settings.HOME, os.W_OK) else "not writable"


def seconds_since_beat():
    """How long ago any worker was last heard of; None when there never was one."""
    latest = Worker.objects.order_by("-beat_at").first()
    return round((now() - latest.beat_at).total_seconds()) if latest else None
