// The graph of docs/design.md: what identifies a value is unique, and the
// orders of the lists that grow have an index each. A statement ends with a
// line that holds only a semicolon. Every statement can be run again.

CREATE CONSTRAINT model_key IF NOT EXISTS FOR (x:Model) REQUIRE x.key IS UNIQUE
;
CREATE CONSTRAINT role_key IF NOT EXISTS FOR (x:Role) REQUIRE x.key IS UNIQUE
;
CREATE CONSTRAINT responsibility_key IF NOT EXISTS FOR (x:Responsibility) REQUIRE x.key IS UNIQUE
;
CREATE CONSTRAINT tradeoff_key IF NOT EXISTS FOR (x:Tradeoff) REQUIRE x.key IS UNIQUE
;
CREATE CONSTRAINT source_key IF NOT EXISTS FOR (x:Source) REQUIRE x.key IS UNIQUE
;
CREATE CONSTRAINT assigns_id IF NOT EXISTS FOR ()-[x:ASSIGNS]-() REQUIRE x.id IS UNIQUE
;
CREATE CONSTRAINT owns_id IF NOT EXISTS FOR ()-[x:OWNS]-() REQUIRE x.id IS UNIQUE
;
CREATE CONSTRAINT may_delegate_id IF NOT EXISTS FOR ()-[x:MAY_DELEGATE]-() REQUIRE x.id IS UNIQUE
;
CREATE CONSTRAINT may_also_hold_id IF NOT EXISTS FOR ()-[x:MAY_ALSO_HOLD]-() REQUIRE x.id IS UNIQUE
;
CREATE INDEX responsibility_ordinal IF NOT EXISTS FOR (x:Responsibility) ON (x.ordinal, x.key)
;
CREATE INDEX assigns_model IF NOT EXISTS FOR ()-[x:ASSIGNS]-() ON (x.model, x.responsibility)
;
CREATE INDEX assigns_responsibility IF NOT EXISTS FOR ()-[x:ASSIGNS]-() ON (x.responsibility, x.model)
;
CREATE INDEX assigns_source IF NOT EXISTS FOR ()-[x:ASSIGNS]-() ON (x.source, x.model, x.responsibility)
;
CREATE INDEX owns_model IF NOT EXISTS FOR ()-[x:OWNS]-() ON (x.model, x.responsibility, x.role)
;
CREATE INDEX owns_role IF NOT EXISTS FOR ()-[x:OWNS]-() ON (x.role, x.model, x.responsibility)
;
CREATE INDEX owns_role_quality IF NOT EXISTS FOR ()-[x:OWNS]-() ON (x.role, x.quality, x.model)
;
CREATE INDEX owns_responsibility IF NOT EXISTS FOR ()-[x:OWNS]-() ON (x.responsibility, x.model, x.role)
;
CREATE INDEX owns_responsibility_quality IF NOT EXISTS FOR ()-[x:OWNS]-() ON (x.responsibility, x.quality, x.model)
;
CREATE INDEX may_delegate_model IF NOT EXISTS FOR ()-[x:MAY_DELEGATE]-() ON (x.model, x.responsibility, x.role, x.delegate)
;
CREATE INDEX may_delegate_responsibility IF NOT EXISTS FOR ()-[x:MAY_DELEGATE]-() ON (x.responsibility, x.model, x.role, x.delegate)
;
CREATE INDEX may_delegate_role IF NOT EXISTS FOR ()-[x:MAY_DELEGATE]-() ON (x.role, x.model, x.responsibility, x.delegate)
;
CREATE INDEX may_also_hold_model IF NOT EXISTS FOR ()-[x:MAY_ALSO_HOLD]-() ON (x.model, x.role, x.alsoHolds)
;
CREATE INDEX may_also_hold_role IF NOT EXISTS FOR ()-[x:MAY_ALSO_HOLD]-() ON (x.role, x.model, x.alsoHolds)
;
CREATE CONSTRAINT change_sequence IF NOT EXISTS FOR (x:Change) REQUIRE x.sequence IS UNIQUE
;
CREATE INDEX change_key IF NOT EXISTS FOR (x:Change) ON (x.kind, x.key, x.sequence)
;
CREATE INDEX change_cell IF NOT EXISTS FOR (x:Change) ON (x.cell, x.sequence)
;
CREATE INDEX change_model IF NOT EXISTS FOR (x:Change) ON (x.model, x.sequence)
;
CREATE INDEX change_role IF NOT EXISTS FOR (x:Change) ON (x.role, x.sequence)
;
CREATE INDEX change_responsibility IF NOT EXISTS FOR (x:Change) ON (x.responsibility, x.sequence)
;
CREATE INDEX change_time IF NOT EXISTS FOR (x:Change) ON (x.time, x.sequence)
;
CREATE FULLTEXT INDEX search IF NOT EXISTS FOR (x:Model|Role|Responsibility|Tradeoff|Source) ON EACH [x.words]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}
;
