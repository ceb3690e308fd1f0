"""What an outcome table says of what only the page of the procedure tells."""

from words.sentence import message

SAYINGS = {
    "covers": message("(page) covers"),
    "use_when": message("(page) use_when"),
    "principles": message("(page) principles"),
    "background": message("(page) background"),
}
"""The lines of what a policy says of itself."""

REASSURANCE, WORDS = message("(page) reassurance"), message("(page) words")
DOCUMENTS, PEOPLE = message("(page) documents"), message("(page) people")
WAYS_ON, CONDITIONS = message("(page) ways on"), message("(page) conditions in words")
LEFT_OPEN, CITED = message("(page) left open"), message("(page) where it is said")

MISSING = message("missing")
ROLE = message("{role} = {title}, {rank}")
RULE = message("{rule} → {places}")
RULE_FIRST = message("{rule}, first: {note}")
AT = message("at {places}")
READINGS = message("{number} readings")
FIRST_READING = message("first reading: {note}")
DECIDED_BY = message("decided by {role}")
EMERGENCY = message("emergency")
MEETING = message("{stage} meeting")
SITS = message("{stage} sits")
CONTACT = message("{role} contact")
TIME = message("how time is counted")
CLAUSES = message("[{clauses}]")
NO_CLAUSE = message("[no clause]")
