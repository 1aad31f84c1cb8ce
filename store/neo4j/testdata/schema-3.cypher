// What a store of schema 3 holds; see TestFixtures.

CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"alpha\",\"name\":\"alpha model\",\"abbreviation\":\"AL\",\"status\":\"COMPLETE\",\"sources\":[\"field-notes\",\"zz-survey\"]}", afterFolded: "{\"key\":\"alpha\",\"name\":\"alpha model\",\"abbreviation\":\"al\",\"status\":\"complete\",\"sources\":[\"field-notes\",\"zz-survey\"]}", before: "", cell: "", key: "alpha", kind: "Model", kindFolded: "model", model: "alpha", responsibility: "", role: "", sequence: 3, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"alpha-slow\",\"kind\":\"WEAKNESS\",\"statement\":\"Slow.\",\"models\":[\"alpha\",\"beta\"],\"responsibilities\":[\"budget\",\"people\"],\"roles\":[\"lead\"],\"sources\":[\"field-notes\",\"zz-survey\"]}", afterFolded: "{\"key\":\"alpha-slow\",\"kind\":\"weakness\",\"statement\":\"slow.\",\"models\":[\"alpha\",\"beta\"],\"responsibilities\":[\"budget\",\"people\"],\"roles\":[\"lead\"],\"sources\":[\"field-notes\",\"zz-survey\"]}", before: "", cell: "", key: "alpha-slow", kind: "Tradeoff", kindFolded: "tradeoff", model: "", responsibility: "", role: "", sequence: 23, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "DELETED", actionFolded: "deleted", actor: "ada", after: "", before: "{\"key\":\"alpha-slow\",\"kind\":\"WEAKNESS\",\"statement\":\"Slow.\",\"models\":[\"alpha\",\"beta\"],\"responsibilities\":[\"budget\",\"people\"],\"roles\":[\"lead\"],\"sources\":[\"field-notes\",\"zz-survey\"]}", beforeFolded: "{\"key\":\"alpha-slow\",\"kind\":\"weakness\",\"statement\":\"slow.\",\"models\":[\"alpha\",\"beta\"],\"responsibilities\":[\"budget\",\"people\"],\"roles\":[\"lead\"],\"sources\":[\"field-notes\",\"zz-survey\"]}", cell: "", key: "alpha-slow", kind: "Tradeoff", kindFolded: "tradeoff", model: "", responsibility: "", role: "", sequence: 66, time: "2026-11-26T02:32:11.434Z", timeFolded: "2026-11-26t02:32:11.434z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"architecture\",\"arrangement\":\"VACANT\",\"statement\":\"architecture of alpha\",\"locator\":\"row architecture\"}", afterFolded: "{\"model\":\"alpha\",\"responsibility\":\"architecture\",\"arrangement\":\"vacant\",\"statement\":\"architecture of alpha\",\"locator\":\"row architecture\"}", before: "", cell: "alpha/architecture", key: "alpha/architecture", kind: "Assignment", kindFolded: "assignment", model: "alpha", responsibility: "architecture", role: "", sequence: 26, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"budget\",\"arrangement\":\"ALTERNATIVE\",\"statement\":\"budget of alpha\",\"locator\":\"row budget\"}", afterFolded: "{\"model\":\"alpha\",\"responsibility\":\"budget\",\"arrangement\":\"alternative\",\"statement\":\"budget of alpha\",\"locator\":\"row budget\"}", before: "", cell: "alpha/budget", key: "alpha/budget", kind: "Assignment", kindFolded: "assignment", model: "alpha", responsibility: "budget", role: "", sequence: 27, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"budget\",\"role\":\"architect\",\"quality\":\"WELL\",\"ordinal\":1,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"alpha\",\"responsibility\":\"budget\",\"role\":\"architect\",\"quality\":\"well\",\"ordinal\":1,\"provenance\":\"table\"}", before: "", cell: "alpha/budget", key: "alpha/budget/architect", kind: "Ownership", kindFolded: "ownership", model: "alpha", responsibility: "budget", role: "architect", sequence: 38, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"budget\",\"role\":\"team\",\"quality\":\"POORLY\",\"ordinal\":0,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"alpha\",\"responsibility\":\"budget\",\"role\":\"team\",\"quality\":\"poorly\",\"ordinal\":0,\"provenance\":\"table\"}", before: "", cell: "alpha/budget", key: "alpha/budget/team", kind: "Ownership", kindFolded: "ownership", model: "alpha", responsibility: "budget", role: "team", sequence: 39, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"budget\",\"role\":\"team\",\"delegate\":\"fuhrungskraft\"}", before: "", cell: "", key: "alpha/budget/team/fuhrungskraft", kind: "Delegation", kindFolded: "delegation", model: "alpha", responsibility: "budget", role: "team", sequence: 59, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"budget\",\"role\":\"𠀀\",\"quality\":\"WELL\",\"ordinal\":2,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"alpha\",\"responsibility\":\"budget\",\"role\":\"𠀀\",\"quality\":\"well\",\"ordinal\":2,\"provenance\":\"table\"}", before: "", cell: "alpha/budget", key: "alpha/budget/𠀀", kind: "Ownership", kindFolded: "ownership", model: "alpha", responsibility: "budget", role: "𠀀", sequence: 40, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"role\":\"lead\",\"alsoHolds\":\"coach\"}", afterFolded: "{\"model\":\"alpha\",\"role\":\"lead\",\"alsoholds\":\"coach\"}", before: "", cell: "", key: "alpha/lead/coach", kind: "RoleCombination", kindFolded: "rolecombination", model: "alpha", responsibility: "", role: "lead", sequence: 62, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"people\",\"arrangement\":\"SOLE\",\"statement\":\"people of alpha\",\"source\":\"field-notes\",\"locator\":\"row people\"}", afterFolded: "{\"model\":\"alpha\",\"responsibility\":\"people\",\"arrangement\":\"sole\",\"statement\":\"people of alpha\",\"source\":\"field-notes\",\"locator\":\"row people\"}", before: "", cell: "alpha/people", key: "alpha/people", kind: "Assignment", kindFolded: "assignment", model: "alpha", responsibility: "people", role: "", sequence: 28, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"people\",\"role\":\"lead\",\"quality\":\"WELL\",\"ordinal\":0,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"alpha\",\"responsibility\":\"people\",\"role\":\"lead\",\"quality\":\"well\",\"ordinal\":0,\"provenance\":\"table\"}", before: "", cell: "alpha/people", key: "alpha/people/lead", kind: "Ownership", kindFolded: "ownership", model: "alpha", responsibility: "people", role: "lead", sequence: 41, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"people\",\"role\":\"lead\",\"delegate\":\"coach\"}", before: "", cell: "", key: "alpha/people/lead/coach", kind: "Delegation", kindFolded: "delegation", model: "alpha", responsibility: "people", role: "lead", sequence: 60, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"quality\",\"arrangement\":\"SHARED\",\"statement\":\"quality of alpha\",\"source\":\"zz-survey\",\"locator\":\"row quality\"}", afterFolded: "{\"model\":\"alpha\",\"responsibility\":\"quality\",\"arrangement\":\"shared\",\"statement\":\"quality of alpha\",\"source\":\"zz-survey\",\"locator\":\"row quality\"}", before: "", cell: "alpha/quality", key: "alpha/quality", kind: "Assignment", kindFolded: "assignment", model: "alpha", responsibility: "quality", role: "", sequence: 29, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"quality\",\"role\":\"チーム\",\"quality\":\"POORLY\",\"ordinal\":2,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"alpha\",\"responsibility\":\"quality\",\"role\":\"チーム\",\"quality\":\"poorly\",\"ordinal\":2,\"provenance\":\"table\"}", before: "", cell: "alpha/quality", key: "alpha/quality/チーム", kind: "Ownership", kindFolded: "ownership", model: "alpha", responsibility: "quality", role: "チーム", sequence: 42, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"quality\",\"role\":\"﨎\",\"quality\":\"WELL\",\"ordinal\":0,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"alpha\",\"responsibility\":\"quality\",\"role\":\"﨎\",\"quality\":\"well\",\"ordinal\":0,\"provenance\":\"table\"}", before: "", cell: "alpha/quality", key: "alpha/quality/﨎", kind: "Ownership", kindFolded: "ownership", model: "alpha", responsibility: "quality", role: "﨎", sequence: 43, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"alpha\",\"responsibility\":\"quality\",\"role\":\"𠀀\",\"quality\":\"WELL\",\"ordinal\":1,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"alpha\",\"responsibility\":\"quality\",\"role\":\"𠀀\",\"quality\":\"well\",\"ordinal\":1,\"provenance\":\"table\"}", before: "", cell: "alpha/quality", key: "alpha/quality/𠀀", kind: "Ownership", kindFolded: "ownership", model: "alpha", responsibility: "quality", role: "𠀀", sequence: 44, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"architect\",\"name\":\"Architect\",\"abbreviation\":\"AR\",\"aliases\":[\"Solution architect\",\"Baumeister\"],\"summary\":\"Draws.\"}", afterFolded: "{\"key\":\"architect\",\"name\":\"architect\",\"abbreviation\":\"ar\",\"aliases\":[\"solution architect\",\"baumeister\"],\"summary\":\"draws.\"}", before: "", cell: "", key: "architect", kind: "Role", kindFolded: "role", model: "", responsibility: "", role: "architect", sequence: 9, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"architecture\",\"name\":\"Architecture\",\"ordinal\":2}", afterFolded: "{\"key\":\"architecture\",\"name\":\"architecture\",\"ordinal\":2}", before: "", cell: "", key: "architecture", kind: "Responsibility", kindFolded: "responsibility", model: "", responsibility: "architecture", role: "", sequence: 20, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"arger\",\"name\":\"ärger model\",\"status\":\"COMPLETE\"}", afterFolded: "{\"key\":\"arger\",\"name\":\"ärger model\",\"status\":\"complete\"}", before: "", cell: "", key: "arger", kind: "Model", kindFolded: "model", model: "arger", responsibility: "", role: "", sequence: 4, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"arger\",\"responsibility\":\"budget\",\"arrangement\":\"ALTERNATIVE\",\"statement\":\"budget of arger\",\"locator\":\"row budget\"}", afterFolded: "{\"model\":\"arger\",\"responsibility\":\"budget\",\"arrangement\":\"alternative\",\"statement\":\"budget of arger\",\"locator\":\"row budget\"}", before: "", cell: "arger/budget", key: "arger/budget", kind: "Assignment", kindFolded: "assignment", model: "arger", responsibility: "budget", role: "", sequence: 30, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"arger\",\"responsibility\":\"budget\",\"role\":\"architect\",\"quality\":\"WELL\",\"ordinal\":1,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"arger\",\"responsibility\":\"budget\",\"role\":\"architect\",\"quality\":\"well\",\"ordinal\":1,\"provenance\":\"table\"}", before: "", cell: "arger/budget", key: "arger/budget/architect", kind: "Ownership", kindFolded: "ownership", model: "arger", responsibility: "budget", role: "architect", sequence: 45, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"arger\",\"responsibility\":\"budget\",\"role\":\"team\",\"quality\":\"POORLY\",\"ordinal\":0,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"arger\",\"responsibility\":\"budget\",\"role\":\"team\",\"quality\":\"poorly\",\"ordinal\":0,\"provenance\":\"table\"}", before: "", cell: "arger/budget", key: "arger/budget/team", kind: "Ownership", kindFolded: "ownership", model: "arger", responsibility: "budget", role: "team", sequence: 46, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"arger\",\"responsibility\":\"budget\",\"role\":\"𠀀\",\"quality\":\"WELL\",\"ordinal\":2,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"arger\",\"responsibility\":\"budget\",\"role\":\"𠀀\",\"quality\":\"well\",\"ordinal\":2,\"provenance\":\"table\"}", before: "", cell: "arger/budget", key: "arger/budget/𠀀", kind: "Ownership", kindFolded: "ownership", model: "arger", responsibility: "budget", role: "𠀀", sequence: 47, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"arger\",\"responsibility\":\"people\",\"arrangement\":\"SOLE\",\"statement\":\"people of arger\",\"source\":\"field-notes\",\"locator\":\"row people\"}", afterFolded: "{\"model\":\"arger\",\"responsibility\":\"people\",\"arrangement\":\"sole\",\"statement\":\"people of arger\",\"source\":\"field-notes\",\"locator\":\"row people\"}", before: "", cell: "arger/people", key: "arger/people", kind: "Assignment", kindFolded: "assignment", model: "arger", responsibility: "people", role: "", sequence: 31, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"arger\",\"responsibility\":\"people\",\"role\":\"lead\",\"quality\":\"WELL\",\"ordinal\":0,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"arger\",\"responsibility\":\"people\",\"role\":\"lead\",\"quality\":\"well\",\"ordinal\":0,\"provenance\":\"table\"}", before: "", cell: "arger/people", key: "arger/people/lead", kind: "Ownership", kindFolded: "ownership", model: "arger", responsibility: "people", role: "lead", sequence: 48, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"beta\",\"name\":\"Beta MODEL\",\"status\":\"COMPLETE\",\"sources\":[\"zz-survey\"]}", afterFolded: "{\"key\":\"beta\",\"name\":\"beta model\",\"status\":\"complete\",\"sources\":[\"zz-survey\"]}", before: "", cell: "", key: "beta", kind: "Model", kindFolded: "model", model: "beta", responsibility: "", role: "", sequence: 5, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"beta-cheap\",\"kind\":\"STRENGTH\",\"statement\":\"Cheap; see \\\\ and %.\",\"models\":[\"beta\"]}", afterFolded: "{\"key\":\"beta-cheap\",\"kind\":\"strength\",\"statement\":\"cheap; see \\\\ and %.\",\"models\":[\"beta\"]}", before: "", cell: "", key: "beta-cheap", kind: "Tradeoff", kindFolded: "tradeoff", model: "", responsibility: "", role: "", sequence: 24, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"beta\",\"responsibility\":\"architecture\",\"arrangement\":\"COLLECTIVE\",\"statement\":\"architecture of beta\",\"locator\":\"row architecture\"}", afterFolded: "{\"model\":\"beta\",\"responsibility\":\"architecture\",\"arrangement\":\"collective\",\"statement\":\"architecture of beta\",\"locator\":\"row architecture\"}", before: "", cell: "beta/architecture", key: "beta/architecture", kind: "Assignment", kindFolded: "assignment", model: "beta", responsibility: "architecture", role: "", sequence: 32, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"beta\",\"responsibility\":\"architecture\",\"role\":\"team\",\"quality\":\"UNDEFINED\",\"ordinal\":0,\"provenance\":\"PROSE\",\"note\":\"in the text\"}", afterFolded: "{\"model\":\"beta\",\"responsibility\":\"architecture\",\"role\":\"team\",\"quality\":\"undefined\",\"ordinal\":0,\"provenance\":\"prose\",\"note\":\"in the text\"}", before: "", cell: "beta/architecture", key: "beta/architecture/team", kind: "Ownership", kindFolded: "ownership", model: "beta", responsibility: "architecture", role: "team", sequence: 49, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"beta\",\"responsibility\":\"budget\",\"arrangement\":\"ALTERNATIVE\",\"statement\":\"budget of beta\",\"locator\":\"row budget\"}", afterFolded: "{\"model\":\"beta\",\"responsibility\":\"budget\",\"arrangement\":\"alternative\",\"statement\":\"budget of beta\",\"locator\":\"row budget\"}", before: "", cell: "beta/budget", key: "beta/budget", kind: "Assignment", kindFolded: "assignment", model: "beta", responsibility: "budget", role: "", sequence: 33, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"beta\",\"responsibility\":\"budget\",\"role\":\"architect\",\"quality\":\"WELL\",\"ordinal\":1,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"beta\",\"responsibility\":\"budget\",\"role\":\"architect\",\"quality\":\"well\",\"ordinal\":1,\"provenance\":\"table\"}", before: "", cell: "beta/budget", key: "beta/budget/architect", kind: "Ownership", kindFolded: "ownership", model: "beta", responsibility: "budget", role: "architect", sequence: 50, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"beta\",\"responsibility\":\"budget\",\"role\":\"team\",\"quality\":\"POORLY\",\"ordinal\":0,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"beta\",\"responsibility\":\"budget\",\"role\":\"team\",\"quality\":\"poorly\",\"ordinal\":0,\"provenance\":\"table\"}", before: "", cell: "beta/budget", key: "beta/budget/team", kind: "Ownership", kindFolded: "ownership", model: "beta", responsibility: "budget", role: "team", sequence: 51, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"beta\",\"responsibility\":\"budget\",\"role\":\"𠀀\",\"quality\":\"WELL\",\"ordinal\":2,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"beta\",\"responsibility\":\"budget\",\"role\":\"𠀀\",\"quality\":\"well\",\"ordinal\":2,\"provenance\":\"table\"}", before: "", cell: "beta/budget", key: "beta/budget/𠀀", kind: "Ownership", kindFolded: "ownership", model: "beta", responsibility: "budget", role: "𠀀", sequence: 52, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"beta\",\"role\":\"lead\",\"alsoHolds\":\"owner\"}", afterFolded: "{\"model\":\"beta\",\"role\":\"lead\",\"alsoholds\":\"owner\"}", before: "", cell: "", key: "beta/lead/owner", kind: "RoleCombination", kindFolded: "rolecombination", model: "beta", responsibility: "", role: "lead", sequence: 63, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"beta\",\"responsibility\":\"people\",\"arrangement\":\"SOLE\",\"statement\":\"people of beta\",\"source\":\"field-notes\",\"locator\":\"row people\"}", afterFolded: "{\"model\":\"beta\",\"responsibility\":\"people\",\"arrangement\":\"sole\",\"statement\":\"people of beta\",\"source\":\"field-notes\",\"locator\":\"row people\"}", before: "", cell: "beta/people", key: "beta/people", kind: "Assignment", kindFolded: "assignment", model: "beta", responsibility: "people", role: "", sequence: 34, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"beta\",\"responsibility\":\"people\",\"role\":\"lead\",\"quality\":\"POORLY\",\"ordinal\":0,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"beta\",\"responsibility\":\"people\",\"role\":\"lead\",\"quality\":\"poorly\",\"ordinal\":0,\"provenance\":\"table\"}", before: "", cell: "beta/people", key: "beta/people/lead", kind: "Ownership", kindFolded: "ownership", model: "beta", responsibility: "people", role: "lead", sequence: 53, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"beta\",\"responsibility\":\"people\",\"role\":\"lead\",\"delegate\":\"architect\"}", before: "", cell: "", key: "beta/people/lead/architect", kind: "Delegation", kindFolded: "delegation", model: "beta", responsibility: "people", role: "lead", sequence: 61, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"budget\",\"name\":\"Budget\",\"aliases\":[\"Money\"],\"ordinal\":0}", afterFolded: "{\"key\":\"budget\",\"name\":\"budget\",\"aliases\":[\"money\"],\"ordinal\":0}", before: "", cell: "", key: "budget", kind: "Responsibility", kindFolded: "responsibility", model: "", responsibility: "budget", role: "", sequence: 18, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"coach\",\"name\":\"coach\"}", before: "", cell: "", key: "coach", kind: "Role", kindFolded: "role", model: "", responsibility: "", role: "coach", sequence: 10, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"delta\",\"name\":\"delta model\",\"summary\":\"É\",\"status\":\"INCOMPLETE\"}", afterFolded: "{\"key\":\"delta\",\"name\":\"delta model\",\"summary\":\"é\",\"status\":\"incomplete\"}", before: "", cell: "", key: "delta", kind: "Model", kindFolded: "model", model: "delta", responsibility: "", role: "", sequence: 6, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"delta\",\"responsibility\":\"people\",\"arrangement\":\"SOLE\",\"statement\":\"people of delta\",\"locator\":\"row people\"}", afterFolded: "{\"model\":\"delta\",\"responsibility\":\"people\",\"arrangement\":\"sole\",\"statement\":\"people of delta\",\"locator\":\"row people\"}", before: "", cell: "delta/people", key: "delta/people", kind: "Assignment", kindFolded: "assignment", model: "delta", responsibility: "people", role: "", sequence: 35, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"delta\",\"responsibility\":\"people\",\"role\":\"owner\",\"quality\":\"POORLY\",\"ordinal\":0,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"delta\",\"responsibility\":\"people\",\"role\":\"owner\",\"quality\":\"poorly\",\"ordinal\":0,\"provenance\":\"table\"}", before: "", cell: "delta/people", key: "delta/people/owner", kind: "Ownership", kindFolded: "ownership", model: "delta", responsibility: "people", role: "owner", sequence: 54, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"field-notes\",\"title\":\"Field notes\",\"author\":\"Ada\",\"url\":\"https://example.org/notes\",\"publishedOn\":\"2020-02-29\"}", afterFolded: "{\"key\":\"field-notes\",\"title\":\"field notes\",\"author\":\"ada\",\"url\":\"https://example.org/notes\",\"publishedon\":\"2020-02-29\"}", before: "", cell: "", key: "field-notes", kind: "Source", kindFolded: "source", model: "", responsibility: "", role: "", sequence: 1, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"fuhrungskraft\",\"name\":\"Führungskraft\",\"summary\":\"É and é differ\"}", afterFolded: "{\"key\":\"fuhrungskraft\",\"name\":\"führungskraft\",\"summary\":\"é and é differ\"}", before: "", cell: "", key: "fuhrungskraft", kind: "Role", kindFolded: "role", model: "", responsibility: "", role: "fuhrungskraft", sequence: 11, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"gamma\",\"name\":\"gamma model\",\"status\":\"COMPLETE\"}", afterFolded: "{\"key\":\"gamma\",\"name\":\"gamma model\",\"status\":\"complete\"}", before: "", cell: "", key: "gamma", kind: "Model", kindFolded: "model", model: "gamma", responsibility: "", role: "", sequence: 7, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"gamma\",\"responsibility\":\"budget\",\"arrangement\":\"ALTERNATIVE\",\"statement\":\"budget of gamma\",\"locator\":\"row budget\"}", afterFolded: "{\"model\":\"gamma\",\"responsibility\":\"budget\",\"arrangement\":\"alternative\",\"statement\":\"budget of gamma\",\"locator\":\"row budget\"}", before: "", cell: "gamma/budget", key: "gamma/budget", kind: "Assignment", kindFolded: "assignment", model: "gamma", responsibility: "budget", role: "", sequence: 36, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"gamma\",\"responsibility\":\"budget\",\"role\":\"architect\",\"quality\":\"WELL\",\"ordinal\":1,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"gamma\",\"responsibility\":\"budget\",\"role\":\"architect\",\"quality\":\"well\",\"ordinal\":1,\"provenance\":\"table\"}", before: "", cell: "gamma/budget", key: "gamma/budget/architect", kind: "Ownership", kindFolded: "ownership", model: "gamma", responsibility: "budget", role: "architect", sequence: 55, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"gamma\",\"responsibility\":\"budget\",\"role\":\"team\",\"quality\":\"POORLY\",\"ordinal\":0,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"gamma\",\"responsibility\":\"budget\",\"role\":\"team\",\"quality\":\"poorly\",\"ordinal\":0,\"provenance\":\"table\"}", before: "", cell: "gamma/budget", key: "gamma/budget/team", kind: "Ownership", kindFolded: "ownership", model: "gamma", responsibility: "budget", role: "team", sequence: 56, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"gamma\",\"responsibility\":\"budget\",\"role\":\"𠀀\",\"quality\":\"WELL\",\"ordinal\":2,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"gamma\",\"responsibility\":\"budget\",\"role\":\"𠀀\",\"quality\":\"well\",\"ordinal\":2,\"provenance\":\"table\"}", before: "", cell: "gamma/budget", key: "gamma/budget/𠀀", kind: "Ownership", kindFolded: "ownership", model: "gamma", responsibility: "budget", role: "𠀀", sequence: 57, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"gamma\",\"responsibility\":\"people\",\"arrangement\":\"SOLE\",\"statement\":\"people of gamma\",\"source\":\"field-notes\",\"locator\":\"row people\"}", afterFolded: "{\"model\":\"gamma\",\"responsibility\":\"people\",\"arrangement\":\"sole\",\"statement\":\"people of gamma\",\"source\":\"field-notes\",\"locator\":\"row people\"}", before: "", cell: "gamma/people", key: "gamma/people", kind: "Assignment", kindFolded: "assignment", model: "gamma", responsibility: "people", role: "", sequence: 37, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"model\":\"gamma\",\"responsibility\":\"people\",\"role\":\"lead\",\"quality\":\"UNDEFINED\",\"ordinal\":0,\"provenance\":\"TABLE\"}", afterFolded: "{\"model\":\"gamma\",\"responsibility\":\"people\",\"role\":\"lead\",\"quality\":\"undefined\",\"ordinal\":0,\"provenance\":\"table\"}", before: "", cell: "gamma/people", key: "gamma/people/lead", kind: "Ownership", kindFolded: "ownership", model: "gamma", responsibility: "people", role: "lead", sequence: 58, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"lead\",\"name\":\"Lead\",\"abbreviation\":\"LD\",\"narrows\":[\"architect\",\"coach\"]}", afterFolded: "{\"key\":\"lead\",\"name\":\"lead\",\"abbreviation\":\"ld\",\"narrows\":[\"architect\",\"coach\"]}", before: "", cell: "", key: "lead", kind: "Role", kindFolded: "role", model: "", responsibility: "", role: "lead", sequence: 12, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"lean\",\"name\":\"Lean\",\"summary\":\"people first\",\"definition\":\"{\\\"method\\\":\\\"WEIGHTED_SUM\\\",\\\"preferences\\\":{\\\"weights\\\":{\\\"people\\\":3}}}\"}", afterFolded: "{\"key\":\"lean\",\"name\":\"lean\",\"summary\":\"people first\",\"definition\":\"{\\\"method\\\":\\\"weighted_sum\\\",\\\"preferences\\\":{\\\"weights\\\":{\\\"people\\\":3}}}\"}", before: "", cell: "", key: "lean", kind: "Scenario", kindFolded: "scenario", model: "", responsibility: "", role: "", sequence: 64, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"nobody-s\",\"kind\":\"RISK\",\"statement\":\"Belongs to no model.\"}", afterFolded: "{\"key\":\"nobody-s\",\"kind\":\"risk\",\"statement\":\"belongs to no model.\"}", before: "", cell: "", key: "nobody-s", kind: "Tradeoff", kindFolded: "tradeoff", model: "", responsibility: "", role: "", sequence: 25, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"owner\",\"name\":\"O'Owner `quoted` $key {x: 1}\",\"summary\":\"100% of_it*, \\\"all\\\"\"}", afterFolded: "{\"key\":\"owner\",\"name\":\"o'owner `quoted` $key {x: 1}\",\"summary\":\"100% of_it*, \\\"all\\\"\"}", before: "", cell: "", key: "owner", kind: "Role", kindFolded: "role", model: "", responsibility: "", role: "owner", sequence: 13, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"people\",\"name\":\"People\",\"summary\":\"hiring, growing\",\"ordinal\":1}", afterFolded: "{\"key\":\"people\",\"name\":\"people\",\"summary\":\"hiring, growing\",\"ordinal\":1}", before: "", cell: "", key: "people", kind: "Responsibility", kindFolded: "responsibility", model: "", responsibility: "people", role: "", sequence: 19, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"quality\",\"name\":\"Quality\",\"ordinal\":2}", afterFolded: "{\"key\":\"quality\",\"name\":\"quality\",\"ordinal\":2}", before: "", cell: "", key: "quality", kind: "Responsibility", kindFolded: "responsibility", model: "", responsibility: "quality", role: "", sequence: 21, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"team\",\"name\":\"Team\"}", afterFolded: "{\"key\":\"team\",\"name\":\"team\"}", before: "", cell: "", key: "team", kind: "Role", kindFolded: "role", model: "", responsibility: "", role: "team", sequence: 14, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"unowned\",\"name\":\"Unowned\",\"ordinal\":10}", afterFolded: "{\"key\":\"unowned\",\"name\":\"unowned\",\"ordinal\":10}", before: "", cell: "", key: "unowned", kind: "Responsibility", kindFolded: "responsibility", model: "", responsibility: "unowned", role: "", sequence: 22, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"zeta\",\"name\":\"zeta model\",\"status\":\"COMPLETE\"}", afterFolded: "{\"key\":\"zeta\",\"name\":\"zeta model\",\"status\":\"complete\"}", before: "", cell: "", key: "zeta", kind: "Model", kindFolded: "model", model: "zeta", responsibility: "", role: "", sequence: 8, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"zz-survey\",\"title\":\"Survey\",\"publishedOn\":\"2019-01-01\",\"sha256\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}", afterFolded: "{\"key\":\"zz-survey\",\"title\":\"survey\",\"publishedon\":\"2019-01-01\",\"sha256\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}", before: "", cell: "", key: "zz-survey", kind: "Source", kindFolded: "source", model: "", responsibility: "", role: "", sequence: 2, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"シナリオ\",\"name\":\"É té\",\"definition\":\"{\\\"quote\\\":\\\"it's 100% \\\\\\\"so\\\\\\\" \\\\u00e9 {x: 1} $key\\\"}\"}", afterFolded: "{\"key\":\"シナリオ\",\"name\":\"é té\",\"definition\":\"{\\\"quote\\\":\\\"it's 100% \\\\\\\"so\\\\\\\" \\\\u00e9 {x: 1} $key\\\"}\"}", before: "", cell: "", key: "シナリオ", kind: "Scenario", kindFolded: "scenario", model: "", responsibility: "", role: "", sequence: 65, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"チーム\",\"name\":\"チーム\"}", before: "", cell: "", key: "チーム", kind: "Role", kindFolded: "role", model: "", responsibility: "", role: "チーム", sequence: 15, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"﨎\",\"name\":\"A letter late in the BMP\"}", afterFolded: "{\"key\":\"﨎\",\"name\":\"a letter late in the bmp\"}", before: "", cell: "", key: "﨎", kind: "Role", kindFolded: "role", model: "", responsibility: "", role: "﨎", sequence: 16, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Change {action: "CREATED", actionFolded: "created", actor: "ada", after: "{\"key\":\"𠀀\",\"name\":\"A letter beyond the BMP 🙂\"}", afterFolded: "{\"key\":\"𠀀\",\"name\":\"a letter beyond the bmp 🙂\"}", before: "", cell: "", key: "𠀀", kind: "Role", kindFolded: "role", model: "", responsibility: "", role: "𠀀", sequence: 17, time: "2026-11-26T02:32:07.667Z", timeFolded: "2026-11-26t02:32:07.667z"})
;
CREATE (:Model {abbreviation: "AL", abbreviationFolded: "al", key: "alpha", name: "alpha model", status: "COMPLETE", statusFolded: "complete", summary: "", words: "al alpha model"})
;
CREATE (:Model {abbreviation: "", key: "arger", name: "ärger model", status: "COMPLETE", statusFolded: "complete", summary: "", words: "arger model"})
;
CREATE (:Model {abbreviation: "", key: "beta", name: "Beta MODEL", nameFolded: "beta model", status: "COMPLETE", statusFolded: "complete", summary: "", words: "beta model"})
;
CREATE (:Model {abbreviation: "", key: "delta", name: "delta model", status: "INCOMPLETE", statusFolded: "incomplete", summary: "É", summaryFolded: "é", words: "delta e model"})
;
CREATE (:Model {abbreviation: "", key: "gamma", name: "gamma model", status: "COMPLETE", statusFolded: "complete", summary: "", words: "gamma model"})
;
CREATE (:Model {abbreviation: "", key: "zeta", name: "zeta model", status: "COMPLETE", statusFolded: "complete", summary: "", words: "model zeta"})
;
CREATE (:OrgraphSchema {id: "schema", sequence: 66, time: "2026-11-26T02:32:11.434Z", version: 3, writes: 3})
;
CREATE (:Responsibility {aliases: [], key: "architecture", name: "Architecture", nameFolded: "architecture", ordinal: 2, summary: "", words: "architecture"})
;
CREATE (:Responsibility {aliases: ["Money"], key: "budget", name: "Budget", nameFolded: "budget", ordinal: 0, summary: "", words: "budget money"})
;
CREATE (:Responsibility {aliases: [], key: "people", name: "People", nameFolded: "people", ordinal: 1, summary: "hiring, growing", words: "growing hiring people"})
;
CREATE (:Responsibility {aliases: [], key: "quality", name: "Quality", nameFolded: "quality", ordinal: 2, summary: "", words: "quality"})
;
CREATE (:Responsibility {aliases: [], key: "unowned", name: "Unowned", nameFolded: "unowned", ordinal: 10, summary: "", words: "unowned"})
;
CREATE (:Role {abbreviation: "AR", abbreviationFolded: "ar", aliases: ["Solution architect","Baumeister"], key: "architect", name: "Architect", nameFolded: "architect", summary: "Draws.", summaryFolded: "draws.", words: "ar architect baumeister draws solution"})
;
CREATE (:Role {abbreviation: "", aliases: [], key: "coach", name: "coach", summary: "", words: "coach"})
;
CREATE (:Role {abbreviation: "", aliases: [], key: "fuhrungskraft", name: "Führungskraft", nameFolded: "führungskraft", summary: "É and é differ", summaryFolded: "é and é differ", words: "and differ e fuhrungskraft"})
;
CREATE (:Role {abbreviation: "LD", abbreviationFolded: "ld", aliases: [], key: "lead", name: "Lead", nameFolded: "lead", summary: "", words: "ld lead"})
;
CREATE (:Role {abbreviation: "", aliases: [], key: "owner", name: "O'Owner `quoted` $key {x: 1}", nameFolded: "o'owner `quoted` $key {x: 1}", summary: "100% of_it*, \"all\"", words: "1 100 all it key o of owner quoted x"})
;
CREATE (:Role {abbreviation: "", aliases: [], key: "team", name: "Team", nameFolded: "team", summary: "", words: "team"})
;
CREATE (:Role {abbreviation: "", aliases: [], key: "チーム", name: "チーム", summary: "", words: "チーム"})
;
CREATE (:Role {abbreviation: "", aliases: [], key: "﨎", name: "A letter late in the BMP", nameFolded: "a letter late in the bmp", summary: "", words: "a bmp in late letter the 﨎"})
;
CREATE (:Role {abbreviation: "", aliases: [], key: "𠀀", name: "A letter beyond the BMP 🙂", nameFolded: "a letter beyond the bmp 🙂", summary: "", words: "a beyond bmp letter the 𠀀"})
;
CREATE (:Scenario {definition: "{\"method\":\"WEIGHTED_SUM\",\"preferences\":{\"weights\":{\"people\":3}}}", definitionFolded: "{\"method\":\"weighted_sum\",\"preferences\":{\"weights\":{\"people\":3}}}", key: "lean", name: "Lean", nameFolded: "lean", summary: "people first"})
;
CREATE (:Scenario {definition: "{\"quote\":\"it's 100% \\\"so\\\" \\u00e9 {x: 1} $key\"}", key: "シナリオ", name: "É té", nameFolded: "é té", summary: ""})
;
CREATE (:Source {author: "Ada", authorFolded: "ada", key: "field-notes", publishedOn: "2020-02-29", sha256: "", title: "Field notes", titleFolded: "field notes", url: "https://example.org/notes", words: "ada field notes"})
;
CREATE (:Source {author: "", key: "zz-survey", publishedOn: "2019-01-01", sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", title: "Survey", titleFolded: "survey", url: "", words: "survey zz"})
;
CREATE (:Tradeoff {key: "beta-cheap", kind: "STRENGTH", kindFolded: "strength", statement: "Cheap; see \\ and %.", statementFolded: "cheap; see \\ and %.", words: "and beta cheap see"})
;
CREATE (:Tradeoff {key: "nobody-s", kind: "RISK", kindFolded: "risk", statement: "Belongs to no model.", statementFolded: "belongs to no model.", words: "belongs model no nobody s to"})
;
MATCH (a:Model {key: "alpha"}) MATCH (b:Responsibility {key: "architecture"}) CREATE (a)-[:ASSIGNS {arrangement: "VACANT", arrangementFolded: "vacant", id: "alpha/architecture", locator: "row architecture", model: "alpha", responsibility: "architecture", source: "", statement: "architecture of alpha"}]->(b)
;
MATCH (a:Model {key: "alpha"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:ASSIGNS {arrangement: "ALTERNATIVE", arrangementFolded: "alternative", id: "alpha/budget", locator: "row budget", model: "alpha", responsibility: "budget", source: "", statement: "budget of alpha"}]->(b)
;
MATCH (a:Model {key: "alpha"}) MATCH (b:Responsibility {key: "people"}) CREATE (a)-[:ASSIGNS {arrangement: "SOLE", arrangementFolded: "sole", id: "alpha/people", locator: "row people", model: "alpha", responsibility: "people", source: "field-notes", statement: "people of alpha"}]->(b)
;
MATCH (a:Model {key: "alpha"}) MATCH (b:Responsibility {key: "quality"}) CREATE (a)-[:ASSIGNS {arrangement: "SHARED", arrangementFolded: "shared", id: "alpha/quality", locator: "row quality", model: "alpha", responsibility: "quality", source: "zz-survey", statement: "quality of alpha"}]->(b)
;
MATCH (a:Model {key: "arger"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:ASSIGNS {arrangement: "ALTERNATIVE", arrangementFolded: "alternative", id: "arger/budget", locator: "row budget", model: "arger", responsibility: "budget", source: "", statement: "budget of arger"}]->(b)
;
MATCH (a:Model {key: "arger"}) MATCH (b:Responsibility {key: "people"}) CREATE (a)-[:ASSIGNS {arrangement: "SOLE", arrangementFolded: "sole", id: "arger/people", locator: "row people", model: "arger", responsibility: "people", source: "field-notes", statement: "people of arger"}]->(b)
;
MATCH (a:Model {key: "beta"}) MATCH (b:Responsibility {key: "architecture"}) CREATE (a)-[:ASSIGNS {arrangement: "COLLECTIVE", arrangementFolded: "collective", id: "beta/architecture", locator: "row architecture", model: "beta", responsibility: "architecture", source: "", statement: "architecture of beta"}]->(b)
;
MATCH (a:Model {key: "beta"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:ASSIGNS {arrangement: "ALTERNATIVE", arrangementFolded: "alternative", id: "beta/budget", locator: "row budget", model: "beta", responsibility: "budget", source: "", statement: "budget of beta"}]->(b)
;
MATCH (a:Model {key: "beta"}) MATCH (b:Responsibility {key: "people"}) CREATE (a)-[:ASSIGNS {arrangement: "SOLE", arrangementFolded: "sole", id: "beta/people", locator: "row people", model: "beta", responsibility: "people", source: "field-notes", statement: "people of beta"}]->(b)
;
MATCH (a:Model {key: "delta"}) MATCH (b:Responsibility {key: "people"}) CREATE (a)-[:ASSIGNS {arrangement: "SOLE", arrangementFolded: "sole", id: "delta/people", locator: "row people", model: "delta", responsibility: "people", source: "", statement: "people of delta"}]->(b)
;
MATCH (a:Model {key: "gamma"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:ASSIGNS {arrangement: "ALTERNATIVE", arrangementFolded: "alternative", id: "gamma/budget", locator: "row budget", model: "gamma", responsibility: "budget", source: "", statement: "budget of gamma"}]->(b)
;
MATCH (a:Model {key: "gamma"}) MATCH (b:Responsibility {key: "people"}) CREATE (a)-[:ASSIGNS {arrangement: "SOLE", arrangementFolded: "sole", id: "gamma/people", locator: "row people", model: "gamma", responsibility: "people", source: "field-notes", statement: "people of gamma"}]->(b)
;
MATCH (a:Model {key: "alpha"}) MATCH (b:Source {key: "field-notes"}) CREATE (a)-[:CITES {}]->(b)
;
MATCH (a:Model {key: "alpha"}) MATCH (b:Source {key: "zz-survey"}) CREATE (a)-[:CITES {}]->(b)
;
MATCH (a:Model {key: "beta"}) MATCH (b:Source {key: "zz-survey"}) CREATE (a)-[:CITES {}]->(b)
;
MATCH (a:Model {key: "beta"}) MATCH (b:Tradeoff {key: "beta-cheap"}) CREATE (a)-[:HAS_TRADEOFF {}]->(b)
;
MATCH (a:Role {key: "lead"}) MATCH (b:Role {key: "coach"}) CREATE (a)-[:MAY_ALSO_HOLD {alsoHolds: "coach", id: "alpha/lead/coach", model: "alpha", role: "lead"}]->(b)
;
MATCH (a:Role {key: "lead"}) MATCH (b:Role {key: "owner"}) CREATE (a)-[:MAY_ALSO_HOLD {alsoHolds: "owner", id: "beta/lead/owner", model: "beta", role: "lead"}]->(b)
;
MATCH (a:Role {key: "team"}) MATCH (b:Role {key: "fuhrungskraft"}) CREATE (a)-[:MAY_DELEGATE {delegate: "fuhrungskraft", id: "alpha/budget/team/fuhrungskraft", model: "alpha", responsibility: "budget", role: "team"}]->(b)
;
MATCH (a:Role {key: "lead"}) MATCH (b:Role {key: "coach"}) CREATE (a)-[:MAY_DELEGATE {delegate: "coach", id: "alpha/people/lead/coach", model: "alpha", responsibility: "people", role: "lead"}]->(b)
;
MATCH (a:Role {key: "lead"}) MATCH (b:Role {key: "architect"}) CREATE (a)-[:MAY_DELEGATE {delegate: "architect", id: "beta/people/lead/architect", model: "beta", responsibility: "people", role: "lead"}]->(b)
;
MATCH (a:Role {key: "lead"}) MATCH (b:Role {key: "architect"}) CREATE (a)-[:NARROWS {}]->(b)
;
MATCH (a:Role {key: "lead"}) MATCH (b:Role {key: "coach"}) CREATE (a)-[:NARROWS {}]->(b)
;
MATCH (a:Role {key: "architect"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:OWNS {id: "alpha/budget/architect", model: "alpha", note: "", ordinal: 1, provenance: "TABLE", provenanceFolded: "table", quality: "WELL", qualityFolded: "well", responsibility: "budget", role: "architect"}]->(b)
;
MATCH (a:Role {key: "team"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:OWNS {id: "alpha/budget/team", model: "alpha", note: "", ordinal: 0, provenance: "TABLE", provenanceFolded: "table", quality: "POORLY", qualityFolded: "poorly", responsibility: "budget", role: "team"}]->(b)
;
MATCH (a:Role {key: "𠀀"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:OWNS {id: "alpha/budget/𠀀", model: "alpha", note: "", ordinal: 2, provenance: "TABLE", provenanceFolded: "table", quality: "WELL", qualityFolded: "well", responsibility: "budget", role: "𠀀"}]->(b)
;
MATCH (a:Role {key: "lead"}) MATCH (b:Responsibility {key: "people"}) CREATE (a)-[:OWNS {id: "alpha/people/lead", model: "alpha", note: "", ordinal: 0, provenance: "TABLE", provenanceFolded: "table", quality: "WELL", qualityFolded: "well", responsibility: "people", role: "lead"}]->(b)
;
MATCH (a:Role {key: "チーム"}) MATCH (b:Responsibility {key: "quality"}) CREATE (a)-[:OWNS {id: "alpha/quality/チーム", model: "alpha", note: "", ordinal: 2, provenance: "TABLE", provenanceFolded: "table", quality: "POORLY", qualityFolded: "poorly", responsibility: "quality", role: "チーム"}]->(b)
;
MATCH (a:Role {key: "﨎"}) MATCH (b:Responsibility {key: "quality"}) CREATE (a)-[:OWNS {id: "alpha/quality/﨎", model: "alpha", note: "", ordinal: 0, provenance: "TABLE", provenanceFolded: "table", quality: "WELL", qualityFolded: "well", responsibility: "quality", role: "﨎"}]->(b)
;
MATCH (a:Role {key: "𠀀"}) MATCH (b:Responsibility {key: "quality"}) CREATE (a)-[:OWNS {id: "alpha/quality/𠀀", model: "alpha", note: "", ordinal: 1, provenance: "TABLE", provenanceFolded: "table", quality: "WELL", qualityFolded: "well", responsibility: "quality", role: "𠀀"}]->(b)
;
MATCH (a:Role {key: "architect"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:OWNS {id: "arger/budget/architect", model: "arger", note: "", ordinal: 1, provenance: "TABLE", provenanceFolded: "table", quality: "WELL", qualityFolded: "well", responsibility: "budget", role: "architect"}]->(b)
;
MATCH (a:Role {key: "team"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:OWNS {id: "arger/budget/team", model: "arger", note: "", ordinal: 0, provenance: "TABLE", provenanceFolded: "table", quality: "POORLY", qualityFolded: "poorly", responsibility: "budget", role: "team"}]->(b)
;
MATCH (a:Role {key: "𠀀"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:OWNS {id: "arger/budget/𠀀", model: "arger", note: "", ordinal: 2, provenance: "TABLE", provenanceFolded: "table", quality: "WELL", qualityFolded: "well", responsibility: "budget", role: "𠀀"}]->(b)
;
MATCH (a:Role {key: "lead"}) MATCH (b:Responsibility {key: "people"}) CREATE (a)-[:OWNS {id: "arger/people/lead", model: "arger", note: "", ordinal: 0, provenance: "TABLE", provenanceFolded: "table", quality: "WELL", qualityFolded: "well", responsibility: "people", role: "lead"}]->(b)
;
MATCH (a:Role {key: "team"}) MATCH (b:Responsibility {key: "architecture"}) CREATE (a)-[:OWNS {id: "beta/architecture/team", model: "beta", note: "in the text", ordinal: 0, provenance: "PROSE", provenanceFolded: "prose", quality: "UNDEFINED", qualityFolded: "undefined", responsibility: "architecture", role: "team"}]->(b)
;
MATCH (a:Role {key: "architect"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:OWNS {id: "beta/budget/architect", model: "beta", note: "", ordinal: 1, provenance: "TABLE", provenanceFolded: "table", quality: "WELL", qualityFolded: "well", responsibility: "budget", role: "architect"}]->(b)
;
MATCH (a:Role {key: "team"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:OWNS {id: "beta/budget/team", model: "beta", note: "", ordinal: 0, provenance: "TABLE", provenanceFolded: "table", quality: "POORLY", qualityFolded: "poorly", responsibility: "budget", role: "team"}]->(b)
;
MATCH (a:Role {key: "𠀀"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:OWNS {id: "beta/budget/𠀀", model: "beta", note: "", ordinal: 2, provenance: "TABLE", provenanceFolded: "table", quality: "WELL", qualityFolded: "well", responsibility: "budget", role: "𠀀"}]->(b)
;
MATCH (a:Role {key: "lead"}) MATCH (b:Responsibility {key: "people"}) CREATE (a)-[:OWNS {id: "beta/people/lead", model: "beta", note: "", ordinal: 0, provenance: "TABLE", provenanceFolded: "table", quality: "POORLY", qualityFolded: "poorly", responsibility: "people", role: "lead"}]->(b)
;
MATCH (a:Role {key: "owner"}) MATCH (b:Responsibility {key: "people"}) CREATE (a)-[:OWNS {id: "delta/people/owner", model: "delta", note: "", ordinal: 0, provenance: "TABLE", provenanceFolded: "table", quality: "POORLY", qualityFolded: "poorly", responsibility: "people", role: "owner"}]->(b)
;
MATCH (a:Role {key: "architect"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:OWNS {id: "gamma/budget/architect", model: "gamma", note: "", ordinal: 1, provenance: "TABLE", provenanceFolded: "table", quality: "WELL", qualityFolded: "well", responsibility: "budget", role: "architect"}]->(b)
;
MATCH (a:Role {key: "team"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:OWNS {id: "gamma/budget/team", model: "gamma", note: "", ordinal: 0, provenance: "TABLE", provenanceFolded: "table", quality: "POORLY", qualityFolded: "poorly", responsibility: "budget", role: "team"}]->(b)
;
MATCH (a:Role {key: "𠀀"}) MATCH (b:Responsibility {key: "budget"}) CREATE (a)-[:OWNS {id: "gamma/budget/𠀀", model: "gamma", note: "", ordinal: 2, provenance: "TABLE", provenanceFolded: "table", quality: "WELL", qualityFolded: "well", responsibility: "budget", role: "𠀀"}]->(b)
;
MATCH (a:Role {key: "lead"}) MATCH (b:Responsibility {key: "people"}) CREATE (a)-[:OWNS {id: "gamma/people/lead", model: "gamma", note: "", ordinal: 0, provenance: "TABLE", provenanceFolded: "table", quality: "UNDEFINED", qualityFolded: "undefined", responsibility: "people", role: "lead"}]->(b)
;
