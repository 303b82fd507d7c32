"""2,000 random texts from all of Unicode: an answer for each, and no span that does not hold the words it names."""

import random
import sys

from tests.contract.test_analyze import spans_of

COUNT = 2000
SEED = 20261122
WORDS = ["“", "”", '"', "said", "Ann", "denied", "that", "the ministry", "\n", "\r\n", ".", ",", " ", "’s", "he"]


def any_character(random_: random.Random) -> str:
    """Any code point but a surrogate, which UTF-8 cannot carry."""
    code = random_.randrange(sys.maxunicode + 1 - 0x800)
    return chr(code if code < 0xD800 else code + 0x800)


def texts() -> list[str]:
    """Half of them anything, half of them with words and marks between, so that there are claims to find."""
    random_ = random.Random(SEED)
    found = []
    for number in range(COUNT):
        pieces = [any_character(random_) for _ in range(random_.randint(1, 40))]
        if number % 2:
            pieces = [random_.choice(WORDS) + " " if random_.random() < 0.8 else piece for piece in pieces]
        found.append("".join(pieces))
    return found


def test_no_text_is_a_5xx_and_no_span_is_wrong(make_client, shipped):
    client = make_client(shipped)
    claims = 0
    for text in texts():
        response = client.post("/analyze", json={"text": text})
        assert response.status_code == 200, ascii(text)
        answer = response.json
        claims += len(answer["claims"])
        for span in spans_of(answer):
            assert text[span["start"] : span["end"]] == span["text"], ascii(text)
    assert claims > 50, "too few to have checked anything"
