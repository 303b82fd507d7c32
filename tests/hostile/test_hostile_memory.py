"""A service held by the kernel to 1.3 times what it rests at."""

import pytest

from tests.load.cgroup import writable
from tests.load.measures import memory


@pytest.mark.skipif(not writable(), reason="no memory cgroup can be made here: needs root")
def test_no_article_needs_more_than_1_3_times_the_resting_memory():
    found = "\n".join(memory("service:create_app()", {"WHENCE_WORKERS": "1"}, seconds=3))
    assert "No worker was killed." in found, found
    assert "broken" not in found, found
