// Requests that were carried out, see store.Receipt.

CREATE CONSTRAINT receipt_key IF NOT EXISTS FOR (x:Receipt) REQUIRE (x.actor, x.key) IS UNIQUE
;
CREATE INDEX receipt_expires IF NOT EXISTS FOR (x:Receipt) ON (x.expires)
;
