"""Headlines, which are written large all over, so that capitals tell no name in them."""

from models.text.words import WORD


def is_heading(line: str) -> bool:
    """Whether a line is a headline: most of its words are capitalised.

    >>> is_heading("Harle Votes To Keep Its Old Bridge"), is_heading("Harle voted to keep its old bridge.")
    (True, False)
    """
    words = [m[0] for m in WORD.finditer(line)]
    capitals = sum(w[0].isupper() for w in words)
    closed = line.rstrip().endswith((".", "”", '"', "’", "?"))
    return (
        2 < len(words) < 25 and capitals > (0.8 if closed else 0.7) * len(words) and (len(words) > 4 or not closed)
    ) or (len(words) > 2 and line.isupper())
