"""What Schemathesis checks of Orgraph, in place of its check for GraphQL, which takes
every error of an answer for a failure: also that a cursor is damaged, or a key unknown.

An answer is JSON in GraphQL's shape; each of its errors has one of the documented codes,
and none of them says that the server itself has failed or tells of its inside.
"""

import json
import pathlib
import re
import zlib

import hypothesis
import schemathesis

# Schemathesis has Hypothesis shrink what was answered well, to find more like it: four fifths
# of its time, at operations of many arguments hours.
hypothesis.target = lambda observation, *, label="": observation

DOCUMENTED = set(re.findall(r"^\| `([A-Z_]+)` \|", (pathlib.Path(__file__).parents[2] / "docs" / "errors.md").read_text(), re.M))
FAILURES = {"INTERNAL", "UNAVAILABLE", "STORE_DAMAGED", "OUTCOME_UNKNOWN", "TIMEOUT", "OVERLOADED"}
INSIDE = re.compile(r"SELECT .* FROM|MATCH \(|sqlite3?:|neo4j|goroutine \d|\.go:\d|/home/|/tmp/|bolt://", re.S)


@schemathesis.check
def answers_in_shape(ctx, response, case):
    assert response.status_code < 500, f"status {response.status_code}"
    answer = json.loads(response.content)
    assert set(answer) <= {"data", "errors", "extensions"}, f"fields {sorted(answer)}"
    for error in answer.get("errors", []):
        code = error.get("extensions", {}).get("code")
        assert code in DOCUMENTED, f"code {code}: {error['message']}"
        assert code not in FAILURES, f"{code}: {error['message']}"
        assert not INSIDE.search(error["message"]), error["message"]


KEYS = {
    "model": ["tech-lead", "scrum"], "base": ["tech-lead"], "from": ["tech-lead"], "to": ["scrum"],
    "role": ["tech-lead", "team"], "responsibility": ["people", "projects"], "over": ["people"],
    "id": ["TW9kZWw6c2NydW0", "Um9sZTp0ZWNoLWxlYWQ", "UmVzcG9uc2liaWxpdHk6cGVvcGxl"],
    "key": ["poor-cells", "scrum"], "query": ["people"], "models": ["tech-lead", "scrum"], "asOf": ["2126-01-01T00:00:00Z"],
}
ARGUMENT = re.compile(r'\b(' + "|".join(KEYS) + r')(: \[?)"(?:[^"\\\n]|\\.)*"')


@schemathesis.hook
def before_call(ctx, case, kwargs):
    """Gives half of the arguments keys that there are, so that operations find something."""

    def known(match):
        pick = zlib.crc32(match.group(0).encode())
        keys = KEYS[match.group(1)]
        return f'{match.group(1)}{match.group(2)}"{keys[pick // 2 % len(keys)]}"' if pick % 2 else match.group(0)

    case.body = ARGUMENT.sub(known, case.body)
