from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.history import sentences
from nennep.study.verbs import SENTENCES
from nennep.ui import menu


class StudyConfig(AppConfig):
    name = "nennep.study"
    label = "study"

    def ready(self):
        sentences.describe(SENTENCES)
        from nennep.accounts import personal_data as data_sets
        from nennep.directives import thread as directive_thread
        from nennep.duties import kinds as duty_kinds
        from nennep.figures import registry
        from nennep.integrity import sources
        from nennep.notifications import kinds as notice_kinds
        from nennep.study import announce, announce_essays, figures, personal_data, thread
        from nennep.study.actions.submissions_check import describe, texts_of
        from nennep.study.essay_kinds import CAMPAIGN, SUBMISSION
        from nennep.study.rules.review import can_review

        directive_thread.register(thread.BRANCH)
        registry.register_subject(figures.subject_kind)
        registry.register(*figures.FIGURES)
        for kind in announce.DUTY_KINDS:
            duty_kinds.register(kind)
        for kind in (*announce.NOTICE_KINDS, *announce_essays.NOTICE_KINDS):
            notice_kinds.register(kind)
        menu.register(menu.MenuItem(_("Study"), "study:campaigns", icon="book-open", order=20))
        menu.register(
            menu.MenuItem(
                _("Review desk"),
                "study:review",
                icon="book-open-check",
                order=30,
                visible=lambda request: can_review(request.user),
            )
        )
        sources.register(SUBMISSION, texts_of)
        sources.register_collection(CAMPAIGN, describe)
        for data_set in personal_data.DATA_SETS:
            data_sets.register(data_set)
