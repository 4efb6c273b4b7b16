"""The organisation that every test knows."""

from nennep.units.tests.conftest import cast, signed_in

__all__ = ["cast", "signed_in"]
