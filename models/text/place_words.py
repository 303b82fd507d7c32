"""Countries, states and some capitals, the adjectives of countries and peoples, and what one of a people is called. All
lower case."""

import re

from models.text.words import words

STATES = words("""
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin
    wyoming
""")
COUNTRIES = STATES | words("""
    afghanistan albania algeria argentina armenia australia austria azerbaijan bangladesh belarus belgium
    bolivia bosnia brazil britain bulgaria cambodia cameroon canada chad chile china colombia congo croatia cuba
    cyprus denmark ecuador egypt england estonia ethiopia europe finland france georgia germany ghana greece
    haiti hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya
    kosovo kuwait laos latvia lebanon liberia libya lithuania malaysia mali malta mexico moldova mongolia
    morocco mozambique myanmar nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama
    paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore
    slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand tunisia turkey
    uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe washington moscow beijing
    london paris berlin brussels tehran kyiv kiev riyadh tokyo delhi islamabad ankara jerusalem baghdad kabul
    u.s us uk u.k eu u.n un usa
""")
# How the adjectives of countries and peoples end: "Russian" in "a Russian strike".
NATIONALITY = re.compile(
    r"(?:ian|ish|ese|rench|dutch|swiss|greek|eli|aqi|stani|emeni|german|korean|european|saudi|(?:afr|amer|mex|domin)ican)$"
)
# One of a people, where no adjective is the word for it.
DEMONYMS = words("""
    scot czech pole dane swede finn turk serb croat greek swiss briton londoner parisian slovak thai spaniard icelander
    dubliner glaswegian mancunian liverpudlian aucklander sydneysider
""")
# Adjectives of countries and peoples.
NATIONALITIES = words("""
    american british canadian australian french italian spanish russian chinese japanese indian israeli iranian iraqi
    pakistani turkish egyptian brazilian mexican dutch swedish norwegian danish finnish polish ukrainian irish scottish
    welsh english belgian austrian greek syrian lebanese jordanian saudi yemeni libyan tunisian algerian moroccan
    sudanese ethiopian somali kenyan nigerian ghanaian rwandan zimbabwean afghan bangladeshi nepalese thai vietnamese
    cambodian burmese malaysian indonesian filipino korean taiwanese mongolian kazakh uzbek german swiss portuguese
    czech slovak hungarian romanian bulgarian serbian croatian bosnian albanian latvian lithuanian estonian belarusian
    armenian azerbaijani cuban haitian jamaican venezuelan colombian peruvian bolivian chilean argentine palestinian
    kurdish soviet european african asian arab
""")
