"""What an outcome table says of a step, besides the sentences that readers are told."""

from words.sentence import message

ANSWERS, STAGE, LABEL = message("answers"), message("stage"), message("printed label")
TITLE, HEADLINES, ACTS = message("title"), message("headlines"), message("who acts")
TOLD, WRITTEN = message("who is told"), message("what is written down")
ASKED, CONTACT, LIMITS = message("who may be asked"), message("contact"), message("time limits")
OPEN, NEXT = message("still open"), message("what next")
UNSAID = message("the policy does not say")
ALSO, OUTCOME = message("also said"), message("outcome")

COLUMNS = (
    *(ANSWERS, STAGE, LABEL, TITLE, HEADLINES, ACTS, TOLD, WRITTEN, ASKED, CONTACT, LIMITS, OPEN),
    *(NEXT, UNSAID, ALSO, OUTCOME),
)
"""The headings of the columns; a line is named by its answers."""

OF_KIND = {"act": ACTS, "tell": TOLD, "record": WRITTEN, "advice": ASKED}
"""The column of a duty, by its kind."""

EVERY_STEP = message("(every step)")
QUESTION = message("(question) {question}")
PAGE = message("(page) {part}")
IN_DANGER = message("in danger now")
EVERYBODY = message("everybody: {headline}")
EVENT = message("asks {event}: {ask}")
FACT = message("asks on the step {question}: {ask}")
STANDS_FOR = message("“{says}” stands for: {facts}")

LEADS_TO, OFFER = message("{label} → {place}"), message("or {place}")
PLACE_ASKS = message("asks “{ask}”")
PLACE_OR, PLACE_DEPENDS = message("({places})"), message("({question} {places})")
OR = message("{one} or {next}")

OUTCOMES = {
    "agreed": message("agreed"),
    "decided": message("decided"),
    "elsewhere": message("elsewhere"),
    "ended": message("ended"),
    "not_for_this": message("not for this policy"),
    "stops": message("stops"),
}
