"""A service held by the kernel to 1.3 times what it rests at."""

import pytest

from service.settings import Settings
from tests.load.cgroup import writable
from tests.load.measures import memory

MODEL = Settings().model_dir / "manifest.json"


@pytest.mark.skipif(not writable(), reason="no memory cgroup can be made here: needs root")
@pytest.mark.skipif(not MODEL.exists(), reason="no model is shipped yet, and without its weight 1.3 times is nothing")
def test_no_article_needs_more_than_1_3_times_the_resting_memory():
    found = "\n".join(memory("service:create_app()", {"WHENCE_WORKERS": "1"}, seconds=3))
    assert "No worker was killed." in found, found
    assert "broken" not in found, found
