"""Property tests here judge results, not speed: a busy machine must not fail them."""

from hypothesis import settings

settings.register_profile("textmatch", deadline=None)
settings.load_profile("textmatch")
