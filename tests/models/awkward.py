"""Texts that trip readers up, for Hypothesis and for tables."""

from hypothesis import strategies as st

ALPHABET = (
    "“”\"'‘’«»„ \u00a0\u202f\u2009\n\r\u2028\ufeff\u200b\u200d\x00\x85e\u0301İßÅ👩🏽‍🚒🇳🇴שלוםעם\u202e\u2066橋ﬁA1,.:;—()"
)
WORDS = (
    "said",
    "Bell",
    "“We",
    "stay,”",
    "NATO",
    "the",
    "ministry",
    "he",
    "denied",
    "that",
    "\r\n",
    "\n\n",
    "\u00a0",
    "👍",
    "Mr.",
    "it",
    "’s",
)
# No lone surrogates: the service refuses them before any reading.
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet=ALPHABET, max_size=300),
    st.lists(st.sampled_from(WORDS), max_size=150).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(alphabet=ALPHABET, max_size=6)), max_size=80).map("".join),
)
STORY = "“We stay,” said Dana Bell of the river council. The ministry denied that it had known. "
AWKWARD = {
    "curly marks": "“We ‘stay’,” said Bell. “All of us.”",
    "straight marks": '"We \'stay\'," said Bell. "All of us."',
    "a mark never closed": "Bell said: “We stay.\n“All of us",
    "carriage returns": STORY.replace(". ", ".\r\n\r\n"),
    "old carriage returns": STORY.replace(". ", ".\r"),
    "byte order mark": "\ufeff" + STORY,
    "emoji": STORY.replace(" ", " 👩🏽‍🚒 "),
    "combining marks": "“Cafe\u0301 a\u030a,” sa\u0301id Be\u0301ll. " * 4,
    "ligatures and capitals that grow": "İSTANBUL said ﬁne ß. " * 9,
    "no-break spaces": STORY.replace(" ", "\u00a0"),
    "thin and zero-width spaces": STORY.replace(" ", "\u2009\u200b"),
    "empty lines": "\n\n\n" + STORY.replace(". ", ".\n \n\t\n") + "\n\n",
    "line separators": STORY.replace(". ", ".\u2028"),
    "one giant paragraph": STORY * 40,
    "NUL": "Bell\x00 said\x00 “we stay”. \x00\n\x00\n" + STORY,
    "right to left": "\u202e“שלום”, אמר בל.\u202c said Bell. \u2066היא הכחישה\u2069",
    "no spaces": STORY.replace(" ", ""),
    "marks alone": "“”‘’\"'" * 30,
    "unassigned characters": "\U000e0001\u0378\U0010ffff said \ufffe",
    "a lone letter": "a",
    "blank": " \r\n\u00a0",
    "nothing": "",
}
# Offices, names and what stands between.
NAMED = st.one_of(
    st.text(),
    st.text(alphabet="AaBb .,’'“”\"-–()\n\u00a0ÉéÜ1I"),
    st.lists(st.sampled_from("Mayor President Director Of And For the of Harle Ana Sá Bell, . \n".split(" "))).map(
        " ".join
    ),
)
