-- Requests that were carried out, see store.Receipt.
CREATE TABLE receipt (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  digest TEXT NOT NULL,
  result TEXT NOT NULL,
  expires TEXT NOT NULL,
  PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_expires ON receipt (expires);
