"""A service held by the kernel to 1.3 times what it rests at."""

import pytest

from tests.load.cgroup import writable
from tests.load.measures import ARTICLE, memory


@pytest.mark.skipif(not writable(), reason="no memory cgroup can be made here: needs root")
def test_articles_need_no_more_than_1_3_times_the_resting_memory():
    """The longest texts that there are need more: see tests/load/RESULTS.md and the limit in deploy/kubernetes."""
    settings = {"WHENCE_WORKERS": "1"}
    found = "\n".join(memory("service:create_app()", settings, seconds=3, texts={"The sample": ARTICLE}))
    assert "no worker was killed" in found, found
    assert "broken" not in found, found
