"""Names that stand in credit lines: news agencies, and the broadcasters and papers that others quote like one."""

import re

AGENCIES = (
    "Reuters",
    "REUTERS",
    "Thomson Reuters",
    "Agence France-Presse",
    "Agence France Presse",
    "AFP",
    "The Associated Press",
    "Associated Press",
    "AP",
    "UPI",
    "Bloomberg",
    "dpa",
    "DPA",
    "EFE",
    "ANSA",
    "EPA",
    "Xinhua",
    "Kyodo",
    "Yonhap",
    "TASS",
    "Tass",
    "ITAR-TASS",
    "RIA Novosti",
    "RIA",
    "Interfax",
    "Interfax-Ukraine",
    "Sputnik",
    "RT",
    "Ukrinform",
    "UNIAN",
    "BelTA",
    "SANA",
    "NNA",
    "Anadolu Agency",
    "Anadolu",
    "AA",
    "IRNA",
    "ISNA",
    "FNA",
    "Fars",
    "Tasnim",
    "Mehr",
    "Press TV",
    "KUNA",
    "WAM",
    "SPA",
    "QNA",
    "MENA",
    "BNA",
    "Petra",
    "Saba",
    "WAFA",
    "Ma'an",
    "Shafaq News",
    "INA",
    "NINA",
    "Rudaw",
    "ANHA",
    "ANF",
    "ARA News",
    "SUNA",
    "Radio Dabanga",
    "PTI",
    "ANI",
    "IANS",
    "Pajhwok",
    "Khaama Press",
    "Mizzima",
    "The New Humanitarian",
    "IRIN",
    "Al Jazeera",
    "Al Arabiya",
    "BBC",
    "CNN",
    "VOA",
    "RFE/RL",
    "Deutsche Welle",
    "DW",
)
AGENCY = "(?:" + "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True)) + ")"
ANY_CASE_AGENCY = "(?i:" + AGENCY[3:]
_SEVERAL = r"(?:\s*(?:,|/|&|\+|and|with)\s*)"
# "AFP", "TRT World and agencies", "Reuters/AP", "AFP and Reuters"; the names before and after need not be known.
AGENCY_LIST = (
    rf"(?:{ANY_CASE_AGENCY}|(?i:(?:news )?agencies))(?:{_SEVERAL}(?:{ANY_CASE_AGENCY}|(?i:(?:other )?agencies)))*"
)
_ALONE = re.compile(rf"(?:(?i:by|from)\s+)?(?P<name>{AGENCY})(?:\s+(?i:staff|newsroom|news agency))?")


def agency_alone(words: str | None) -> str | None:
    """Give the agency that a byline or a line of the head names and nothing else ("By Reuters Staff"); else None."""
    found = _ALONE.fullmatch(words.strip()) if words else None
    return found["name"] if found else None
