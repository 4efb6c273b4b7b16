from io import BytesIO

import pytest
from PIL import Image


@pytest.fixture
def photo():
    """`photo(n)`: the bytes of a small JPEG that differs with n."""

    def make(number):
        out = BytesIO()
        Image.new("RGB", (40 + number, 60), "white").save(out, "JPEG")
        return out.getvalue()

    return make
