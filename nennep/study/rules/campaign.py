"""Who may set up, follow and keep a campaign going."""

STAFF = ("administrator", "officer", "reviewer", "clerk", "leader")


def can_create(user):
    """Officers, in their own units."""
    return user.unit_scope.has("officer")


def can_host(user, unit):
    """An officer of that unit or above it may set up campaigns there."""
    return user.unit_scope.covers(unit, "officer")


def can_set_up(user, campaign):
    """Officers of the host or above: the drafts, and afterwards what may still change."""
    return can_host(user, campaign.host)


def can_change_draft(user, campaign):
    """What duties were created from is fixed once the campaign has been launched."""
    return campaign.is_draft and can_set_up(user, campaign)


def can_apply_changes(user, campaign):
    """Joiners, leavers and transfers are settled by an officer of the host, while it runs."""
    return campaign.is_running and can_set_up(user, campaign)


def can_close(user, campaign):
    return campaign.is_running and can_set_up(user, campaign)


def can_see_figures_of(user, campaign, unit):
    """Staff see their own units and the way up from them, where other units are told as one number."""
    if campaign.is_draft:
        return False
    paths = [*user.unit_scope.paths(*STAFF), *reviewed_paths(user, campaign)]
    return any(unit.path.startswith(path) or path.startswith(unit.path) for path in paths)


def reviewed_paths(user, campaign):
    return campaign.reviewers.filter(user=user).values_list("unit__path", flat=True)


def can_make_report(user, unit):
    """Officers and leaders report, about the unit or what lies below it."""
    return user.unit_scope.covers(unit, "officer", "leader")


def can_see_people_of(user, unit):
    """Who keeps lists there sees names with their states; never their words."""
    return user.unit_scope.covers(unit, "officer", "clerk", "leader")


def can_remind(user, campaign, unit):
    """Officers, leaders and clerks remind those of their own units who still owe."""
    return campaign.is_running and can_see_people_of(user, unit)


def can_excuse(user, campaign, unit):
    """Excusing and giving more time is an officer's decision."""
    return campaign.is_running and user.unit_scope.covers(unit, "officer")
