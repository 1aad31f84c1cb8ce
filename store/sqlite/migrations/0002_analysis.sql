-- What ranking reads: the cells of each model in one text, see columns.go. It is
-- derived from assignment and ownership, in the transaction that writes them.
CREATE TABLE model_column (
  model TEXT NOT NULL PRIMARY KEY REFERENCES model (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  cells TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO model_column
SELECT m.key, coalesce((
  SELECT group_concat(a.responsibility || '|' || a.arrangement || coalesce((
    SELECT group_concat('|' || o.role || ':' || o.quality, '' ORDER BY o.role) FROM ownership o WHERE o.assignment = a.id), ''), ' ' ORDER BY a.responsibility)
  FROM assignment a WHERE a.model = m.key), '')
FROM model m;

-- Saved questions to the analyses; definition is JSON, see org.Scenario.
CREATE TABLE scenario (
  key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  summary TEXT NOT NULL,
  definition TEXT NOT NULL
) STRICT;
