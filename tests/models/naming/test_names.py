"""Names by their capitals."""

import pytest
from hypothesis import given, settings

from models.naming.names import find_names
from tests.models.awkward import NAMED

XI = ["Xi", "Martin King Jr.", "Bo Lund"]


ROWERS = ["Rowers’ Trust", "Farmers' Alliance", "Quill", "Harle"]


TITLED_NAMES = ["Temple", "Office", "Bo King III", "Larry King Live"]


def names(text: str) -> list[str]:
    return [span.of(text) for span in find_names(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at St. Quill’s Medical Centre", ["St. Quill’s Medical Centre"]),
        ("at Saint Quill's Hospital", ["Saint Quill's Hospital"]),
        ("at St Quill’s Catholic bishops", ["St Quill", "Catholic"]),
        ("at Quill’s Medical Centre", ["Quill", "Medical Centre"]),
        ("until Jan. 15 and Sept 3", []),
        ("that Jan Quill left", ["Jan Quill"]),
        ("that Russia Today and USA Today left", ["Russia Today", "USA Today"]),
    ],
)
def test_saints_dates_and_papers(text, found):
    assert names(f"So they said {text}.") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What a sentence may begin with is no part of a name, nor is a nation before somebody's whole name.
        ("Former Harle captain Bo Lund left.", ["Harle", "Bo Lund"]),
        ("Born Anna Orr in Harle, she left. Born Free, a charity, did not.", ["Anna Orr", "Harle", "Born Free"]),
        ("We met Canadian Anna Orr and Canadian Orr.", ["Anna Orr", "Canadian Orr"]),
        ("The Canadian Christian Lobby left.", ["Canadian Christian Lobby"]),
        ("Reviewers liked it. Landlords did not.", []),
        # A Sunday paper is none without its day; a day is no name.
        ("It was in the Sunday Ledger. The Sunday rain fell.", ["Sunday Ledger"]),
        ("The Sunday Harle derby is off.", ["Harle"]),
        ("They shop at Dick’s Sporting Goods.", ["Dick’s Sporting Goods"]),
        ("We met Mr Lund and Dr. Ana Sá.", ["Lund", "Ana Sá"]),
        ("It was Attorney General Dana Okoro’s idea.", ["Dana Okoro"]),
        ("the Ministry of Defence and the Bank of Harle", ["Ministry of Defence", "Bank of Harle"]),
        ("the Port of Harle and the Duchess of Quill", ["Port of Harle", "Duchess of Quill"]),
        ("She asked Carl J. Bell-Ruiz about Apple Inc. again.", ["Carl J. Bell-Ruiz", "Apple Inc."]),
        ("the U.S. navy, NATO and al-Sayed", ["U.S.", "NATO", "al-Sayed"]),
        ("a Harle-based Quill Motors car", ["Quill Motors"]),
        ("the broker Quill & Sons", ["Quill & Sons"]),
        ("He left the First Bank of Harle first.", ["First Bank of Harle"]),
        ("Mayor Pro Tem Dana Okoro voted.", ["Dana Okoro"]),
        ("Chipmaker Velaris is growing. Filmmaker Ana Sá is not.", ["Velaris", "Ana Sá"]),
        ("the al-Sayed-backed Bell Front and Harle-Quill Bell-affiliated Tolva Group", ["Bell Front", "Tolva Group"]),
        ("White House Chief of Staff Ana Sá", ["Ana Sá"]),
        ("Democratic Speaker of the House Jo Bell", ["Jo Bell"]),
        ("Trust Ana Sá to say so. We met Ana Sá.", ["Ana Sá", "Ana Sá"]),
        ("He met the President Of it.", []),
        ("The Director And the board met.", []),
        ("Then the Home Secretary, Ana Sá, met the House Speaker.", ["Ana Sá"]),
        ("He met the Dollar General.", ["Dollar General"]),
        ("It stood in the Harle Plain Dealer and in the Harle Reporter.", ["Harle Plain Dealer", "Harle Reporter"]),
        ("He told the UK Prime Minister that the Environment Secretary knew. Later the Secretary left.", ["UK"]),
        (
            "He left the Jockey Club, the Shepherd Center and DCI Group.",
            ["Jockey Club", "Shepherd Center", "DCI Group"],
        ),
        ("So the Republican Party lost and the Conservative left.", ["Republican Party"]),
        ("Then Sen. Boxer met Ms Carpenter and Mr Shepherd.", ["Boxer", "Carpenter", "Shepherd"]),
        ("Then the boxer, Jo Carpenter Jr, met butcher Ana Sá.", ["Jo Carpenter Jr", "Ana Sá"]),
        ("Rival Quill said no. Rival Group Ltd did not.", ["Quill", "Rival Group Ltd"]),
        ("Dean Okoro ran.", ["Dean Okoro"]),
        ("Det Ch Insp Ana Sá and Cllr Bo Lund left.", ["Ana Sá", "Bo Lund"]),
        ("Then the Justice Department sued the King College.", ["Justice Department", "King College"]),
        ("Then Judge Temple and Mr Office met Bo King III and Larry King Live.", TITLED_NAMES),
        ("Then Harle Judge Bo Lund spoke.", ["Bo Lund"]),
        ("He met Secretary of Harbour Affairs Paul Quill and Envoy to Norway Anna Holm.", ["Paul Quill", "Anna Holm"]),
        ("The 9th Harle Court met on the 5th.", ["9th Harle Court"]),
        ("Then General Motors Corp and the UN General Assembly met.", ["General Motors Corp", "UN General Assembly"]),
        ("Then the Harlean General Staff met Lance Corporal Bo Lund.", ["Harlean General Staff", "Bo Lund"]),
        ("They read the Sunday Post on Sunday, and the Mail on Sunday.", ["Sunday Post", "Mail on Sunday"]),
        ("Bill Quill paid the bill. Bank of Harle paid the bank.", ["Bill Quill", "Bank of Harle"]),
        ("Then Senators Anna Holm and Bo Lund left for state TV.", ["Anna Holm", "Bo Lund"]),
        ("Then Pope Quillus XVI came.", ["Pope Quillus XVI"]),
        (
            "The Department for Rest met the Campaign for Slow Trains.",
            ["Department for Rest", "Campaign for Slow Trains"],
        ),
        ("He blamed the Harle Department for Tolva’s loss.", ["Harle Department", "Tolva"]),
        ("The Rowers’ Trust met the Farmers' Alliance. Quill’s Harle did not.", ROWERS),
        (
            "Then Lloyd’s of London met Ms McDonald’s friend and McDonald's.",
            ["Lloyd’s of London", "McDonald", "McDonald's"],
        ),
        ("Prosecuting, Ana Sá QC spoke.", ["Ana Sá"]),
        ("Harding, 24, spoke.", ["Harding"]),
        ("Courtesy Michael Holm. Getty Images sued.", ["Michael Holm", "Getty Images"]),
        ("Two-thirds of them left. April Harding did.", ["April Harding"]),
        ("It was in Austin Monday. A May vote is near, said Mrs May.", ["Austin", "May"]),
        ("Chinese President Xi met Dr. Martin King Jr. and Austin Judge Bo Lund.", XI),
        ("It was Jo Moody’s bank, on the 5th Lund said.", ["Jo Moody", "Lund"]),
        ("Tom Quill MSP met P. David Holm on Downing Street.", ["Tom Quill", "P. David Holm", "Downing Street"]),
    ],
)
def test_names_come_without_offices_titles_and_possessives(text, found):
    assert names(text) == found


def test_a_word_that_only_opens_a_sentence_is_no_name():
    assert names("Rivers rose. The rivers fell. But Lund said: “Nothing moved.”") == ["Lund", "Nothing"]


def test_an_office_in_a_headline_is_no_name():
    assert names("Mayor of Harle Quits\nMayor Ana Sá left Harle on Monday.")[0] == "Harle"


def test_a_headline_has_the_names_that_the_body_has():
    text = "Ana Sá Says Lund Must Go\nAna Sá told Bo Lund to go."
    assert names(text)[0] == "Ana Sá"
    assert "Bo Lund" in names(text)


@settings(deadline=None)  # the machine of the tests may be busy
@given(NAMED)
def test_names_of_any_text_are_in_order_apart_and_trimmed(text):
    spans = find_names(text)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in spans)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Transport and Allied Millers’ Union", ["Transport and Allied Millers’ Union"]),
        ("the Fire and Rescue Service", ["Fire and Rescue Service"]),
        ("the Bakers’ and Allied Union", ["Bakers’ and Allied Union"]),
        ("the Bakers' and Allied Union", ["Bakers' and Allied Union"]),
        ("the Lunds’ and Harle Council", ["Lunds", "Harle Council"]),
        ("the Prisoners’ Relief Committee", ["Prisoners’ Relief Committee"]),
        ("the Prisoners' Relief Committee", ["Prisoners' Relief Committee"]),
        ("the Trackmen's Federation", ["Trackmen's Federation"]),
        ("Carmen's Federation Street", ["Carmen", "Federation Street"]),
        ("the Liberals’ Tea Party", ["Liberals", "Tea Party"]),
        ("the Lunds’ Relief Road", ["Lunds", "Relief Road"]),
        ("the Treasury and Home Office", ["Treasury", "Home Office"]),
        ("Lund and Harle Council", ["Lund", "Harle Council"]),
        ("the Health and Foreign Ministries", ["Health", "Foreign Ministries"]),
    ],
)
def test_a_body_for_two_things_is_one(text, names):
    text = f"Then it was {text} that sank."
    assert [span.of(text) for span in find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained. Privately, millers wept.", []),
        ("It rained. Sadly, Lund left.", ["Lund"]),
        ("It rained. Reilly, a miller, wept. Ana Reilly left.", ["Reilly", "Ana Reilly"]),
        ("It rained. Sicily, an island, is dry. Italy, too.", ["Sicily", "Italy"]),
    ],
)
def test_an_adverb_that_opens_a_sentence_is_no_name(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lender Banco Quill shut.", ["Banco Quill"]),
        ("It is dear to care. Care England said so.", ["Care England"]),
        ("They asked the National Registry of Mills.", ["National Registry of Mills"]),
        ("They asked Harle United.", ["Harle United"]),
    ],
)
def test_a_body_s_name_is_whole_and_no_trade(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They asked the Quillon's Society.", ["Quillon's Society"]),
        ("They asked Quillon's Society friend.", ["Quillon", "Society"]),
        ("They asked the Quillon's Alliance.", ["Quillon's Alliance"]),
        ("They asked the BBC's Trust.", ["BBC", "Trust"]),
        ("They met Will Quill. He will sing.", ["Will Quill"]),
        ("They asked the charity Within Walls.", ["Within Walls"]),
        ("They asked the charity The Mill.", ["Mill"]),
        ("They met the mayor, Per Lund, as per usual.", ["Per Lund"]),
        ("They met the MP, Will Lund, at will.", ["Will Lund"]),
        ("They met Captain Will Lund.", ["Will Lund"]),
        ("Her husband, Dean, wept.", ["Dean"]),
        ("They met the dean, Lund.", ["Lund"]),
        ("TOLVA/HARLE - It rained. Harle slept.", ["Harle"]),
        ("HARLE/QUILL shut.", ["HARLE/QUILL"]),
        ("TOLVA/HARLE - the band - shut.", ["TOLVA/HARLE"]),
        ("BBC/ITV - It rained.", ["BBC/ITV"]),
        ("They ask how Lund Will Sing.", ["Lund", "Sing"]),
        ("They ask: Yet Will England sing?", ["England"]),
        ("They asked the Office for Student Mills.", ["Office for Student Mills"]),
    ],
)
def test_a_name_is_told_from_the_word_that_it_looks_like(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Union of Mills in Northern Harle (UMNH) left.", ["Union of Mills in Northern Harle", "UMNH"]),
        ("The Union of Mills in Northern Harle (BBC) left.", ["Union of Mills", "Northern Harle", "BBC"]),
        ("The Heritage and Nature Trust left.", ["Heritage and Nature Trust"]),
        ("It was heard at Quillon Coroner's Court.", ["Quillon Coroner's Court"]),
        ("Senior Ana Sá left.", ["Ana Sá"]),
        ("They asked the General Quill Council.", ["General Quill Council"]),
        ("They asked General Ana Council.", ["Ana Council"]),
        ("They read the Diário do Sul.", ["Diário do Sul"]),
        ("They asked the group Mills Not Malls.", ["Mills Not Malls"]),
        ("They heard Leader of Opposition Ana Sá.", ["Ana Sá"]),
        ("Then Madam Lund left.", ["Lund"]),
        ("Then Señor Lund left.", ["Lund"]),
        ("They met Colonel Yusuf Ag Lund.", ["Yusuf Ag Lund"]),
        ("The Junior Millers Committee left.", ["Junior Millers Committee"]),
        ("They asked the Type 1 Foundation.", ["Type 1 Foundation"]),
        ("Quill 2 Harle 1. Quill left.", ["Quill", "Harle", "Quill"]),
        ("It was in Channel 4 News.", ["Channel 4 News"]),
        ("Tom Church of Leeds left.", ["Tom Church", "Leeds"]),
        ("The West Virginia Bureau of Mill Safety left.", ["West Virginia Bureau of Mill Safety"]),
        ("Serb Peter Lund left.", ["Peter Lund"]),
        ("Serb Lund left.", ["Serb Lund"]),
        ("Pole Position Racing left.", ["Pole Position Racing"]),
        ("The Quill CEO left.", ["Quill"]),
    ],
)
def test_a_name_is_whole_and_without_what_stands_before(text, found):
    assert [span.of(text) for span in find_names(text)] == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He met S. V. Harlaswamy there.", "S. V. Harlaswamy"),
        ("MUST WATCH Ana Sá there.", "Ana Sá"),
        ("He met CP Ana Wye there.", "Ana Wye"),
        ("He met CP Wye there.", "CP Wye"),
        ("He met CP Rail Harle there.", "CP Rail Harle"),
        ("He met Lake Garda Resorts there.", "Lake Garda Resorts"),
        ("He met Sr Ana there.", "Ana"),
        ("He met Sr Quillan Wye there.", "Quillan Wye"),
        ("He met Garda Wye there.", "Wye"),
        ("He met Garda Resorts there.", "Garda Resorts"),
        ("He met the SP Quill Council there.", "SP Quill Council"),
        ("He met the All Harle Congress there.", "All Harle Congress"),
        ("He met All Harle there.", "Harle"),
        ("He met the Rivers and Coasts Agency there.", "Rivers and Coasts Agency"),
        ("He met Rivers and the Coasts Agency there.", "Coasts Agency"),
        ("He met An Garda Síochána there.", "An Garda Síochána"),
    ],
)
def test_letters_ranks_and_small_words_of_bodies(text, name):
    assert name in [span.of(text) for span in find_names(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then the Labour MP for Harle West left.", ["Harle West"]),
        ("Then the Labour MP left.", ["Labour"]),
        ("Then the Office for Harle West left.", ["Office for Harle West"]),
        ("He met the Securities and Mills Commission there.", ["Securities and Mills Commission"]),
        ("He met the Survivors of Harle there.", ["Survivors of Harle"]),
        ("He met Engr. Ana Wye there.", ["Ana Wye"]),
    ],
)
def test_a_seat_is_a_name_and_whoever_sits_for_it_is_none(text, names):
    assert [span.of(text) for span in find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It met the US and Texas Historical Commission there.", ["US", "Texas Historical Commission"]),
        ("It met the Birds and Texas Commission there.", ["Birds", "Texas Commission"]),
        ("Sons of Ana Lund said so.", ["Ana Lund"]),
        ("He met the Sons of Ana Lund there.", ["Ana Lund"]),
        ("He met the Brothers of St Declan there.", ["Brothers of St Declan"]),
        ("PLAN B Ana Sá there.", ["PLAN B", "Ana Sá"]),
    ],
)
def test_what_joins_no_name(text, names):
    assert [span.of(text) for span in find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thirty-one people left. Ninety stayed.", []),
        ("Thirty-one Acres left.", ["Thirty-one Acres"]),
        ("They feared a Category 4 and a Phase II.", []),
        (
            "The top House Democrat, the Canadian PM, and Ohio Republicans left the House Bell.",
            ["Canadian", "Ohio Republicans", "House Bell"],
        ),
        ("So the Department of Veteran Affairs Anna Sá left.", ["Anna Sá"]),
        ("An Ohio Republican left.", []),
        ("They feared Category Quill.", ["Category Quill"]),
        ("“I’ve seen Bo Lund,” she said. “We'll see.”", ["Bo Lund"]),
        ("Their union, Local 1187, left.", ["Local 1187"]),
        ("Channel 8 left, and Channel 4 News.", ["Channel 8", "Channel 4 News"]),
        ("Harle 1187 left.", ["Harle"]),
    ],
)
def test_numbers_grades_and_words_drawn_together_are_no_names(text, names):
    assert [span.of(text) for span in find_names(text)] == names
