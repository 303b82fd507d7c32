"""A service held by the kernel to little more than it rests at, and what a further worker adds to that."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from service.settings import Settings
from tests.load.cgroup import writable
from tests.load.measures import ARTICLE, TEXTS, memory
from tests.load.processes import weights

SHIPPED = (Settings().model_dir / "manifest.json").exists()


@pytest.mark.skipif(not SHIPPED, reason="no model is shipped yet")
def test_a_worker_at_work_has_at_most_40_mib_to_itself(start):
    server = start("service:create_app()", WHENCE_WORKERS="2")
    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(server.analyze, [ARTICLE] * 18)) == {200}
    private = [weights([pid])["Private"] for pid in server.workers()]
    assert len(private) == 2
    assert max(private) < 40


@pytest.mark.skipif(not writable(), reason="no memory cgroup can be made here: needs root")
@pytest.mark.parametrize("text", ["The sample article", "100,000 characters"])
def test_a_text_needs_less_than_a_third_more_than_the_resting_memory(text):
    settings, texts = {"WHENCE_WORKERS": "1"}, {text: TEXTS[text]}
    found = "\n".join(memory("service:create_app()", settings, seconds=3, crowd=1, texts=texts, times=1.3))
    assert "no worker was killed" in found, found
    assert "broken" not in found, found
