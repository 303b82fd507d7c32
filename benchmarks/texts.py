"""News-like texts of any length from a small grammar: named speakers, quotations, reported speech, plain sentences.

Nobody in them exists. Equal arguments give equal texts.
"""

import random

PEOPLE = (
    ("Dana Okoro", "the city’s chief engineer"),
    ("Ivo Lund", "a spokesman for the harbour board"),
    ("Mira Castell", "the opposition leader"),
    ("Tomas Reyle", "a fisherman from the north shore"),
    ("Judge Helen Marrow", "who heard the case"),
    ("Sami Varga", "an analyst at the Delta Institute"),
)
BODIES = ("the Ministry of Transport", "the Harbour Board", "Delta Institute", "the Northern Party", "Oresund Rail")
CLAIMS = (
    "the bridge will open before the winter",
    "nobody had been told of the costs",
    "the tax was never meant for small boats",
    "the figures had been checked twice",
    "another delay would ruin the season",
    "the court had no say in the matter",
)
CUES = ("said", "told reporters", "argued", "warned", "insisted", "admitted")
DENIALS = ("denied that", "doubted that", "rejected claims that")
PLAIN = (
    "The council meets again on Thursday.",
    "Work on the northern span began four years ago.",
    "Prices at the quay rose by 12 percent in March, to $3.40 a kilo.",
    "Rain kept most people away from the square.",
    "A second report is due in the spring.",
)


def sentence(draw: random.Random) -> str:
    """One sentence, often someone's claim."""
    name, role = draw.choice(PEOPLE)
    claim, other, cue = draw.choice(CLAIMS), draw.choice(CLAIMS), draw.choice(CUES)
    quoted = claim[0].upper() + claim[1:]
    forms = (
        f"“{quoted},” {cue} {name}, {role}.",
        f"“{quoted},” she {cue}. “And {other}.”",
        f"{draw.choice(BODIES)[0].upper()}{draw.choice(BODIES)[1:]} {cue} that {claim}.",
        f"According to {draw.choice(BODIES)}, {claim}.",
        f"{name} {draw.choice(DENIALS)} {claim}.",
        f"He {cue} that {claim}, though critics said that {other}.",
        draw.choice(PLAIN),
        draw.choice(PLAIN),
    )
    return draw.choice(forms)


def article(words: int, seed: int = 0) -> str:
    """A text of `words` words or a sentence more, in paragraphs of one to four sentences.

    >>> text = article(100)
    >>> 100 <= len(text.split()) < 140, text == article(100)
    (True, True)
    """
    draw = random.Random(seed)
    paragraphs, count = [], 0
    while count < words:
        sentences = []
        for _ in range(draw.randint(1, 4)):
            sentences.append(sentence(draw))
            count += len(sentences[-1].split())
            if count >= words:
                break
        paragraphs.append(" ".join(sentences))
    return "\n".join(paragraphs)


def article_of_characters(characters: int, seed: int = 0) -> str:
    """A text of exactly so many characters."""
    return article(characters // 4, seed)[:characters]
