"""The text of each page: plain functions, which any site generator could call.

The templates stand in `site_templates/pages`. They escape all text by themselves; a board's text
passes through `inline` or `plain`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape

from decision_aid.endings import UNSTATED
from decision_aid.headlines import sentence
from decision_aid.people import NOT_STATED, reach
from decision_aid.policy import Gap, Policy
from decision_aid.stages import EveryStage, Stage
from decision_aid.written import clauses_of
from site_generator.pages import ladder, procedure
from site_generator.reading.inline import plain_inline
from words.standing import WORKED_EXAMPLE, date_words, edition_of, publisher_of, standing_of

NO_ROBOTS = "noindex, nofollow"

LOOK: dict[str, Any] = {"template": "procedure.html"}
"""The theme's template for these pages, which adds their stylesheet."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, drawn."""

    path: str
    """Where it stands, as a Markdown file would: `policies/birmingham/index.md`."""
    title: str
    """Its title as HTML."""
    html: str
    """Its content: one HTML block without blank lines, so that no Markdown reads board text."""
    meta: dict[str, Any] = field(default_factory=dict)
    """What a site generator is told of the page."""
    source: str = ""
    """The file in this repository that "Edit this page" opens."""

    def contents(self) -> list[dict[str, Any]]:
        """The headings of the page, those of stages under their own, as MkDocs lists them."""
        found: list[dict[str, Any]] = []
        for level, anchor, inner in re.findall(r'<h([23]) id="([^"]+)">(.*?)</h\1>', self.html):
            words = " ".join(re.sub("<[^>]*>", " ", inner).split())
            name = re.sub(r" (?=[:;,.])", "", words)
            heading = {"level": int(level), "id": anchor, "name": name, "children": []}
            (found[-1]["children"] if level == "3" and found else found).append(heading)
        return found

    def anchors(self) -> set[str]:
        """Every id on the page, so that links to it can be checked."""
        return set(re.findall(r' id="([^"]+)"', self.html))

    def as_markdown(self) -> str:
        """The page as a Markdown file with front matter, for any other generator and its theme."""
        meta = {"title": self.title, **self.meta}
        meta.pop("template", None)
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
        return "\n".join(("---", *lines, "---", "", self.html, ""))


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the site that is no page."""

    path: str
    content: str | bytes


def one_block(html: str) -> str:
    """HTML without blank lines: to Markdown one block, which it hands on as it is."""
    return "\n".join(line for line in html.splitlines() if line.strip())


def meta_of(policy: Policy, today: date) -> dict[str, Any]:
    """How a page of this policy is shown; only one in force is for search engines."""
    meta = {**LOOK, "edition": edition_of(policy, today)}
    if policy.standing != "in force":
        meta["robots"] = NO_ROBOTS
    # No reader in a hurry finds the made-up policy by this site's own search.
    return {**meta, "search": {"exclude": True}} if policy.id == WORKED_EXAMPLE else meta


def draw_procedure(templates: Environment, policy: Policy, today: date) -> Page:
    """The procedure page of one policy."""
    html = templates.get_template("procedure.html.j2").render(
        policy=policy,
        root="../../",
        aid_url="aid/",
        poster_url="poster.svg",
        standing=standing_of(policy, today),
        publisher=publisher_of(policy),
        **_ladder_parts(policy),
        **_other_parts(policy),
    )
    return Page(
        path=f"policies/{policy.id}/index.md",
        title=str(escape(plain_inline(policy.title))),
        html=one_block(html),
        meta=meta_of(policy, today),
        source=f"policies/{policy.id}/policy.yaml",
    )


def fault_pages(text: str, folder: Path) -> Iterator[Page]:
    """What has to be mended, at every address that somebody who edits a policy may be reading."""
    title = "This cannot be shown yet"
    html = f"<h1>{title}</h1><p>Mend this, then save.</p><pre>{escape(text)}</pre>"
    names = sorted(path.parent.name for path in folder.glob("*/policy.yaml"))
    below = ("", "aid/", "how-checked/")
    for name in ("", *(f"{each}/{page}" for page in below for each in names)):
        yield Page(path=f"policies/{name}index.md", title=title, html=html)


def draw_policies(templates: Environment, policies: tuple[Policy, ...], today: date) -> Page:
    """The list of policies."""
    listed = [policy for policy in policies if policy.id != WORKED_EXAMPLE]
    html = templates.get_template("policies.html.j2").render(
        policies=[
            {
                "policy": policy,
                "publisher": publisher_of(policy),
                "standing": standing_of(policy, today),
            }
            for policy in listed
        ],
        root="../",
    )
    return Page(path="policies/index.md", title="Procedures", html=one_block(html), meta=LOOK)


def gaps_at(policy: Policy) -> dict[str, tuple[Gap, ...]]:
    """What the policy leaves open, by the stage, road or other place at which it is told."""
    places = ("emergency", *policy.stages, *policy.scope, *policy.ends)
    return {
        place: tuple(
            gap for gap in policy.gaps.values() if any(at.split(".")[0] == place for at in gap.at)
        )
        for place in places
    }


def _ladder_parts(policy: Policy) -> dict[str, Any]:
    ladders = [
        {
            "title": ladder.ladder_title(policy, each) if number else "The steps",
            "stages": ladder.shown_stages(policy, each),
        }
        for number, each in enumerate(ladder.ladders(policy))
    ]
    every = policy.every_stage
    shown = procedure.shown_duties
    return {
        "ladders": ladders,
        "before": shown(policy, policy.before),
        "starts": ladder.start_ways(policy),
        "gaps_at": gaps_at(policy),
        "emergency": shown(policy, policy.emergency.duties),
        "throughout": {
            "limits": procedure.whole_limits(policy),
            "duties": shown(policy, every.duties),
            "record": shown(policy, every.record, "record"),
            "advice": shown(policy, every.advice, "advice"),
        },
        "told": _told(policy),
        "agreed": {
            "all": _when_resolved(policy, "", every),
            "stages": [
                (ladder.place_name(policy, stage_id), done)
                for stage_id, stage in policy.stages.items()
                if (done := _when_resolved(policy, stage_id, stage))
            ],
        },
        "unstated": [UNSTATED[move] for move in ladder.unstated_moves(policy)],
    }


def _when_resolved(
    policy: Policy, stage_id: str, stage: Stage | EveryStage
) -> tuple[procedure.DutyShown, ...]:
    """What is done and written down once it is resolved."""
    return procedure.shown_duties(
        policy, stage.when_resolved, "act", stage_id
    ) + procedure.shown_duties(policy, stage.record_when_resolved, "record", stage_id)


def _told(policy: Policy) -> list[tuple[str, procedure.DutyShown]]:
    """Everyone who must be told, with the step at which the policy says so."""
    found = [("", each) for each in procedure.shown_duties(policy, policy.every_stage.tell, "tell")]
    for stage_id, stage in policy.stages.items():
        name = ladder.place_name(policy, stage_id)
        found += [
            (name, each) for each in procedure.shown_duties(policy, stage.tell, "tell", stage_id)
        ]
    return found


def _other_parts(policy: Policy) -> dict[str, Any]:
    shown = procedure.shown_duties
    return {
        "kinds": policy.agencies.kinds if policy.agencies else {},
        "roles": [
            {
                "record": role,
                "reached": reach(role_id, policy, {}),
                "clauses": [clauses_of(each.clause) for each in role.contacts] or [()],
                "plain": not (role.where or role.must_be or role.contacts)
                and reach(role_id, policy, {})[0].kind == "known",
            }
            for role_id, role in policy.roles.items()
        ],
        "roads": [
            {
                "id": road_id,
                "record": road,
                "duties": shown(policy, road.duties),
                "limits": [
                    each for each in procedure.limits_of(policy, road_id) if each.id in road.limits
                ],
                "go": ladder.place_name(policy, road.go) if road.go else "",
                "anchor": ladder.anchor_of(road.go),
            }
            for road_id, road in policy.scope.items()
        ],
        "ends": [
            {
                "id": end_id,
                "record": end,
                "decided_by": _decided_by(policy, end.decided_by),
                "duties": shown(policy, end.duties) + shown(policy, end.record, "record"),
            }
            for end_id, end in policy.ends.items()
        ],
        "counting": _counting(policy),
    }


def _decided_by(policy: Policy, who: str) -> str:
    return f"the {policy.roles[who].title}" if who in policy.roles else who


def _counting(policy: Policy) -> list[str]:
    """How the policy counts time, where it says so."""
    rules = policy.conventions
    said = {
        "Working days": ", ".join(rules.working_days),
        "A count in days begins with": rules.first_day,
        "When it begins on a day off": rules.starts_on_day_off,
        "One working week": rules.working_week,
        "Hours": rules.hours,
        "“Days” without more": rules.days,
        "The same working day": rules.same_working_day,
        "A day ends at": rules.end_of_day,
        "School holidays count as working days": rules.school_holidays_count,
    }
    usual = type(rules)()
    unsaid = (", ".join(usual.working_days), usual.first_day, usual.hours, "yes", NOT_STATED, "")
    found = [f"{name}: {value}." for name, value in said.items() if value not in unsaid]
    closed = [f"{each.name}, {date_words(each.date)}" for each in rules.days_closed]
    return found + ([f"Closed: {sentence('; '.join(closed))}."] if closed else [])
