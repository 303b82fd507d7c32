"""Text -> word pieces with exact offsets, and the case that an uncased vocabulary forgets.

The vocabulary is lower-cased, but names are told by their capitals, so each piece carries its case as a token type:

    0 no letter, 1 lower, 2 Capitalised, 3 UPPER, 4 separator; the same five again, from 5, inside quotation marks
"""

CASES = 5
SEPARATOR_TYPE = 4


def case_type(piece: str) -> int:
    """The case of one word piece as it stands in the text.

    >>> [case_type(p) for p in ("said", "Bell", "NATO", "12", "A", "’")]
    [1, 2, 3, 0, 2, 0]
    """
    if piece.islower():
        return 1
    if not any(map(str.isalpha, piece)):
        return 0
    if len(piece) > 1 and piece.isupper():
        return 3
    return 2 if piece[0].isupper() else 1
