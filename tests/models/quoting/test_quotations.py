"""Quotation marks of every style, apostrophes, what is mended, and what quotations do to spans."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis import Span
from models.document import read_document
from models.quoting.quotations import Quotation, quotation_depths, quotation_kind, repair_edges

MARKS = "\"'“”„‟«»‹›‘’‚‛`「」"
TEXTS = st.one_of(st.text(), st.text(alphabet=MARKS + " .,?!ab5s\n\r\u2029\u00a0\ufeff—()"))


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in read_document(text).quotations]


def codes(text: str) -> list[str]:
    return [warning.code for warning in read_document(text).warnings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is safe,” said Dana Okoro.", ["“The bridge is safe,”"]),
        ("‘The bridge is safe,’ said Okoro.", ["‘The bridge is safe,’"]),
        ('"The bridge is safe," said Okoro.', ['"The bridge is safe,"']),
        ("'The bridge is safe,' said Okoro, the city's engineer.", ["'The bridge is safe,'"]),
        ("« Le pont est sûr », a dit Okoro.", ["« Le pont est sûr »"]),
        ("«The bridge is safe,» said Okoro.", ["«The bridge is safe,»"]),
        ("»The bridge is safe«, said Okoro.", ["»The bridge is safe«"]),
        ("‹The bridge is safe,› said Okoro.", ["‹The bridge is safe,›"]),
        ("„The bridge is safe“, said Okoro.", ["„The bridge is safe“"]),
        ("„The bridge is safe”, said Okoro.", ["„The bridge is safe”"]),
        ("‚The bridge is safe‘, said Okoro.", ["‚The bridge is safe‘"]),
        ("”The bridge is safe”, said Okoro.", ["”The bridge is safe”"]),
        ("``The bridge is safe,'' said Okoro.", ["``The bridge is safe,''"]),
        ("''No deal today,'' the envoy told reporters.", ["''No deal today,''"]),
        ("`The bridge is safe,' said Okoro.", ["`The bridge is safe,'"]),
        ("「橋は安全だ」と彼女は言った。", ["「橋は安全だ」"]),
        ('" It is safe , " she said . " Use it . "', ['" It is safe , "', '" Use it . "']),
        ("＂Safe,＂ she said.", ["＂Safe,＂"]),
    ],
)
def test_every_style_is_paired_without_a_warning(text, expected):
    assert quoted(text) == expected
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ pay and the workers' homes.",
        "It's the ’90s, the '80s and the ‘70s again.",
        "’Tis late, 'twas early; give ’em rock ’n’ roll and rock 'n' roll.",
        "O’Brien met O'Neill and O‘Hara in the ladies’ room, James’ idea.",
        "He is 6'2\" tall and she 5' 11\" in boots.",
        'A 5" pipe and a 12.5" screen.',
        "6′2″ is six feet two.",
        "Goin’ home and singin' on the way.",
        "",
    ],
)
def test_apostrophes_feet_and_inches_are_no_marks(text):
    assert quoted(text) == []
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘It’s the workers’ win and nobody else’s,’ she said.", ["‘It’s the workers’ win and nobody else’s,’"]),
        ("'It's the workers' win and nobody else's,' she said.", ["'It's the workers' win and nobody else's,'"]),
        ('"He\'s 6\'2" tall," she said. "So am I."', ['"He\'s 6\'2" tall,"', '"So am I."']),
        ("She sang in the ‘pubs’ of the ’60s for the dockers’ wives.", ["‘pubs’"]),
        ("“We want ’em back in the ’90s,” he said.", ["“We want ’em back in the ’90s,”"]),
        ("It was ‘a mess’, the ‘smart’ estate’s owners said.", ["‘a mess’", "‘smart’"]),
        ("He wanted 'no more than the teachers' pay', he said.", ["'no more than the teachers' pay'"]),
        ('It hit a low of "40", she said, "not 50".', ['"40"', '"not 50"']),
    ],
)
def test_apostrophes_do_not_close_a_quotation(text, expected):
    assert quoted(text) == expected
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It works”, he said.", ["“It works”"]),
        ("“It works,” he said.", ["“It works,”"]),
        ("He called it 'a mess'.", ["'a mess'"]),
        ("He called it “a mess.”", ["“a mess.”"]),
        ("(“It works.”) They left.", ["“It works.”"]),
        ("The harbour—“a ruin”—closed.", ["“a ruin”"]),
        ('Bell: "No."', ['"No."']),
        ("“Go home.”said Bell.", ["“Go home.”"]),
        ('He had left."Go home," said Bell.', ['"Go home,"']),
        ("\ufeff“Go,” he said. \u202a”Stay,” she said.", ["“Go,”", "”Stay,”"]),
        ("“The plan,” said Mr Lund, “was never ours.”", ["“The plan,”", "“was never ours.”"]),
        ("The levy was “a gift” that “no one asked for”.", ["“a gift”", "“no one asked for”"]),
        ("🚨 “Boil nothing,” she said 📻.\r\n“Wait.”", ["“Boil nothing,”", "“Wait.”"]),
    ],
)
def test_marks_pair_whatever_stands_beside_them(text, expected):
    assert quoted(text) == expected
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("“He told me, ‘Don’t sign,’” she said.", {"“He told me, ‘Don’t sign,’”": 0, "‘Don’t sign,’": 1}),
        ("‘He told me, “Don’t sign,”’ she said.", {"‘He told me, “Don’t sign,”’": 0, "“Don’t sign,”": 1}),
        ("\"He said 'no'\" and left.", {"\"He said 'no'\"": 0, "'no'": 1}),
        ("''He said 'no.''' She left.", {"''He said 'no.'''": 0, "'no.'": 1}),
        ("“He said “no” and left,” she said.", {"“He said “no” and left,”": 0, "“no”": 1}),
        ("« He wrote “no” twice », she said.", {"« He wrote “no” twice »": 0, "“no”": 1}),
        ("“A ‘b “c” d’ e”", {"“A ‘b “c” d’ e”": 0, "‘b “c” d’": 1, "“c”": 2}),
    ],
)
def test_quotations_nest(text, depths):
    assert {quotation.span.of(text): quotation.depth for quotation in read_document(text).quotations} == depths
    assert codes(text) == []


def test_a_quotation_of_several_paragraphs_is_carried_on():
    text = "“We began small,” Ms Ruiz said. “Then the flood came.\n“We lost the mill.\n\n“But we stayed.”\nIt rained."
    quotations = read_document(text).quotations
    assert [(quotation.span.of(text), quotation.continues) for quotation in quotations] == [
        ("“We began small,”", False),
        ("“Then the flood came.", True),
        ("“We lost the mill.", True),
        ("“But we stayed.”", False),
    ]
    assert codes(text) == []


@pytest.mark.parametrize("marks", ['""', "‘’", "„“", "''", "«»"])
def test_every_style_is_carried_on(marks):
    opening, closing = marks
    text = f"Bell said: {opening}We had the workers on our side.\n{opening}We lost.{closing}"
    assert [quotation.continues for quotation in read_document(text).quotations] == [True, False]
    assert codes(text) == []


@pytest.mark.parametrize(
    "first",
    [
        "“The tax is dead, Lund said.",
        "“The tax is dead, he said on Monday.",
        "“The tax is dead, said Lund.",
        "“The tax is dead, the finance minister said.",
    ],
)
def test_a_new_speaker_after_an_unclosed_quotation_is_not_swallowed(first):
    text = f"{first}\n“Not yet,” Brandt answered."
    quotations = read_document(text).quotations
    assert [(quotation.span.of(text), quotation.continues) for quotation in quotations] == [
        ("“The tax is dead,", False),
        ("“Not yet,”", False),
    ]
    assert codes(text) == ["unclosed-quotation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The tax is dead, Lund said. “Not yet,” Brandt answered.", ["“The tax is dead,", "“Not yet,”"]),
        ("He called it a “once-in-a-decade failure. The board disagreed.", ["“once-in-a-decade failure."]),
        ("She said: “We will fight. We will win.\nNobody came.", ["“We will fight. We will win."]),
        ('"We will fight," he said. "We will win.', ['"We will fight,"', '"We will win.']),
        ("“He told me, ‘Don’t sign,” she said.", ["“He told me, ‘Don’t sign,”", "‘Don’t sign,"]),
        ("'We will not leave, said Petrov.", ["'We will not leave,"]),
    ],
)
def test_an_unclosed_quotation_ends_at_a_sensible_place_with_a_warning(text, expected):
    assert quoted(text) == expected
    assert codes(text) == ["unclosed-quotation"]


def test_an_unclosed_quotation_before_the_next_mark_goes_on_there_if_nobody_speaks_between():
    text = 'Bell said: "It is not enough. "There must be more."'
    first, second = read_document(text).quotations
    assert (first.span.of(text), first.continues) == ('"It is not enough.', True)
    assert second.span.of(text) == '"There must be more."'
    assert codes(text) == ["unclosed-quotation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('“We will not leave", Petrov said.', ['“We will not leave"']),
        ('"We will not leave,” Petrov said.', ['"We will not leave,”']),
        ("\"The walls were moving', she added.", ["\"The walls were moving'"]),
        ("“We stay.“ They left.", ["“We stay.“"]),
        ("“He said, ‘Stay.'” They left.", ["“He said, ‘Stay.'”", "‘Stay.'"]),
    ],
)
def test_mixed_marks_are_paired_with_a_warning(text, expected):
    assert quoted(text) == expected
    assert codes(text) == ["mixed-quotation-marks"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. The bridge is safe,” said Bell. “Use it.”", ["The bridge is safe,”", "“Use it.”"]),
        ("The bridge” was shut.", []),
        ("Nobody “” knew.", []),
        ("“We said no\nto all of it,” Bell said.", ["“We said no", "to all of it,”"]),
    ],
)
def test_stray_marks_lose_nothing_and_are_warned_of(text, expected):
    assert quoted(text) == expected
    assert codes(text) == ["stray-quotation-mark"]


def test_a_stray_mark_does_not_turn_the_rest_inside_out():
    text = 'The “deck” is 9" thick.\nHe said” so.\n“Safe,” said Sá.\nBell “agreed.\n“Now,” she added.'
    assert quoted(text)[0] == "“deck”"
    assert quoted(text)[-1] == "“Now,”"
    assert "“Safe,”" in quoted(text)


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The “fix” lasted two days.", True),
        ("Residents of the so-called ‘smart’ estate pay more.", True),
        ('His "holiday" was a court date.', True),
        ("She sang “Northern Lights” at the gala.", True),
        ("Leo “Duke” Farrow, 60, told the court.", True),
        ("The report, “Rain for Rent”, was printed in May.", True),
        ("“No,” he said.", False),
        ("Okoro warned of “serious cracks” in the deck.", False),
        ("“Dana Okoro Lied,” said Bell.", False),
        ("A sign read “Pray For Bell.”", False),
        ("“We stay.", False),
    ],
)
def test_titles_nicknames_and_terms_are_hinted_at(text, scare):
    assert read_document(text).quotations[0].scare is scare


@pytest.mark.parametrize(
    ("text", "content", "repaired"),
    [
        ("“It works,” he said.", "It works", "“It works,”"),
        ("“It works,” he said.", "It works,", "“It works,”"),
        ("“It works,” he said.", "“It works", "“It works,”"),
        ("“It works,” he said.", "It works,”", "“It works,”"),
        ("“It works”, he said.", "It works", "“It works”"),
        ("He called it “a mess.” They left.", "it “a mess", "it “a mess.”"),
        ("He called it “a mess” and left.", "“a mess” and left", "“a mess” and left"),
        ("“A gift” is what it was.", "A gift” is what it was", "“A gift” is what it was"),
        ("“We said ‘no,’” he said.", "We said ‘no", "“We said ‘no,’”"),
        ("“We said ‘no,’” he said.", "no", "‘no,’"),
        ("“It works and it lasts,” he said.", "It works", "It works"),
        ("“It works. It lasts.\n“It pays.”", "It works. It lasts", "“It works. It lasts."),
        ("It works, he said.", "It works", "It works"),
    ],
)
def test_edges_take_both_marks_in_or_none(text, content, repaired):
    start = text.index(content)
    quotations = read_document(text).quotations
    assert repair_edges(text, Span(start, start + len(content)), quotations).of(text) == repaired


@pytest.mark.parametrize(
    ("text", "contents", "kind"),
    [
        ("“It works,” he said.", ["“It works,”"], "direct"),
        ("“The plan,” he said, “was ours.”", ["“The plan,”", "“was ours.”"], "direct"),
        ("The deal was ‘fair’, he said.", ["The deal was ‘fair’"], "mixed"),
        ("The club, he said, ‘will sue’.", ["The club,", "‘will sue’"], "mixed"),
        ("He said the deal was fair.", ["the deal was fair"], "indirect"),
        ("“I said we would try,” he answered.", ["we would try"], "indirect"),
        ("“He told me, ‘Don’t sign,’” she said.", ["‘Don’t sign,’"], "direct"),
        ("The so-called ‘smart’ estate pays more, he said.", ["The so-called ‘smart’ estate pays more"], "indirect"),
        ("They spoke of “progress”.", ["“progress”"], "direct"),
        ("“We stay. “We fight.” They said so.", ["“We stay.", "“We fight.”"], "direct"),
        ("He said “…” twice.", ["“…”"], "indirect"),
    ],
)
def test_the_kind_of_a_content_is_read_from_its_marks(text, contents, kind):
    spans = [Span(text.index(content), text.index(content) + len(content)) for content in contents]
    assert quotation_kind(text, spans, read_document(text).quotations) == kind


@given(TEXTS)
def test_quotations_of_any_text_lie_within_paragraphs_and_nest(text):
    document = read_document(text)
    open_now: list[Quotation] = []
    previous = Span(0, 0)
    for quotation in document.quotations:
        span = quotation.span
        assert any(paragraph.start <= span.start < span.end <= paragraph.end for paragraph in document.paragraphs)
        assert previous.start <= span.start
        previous = span
        while open_now and open_now[-1].span.end <= span.start:
            open_now.pop()
        assert quotation.depth == len(open_now)
        assert not open_now or span.end <= open_now[-1].span.end
        open_now.append(quotation)
        assert quotation.opening is None or quotation.opening.start == span.start < quotation.opening.end <= span.end
        assert quotation.closing is None or span.start < quotation.closing.start < quotation.closing.end == span.end
        assert quotation.opening is not None or quotation.closing is not None
        assert not (quotation.continues and quotation.closing)
    for warning in document.warnings:
        assert text[warning.start : warning.end].strip()


@given(TEXTS)
def test_what_is_carried_on_goes_on_in_a_later_outer_quotation(text):
    outer = [quotation for quotation in read_document(text).quotations if quotation.depth == 0]
    assert not outer or not outer[-1].continues
    for quotation, following in pairwise(outer):
        assert not quotation.continues or not text[quotation.span.end : following.span.start].strip()


@given(TEXTS)
def test_depths_are_those_of_the_quotations(text):
    quotations = read_document(text).quotations
    depths = quotation_depths(quotations, len(text))
    expected = [
        min(2, sum(quotation.span.start <= i < quotation.span.end for quotation in quotations))
        for i in range(len(text))
    ]
    assert list(depths) == expected


@given(TEXTS, st.data())
def test_repaired_edges_only_widen_and_are_stable(text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    quotations = read_document(text).quotations
    repaired = repair_edges(text, span, quotations)
    assert 0 <= repaired.start <= span.start <= span.end <= repaired.end <= len(text)
    assert repair_edges(text, repaired, quotations) == repaired
    assert quotation_kind(text, [repaired], quotations) in ("direct", "indirect", "mixed")


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "'",
        "“",
        "”",
        "“”",
        "x",
        "\n",
        " ",
        ". ",
        "``",
        "“ ",
        "” ",
        "“a, ",
        "“ ‘",
        '"\n',
        ",x ",
        "’ ",
        "“‘a’ ",
        "'a' ",
        ", Lund Lund said ",
        '5" ',
        "“a” ”, he said ",
        "“a.” A ",
        "a.” ",
        ".",
        ",",
        "\ufeff",
        "1. ",
        "x’s “",
        "said ",
        "“a.”\n",
    ],
)
def test_no_text_makes_reading_slow(unit):
    def seconds(length):
        text = (unit * length)[:length]
        began = time.process_time()
        read_document(text)
        return time.process_time() - began

    # ten times the text: a quadratic reader takes a hundred times as long. The best of three, for the collector of
    # garbage runs when it likes, and over all that the tests before this one hold.
    short = min(seconds(4_000) for _ in range(3))
    assert any(seconds(40_000) < 40 * short + 0.1 for _ in range(3))


def test_a_hundred_thousand_stray_marks_are_few_warnings_that_say_how_many():
    warnings = read_document("” " * 50_000).warnings
    assert len(warnings) == 100
    assert "more marks like these" in warnings[-1].detail
