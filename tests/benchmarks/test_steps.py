"""Every step that the profile of an article wraps is there."""

from benchmarks.steps import STEPS


def test_the_steps_are_functions_of_today():
    missing = [name for name, owner, attribute in STEPS if not callable(getattr(owner, attribute, None))]
    assert missing == []
