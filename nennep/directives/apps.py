from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from nennep.directives.verbs import SENTENCES
from nennep.history import sentences
from nennep.ui import menu


class DirectivesConfig(AppConfig):
    name = "nennep.directives"
    label = "directives"

    def ready(self):
        from nennep.accounts import personal_data as data_sets
        from nennep.directives import announce, branches, figures, missing, panels, personal_data, rules, thread
        from nennep.directives.queries.given import handed_on_to, reviews_asked_of
        from nennep.documents import gaps, given
        from nennep.documents import panels as document_panels
        from nennep.duties import kinds as duty_kinds
        from nennep.figures import registry
        from nennep.notifications import kinds as notice_kinds

        sentences.describe(SENTENCES)
        for subject_kind in figures.SUBJECT_KINDS:
            registry.register_subject(subject_kind)
        registry.register(*figures.FIGURES)
        for kind in announce.DUTY_KINDS:
            duty_kinds.register(kind)
        for kind in announce.NOTICE_KINDS:
            notice_kinds.register(kind)
        for gap in missing.GAPS:
            gaps.register(gap)
        for source in (handed_on_to, reviews_asked_of):
            given.register(source)
        document_panels.register(panels.PANEL)
        for data_set in personal_data.DATA_SETS:
            data_sets.register(data_set)
        for branch in branches.BRANCHES:
            thread.register(branch)
        menu.register(
            menu.MenuItem(
                _("Handing on"),
                "directives:hand_ons",
                icon="send",
                order=35,
                visible=lambda request: rules.can_see_directives(request.user),
            )
        )
