"""One essay on the desk: its text, what was found, the text beside it, what can be done about it."""

from django.shortcuts import render

from nennep.study.actions.review import is_disputed_by, record_opening
from nennep.study.queries.essays import last_send_back
from nennep.study.queries.review import essays_to_judge, reasons_against
from nennep.study.queries.review_desk import desk_of
from nennep.study.rules import review as rules
from nennep.study.views.review_walk import acting_query, essay_to_judge, place_of, queue_of, remembering


def desk(request, pk):
    essay = essay_to_judge(request, pk)
    submission = essay.latest
    record_opening(submission=submission, by=request.user)
    wanted = request.GET.get("finding", "")
    found = desk_of(essay, request.user, essays_to_judge(request.user), int(wanted) if wanted.isdigit() else None)
    if found.pair and found.pair.is_readable:
        record_opening(submission=found.pair.submission, by=request.user)
    disputed = is_disputed_by(request.user, [row.finding for row in found.rows])
    place = place_of(request, essay)
    context = {
        "essay": essay,
        "submission": submission,
        "desk": found,
        "pages": submission.pages.select_related("file"),
        "document": essay.campaign.document,
        "against": reasons_against([essay], request.user, in_bulk=False).get(essay.pk, ""),
        "can_accept": rules.can_accept(request.user, essay),
        "can_send_back": rules.can_send_back(request.user, essay) and not disputed,
        "can_decide": rules.can_decide_finding(request.user, essay),
        "can_ask": essay.person.user is not None,
        "sent_back": last_send_back(essay),
        "earlier": essay.submissions.exclude(pk=submission.pk),
        "answers": essay.answers.select_related("by__person"),
        "objection": getattr(submission, "objection", None),
        "place": place,
        "query": queue_of(request).urlencode(),
        "onward": remembering(queue_of(request), place.leads_on),
        "acting": acting_query(request),
    }
    return render(request, "study/review_desk.html", context)
