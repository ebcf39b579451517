-- Counters by day. WITHOUT ROWID: one question writes one row, and no order is kept.
CREATE TABLE counters (
  day TEXT NOT NULL,
  event TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  knowledge TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (day, event, subject, detail, knowledge)
) STRICT, WITHOUT ROWID;

-- Unanswered queries, redacted: equal ones of a day are one row, so no order is kept.
CREATE TABLE unanswered (
  day TEXT NOT NULL,
  query TEXT NOT NULL,
  decision TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (day, query, decision)
) STRICT, WITHOUT ROWID;

-- Call-back requests: who to call and when, never about what.
CREATE TABLE call_backs (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  name TEXT NOT NULL,
  contact TEXT NOT NULL,
  best_time TEXT NOT NULL,
  consent TEXT NOT NULL,
  handled TEXT
) STRICT, WITHOUT ROWID;

-- The outbox of the webhook; `id` is the call-back's and the idempotency key.
CREATE TABLE deliveries (
  id TEXT PRIMARY KEY REFERENCES call_backs (id) ON DELETE CASCADE,
  attempts INTEGER NOT NULL,
  next_attempt INTEGER NOT NULL,
  delivered INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the service remembers about itself, such as when retention last ran.
CREATE TABLE marks (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
