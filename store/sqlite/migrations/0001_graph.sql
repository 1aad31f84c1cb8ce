-- The graph of docs/design.md. Columns are named as the graph's properties are,
-- so that both databases filter and order by the same words.

CREATE TABLE source (
  key TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  url TEXT NOT NULL,
  publishedOn TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE model (
  key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  abbreviation TEXT NOT NULL,
  summary TEXT NOT NULL,
  status TEXT NOT NULL
) STRICT;

CREATE TABLE model_source (
  model TEXT NOT NULL REFERENCES model (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  source TEXT NOT NULL REFERENCES source (key) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (model, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX model_source_source ON model_source (source, model);

CREATE TABLE role (
  key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  abbreviation TEXT NOT NULL,
  aliases TEXT NOT NULL, -- a JSON array of strings
  summary TEXT NOT NULL
) STRICT;

CREATE TABLE role_narrows (
  role TEXT NOT NULL REFERENCES role (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  narrows TEXT NOT NULL REFERENCES role (key) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (role, narrows)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_narrows_narrows ON role_narrows (narrows, role);

CREATE TABLE responsibility (
  key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL, -- a JSON array of strings
  summary TEXT NOT NULL,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX responsibility_ordinal ON responsibility (ordinal, key);

CREATE TABLE assignment (
  id TEXT NOT NULL PRIMARY KEY,
  model TEXT NOT NULL REFERENCES model (key) DEFERRABLE INITIALLY DEFERRED,
  responsibility TEXT NOT NULL REFERENCES responsibility (key) DEFERRABLE INITIALLY DEFERRED,
  arrangement TEXT NOT NULL,
  statement TEXT NOT NULL,
  source TEXT REFERENCES source (key) DEFERRABLE INITIALLY DEFERRED,
  locator TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX assignment_model ON assignment (model, responsibility);
CREATE INDEX assignment_responsibility ON assignment (responsibility, model);
CREATE INDEX assignment_source ON assignment (source, model, responsibility);

CREATE TABLE ownership (
  id TEXT NOT NULL PRIMARY KEY,
  assignment TEXT NOT NULL REFERENCES assignment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  model TEXT NOT NULL,
  responsibility TEXT NOT NULL,
  role TEXT NOT NULL REFERENCES role (key) DEFERRABLE INITIALLY DEFERRED,
  quality TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  provenance TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX ownership_assignment ON ownership (assignment, ordinal);
CREATE UNIQUE INDEX ownership_model ON ownership (model, responsibility, role);
CREATE INDEX ownership_role ON ownership (role, model, responsibility);
CREATE INDEX ownership_responsibility ON ownership (responsibility, model, role);
CREATE INDEX ownership_role_quality ON ownership (role, quality, model, responsibility);
CREATE INDEX ownership_responsibility_quality ON ownership (responsibility, quality, model, role);

CREATE TABLE tradeoff (
  key TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  statement TEXT NOT NULL
) STRICT;

CREATE TABLE tradeoff_model (
  tradeoff TEXT NOT NULL REFERENCES tradeoff (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  model TEXT NOT NULL REFERENCES model (key) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (tradeoff, model)
) STRICT, WITHOUT ROWID;
CREATE INDEX tradeoff_model_model ON tradeoff_model (model, tradeoff);

CREATE TABLE tradeoff_responsibility (
  tradeoff TEXT NOT NULL REFERENCES tradeoff (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  responsibility TEXT NOT NULL REFERENCES responsibility (key) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (tradeoff, responsibility)
) STRICT, WITHOUT ROWID;
CREATE INDEX tradeoff_responsibility_responsibility ON tradeoff_responsibility (responsibility, tradeoff);

CREATE TABLE tradeoff_role (
  tradeoff TEXT NOT NULL REFERENCES tradeoff (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL REFERENCES role (key) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (tradeoff, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX tradeoff_role_role ON tradeoff_role (role, tradeoff);

CREATE TABLE tradeoff_source (
  tradeoff TEXT NOT NULL REFERENCES tradeoff (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  source TEXT NOT NULL REFERENCES source (key) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (tradeoff, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX tradeoff_source_source ON tradeoff_source (source, tradeoff);

CREATE TABLE delegation (
  id TEXT NOT NULL PRIMARY KEY,
  model TEXT NOT NULL REFERENCES model (key) DEFERRABLE INITIALLY DEFERRED,
  responsibility TEXT NOT NULL REFERENCES responsibility (key) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL REFERENCES role (key) DEFERRABLE INITIALLY DEFERRED,
  delegate TEXT NOT NULL REFERENCES role (key) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX delegation_model ON delegation (model, responsibility, role, delegate);
CREATE INDEX delegation_responsibility ON delegation (responsibility, model, role, delegate);
CREATE INDEX delegation_role ON delegation (role, model, responsibility, delegate);
CREATE INDEX delegation_delegate ON delegation (delegate);

CREATE TABLE role_combination (
  id TEXT NOT NULL PRIMARY KEY,
  model TEXT NOT NULL REFERENCES model (key) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL REFERENCES role (key) DEFERRABLE INITIALLY DEFERRED,
  alsoHolds TEXT NOT NULL REFERENCES role (key) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX role_combination_model ON role_combination (model, role, alsoHolds);
CREATE INDEX role_combination_role ON role_combination (role, model, alsoHolds);
CREATE INDEX role_combination_also_holds ON role_combination (alsoHolds);

-- The log: what each write did to which value, in the order of the writes.
CREATE TABLE change (
  sequence INTEGER NOT NULL PRIMARY KEY,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  model TEXT NOT NULL,
  responsibility TEXT NOT NULL,
  role TEXT NOT NULL,
  cell TEXT NOT NULL, -- the id of the cell that the subject is or is a part of
  before TEXT NOT NULL, -- JSON
  after TEXT NOT NULL
) STRICT;
CREATE INDEX change_key ON change (kind, key, sequence);
CREATE INDEX change_cell ON change (cell, sequence);
CREATE INDEX change_model ON change (model, sequence);
CREATE INDEX change_role ON change (role, sequence);
CREATE INDEX change_responsibility ON change (responsibility, sequence);
CREATE INDEX change_time ON change (time, sequence);

-- The words of what can be searched; see search.go.
CREATE TABLE search_document (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  UNIQUE (kind, key)
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = 'ascii', content = '', contentless_delete = 1);
CREATE VIRTUAL TABLE search_terms USING fts5vocab (search, row);
