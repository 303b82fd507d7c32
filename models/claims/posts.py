"""Posts that an article embeds: what stands before "— Ana Sá (@anasa) May 5, 2018" is hers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.analysis import Span

DATE = r"[ \u00a0](?:[A-Z][a-z]{2,8}\.?[ \u00a0]\d{1,2},?|\d{1,2}[ \u00a0][A-Z][a-z]{2,8}\.?,?)[ \u00a0]\d{4}"
_WHO = r"(?P<{}>[^\n—(]{{1,60}}[ \u00a0]\(@\w{{1,30}}\))"
# With a date anywhere; without one behind a long dash that ends its paragraph, and does not begin it.
SIGNED = re.compile(
    rf"(?:^|(?<=[\s”\"’']))(?:[—–]|--?)[ \u00a0]?{_WHO.format('who')}{DATE}"
    rf"|(?<=[^\n][\s”\"’'])[—–][ \u00a0]?{_WHO.format('undated')}(?=[ \u00a0]*(?:\n|\Z))",
    re.MULTILINE,
)
LONGEST = 1200  # characters of a post


@dataclass(frozen=True, slots=True)
class Post:
    """A post's text, as far as its paragraph goes, and whoever signed it."""

    span: Span
    author: Span


def find_posts(text: str) -> list[Post]:
    """The signed posts of a text in order. Time is linear in its length.

    >>> text = "It grew.\\nWe won! — Ana Sá (@anasa) May 5, 2018\\nMore."
    >>> [(post.span.of(text), post.author.of(text)) for post in find_posts(text)]
    [('We won!', 'Ana Sá (@anasa)')]
    """
    if "(@" not in text:
        return []
    posts, before = [], 0
    for match in SIGNED.finditer(text):
        least = max(before, match.start() - LONGEST)
        end = least + len(text[least : match.start()].rstrip())
        start = max(text.rfind("\n", before, end) + 1, least)
        if start == match.start() - LONGEST:
            start = text.find(" ", start, end) + 1 or end  # no half word
        while start < end and text[start].isspace():
            start += 1
        before = match.end()
        if start < end:
            posts.append(Post(Span(start, end), Span(*match.span("who" if match["who"] else "undated"))))
    return posts


def signed(contents: Sequence[Span], post: Span) -> Span:
    """What of a post is said: from the first of the contents found in it on, the whole of it where there is none."""
    starts = [span.start for span in contents if span.start < post.end and post.start < span.end]
    return Span(max(min(starts, default=post.start), post.start), post.end)
