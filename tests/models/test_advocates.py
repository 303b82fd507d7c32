"""Who speaks for somebody by office."""

import numpy as np
import pytest

from models.advocates import speaks_for
from models.toward import turned_if


@pytest.mark.parametrize(
    ("words", "name", "told"),
    [
        ("Bell spokeswoman", "Bell", True),
        ("Bell’s former chief executive", "Bell", True),
        ("a lawyer for the Bell", "Bell", True),
        ("spokesman for Harle Bell", "Bell", False),
        ("White House press secretary", "House", False),
        ("Bell critic", "Bell", False),
        ("spokesman for Bells", "Bell", False),
        ("Quill lawyer", "Bell", False),
        ("Bell’s lawyer", "Bell", True),
        ("Bell lawyer", "Bell", False),
        ("Bell union spokesman", "Bell", False),
        ("a lawyer for Bell’s accusers", "Bell", False),
        ("a lawyer for Bell accuser Eva Wye", "Bell", False),
        ("the founder of Bell Watch", "Bell", False),
        ("Bo Lund, a spokesman for Bell, who left", "Bell", True),
    ],
)
def test_an_office_tells_for_whom_somebody_speaks(words, name, told):
    assert speaks_for(words, name) is told


@pytest.mark.parametrize(
    ("share", "other_side", "turned"),
    [([0.1, 0.2, 0.7], True, True), ([0.1, 0.2, 0.7], False, False), ([0.6, 0.1, 0.3], True, False)],
)
def test_only_what_speaks_against_is_turned(share, other_side, turned):
    found = turned_if(other_side, np.array(share))
    assert found.tolist() == (share[::-1] if turned else share)
