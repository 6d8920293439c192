-- The log of everything that happened, in order, each row bound to the one before by its hash; the files that it speaks
-- of; and the head of the chain. The tables of schema 1 (copies of files in publication folders) are kept as they were.
CREATE TABLE event (
    number   INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    identity TEXT UNIQUE,
    payload  TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash     TEXT NOT NULL
);
CREATE TABLE document (
    sha256 TEXT PRIMARY KEY,
    bytes  BLOB NOT NULL
);
CREATE TABLE head (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL,
    hash   TEXT NOT NULL
);
INSERT INTO head (id, number, hash) VALUES (1, 0, '');

CREATE TRIGGER event_is_immutable BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is immutable'); END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is kept for ever'); END;
CREATE TRIGGER document_is_immutable BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'a document is immutable'); END;
CREATE TRIGGER document_is_kept BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'a document is kept for ever'); END;
CREATE TRIGGER head_goes_on BEFORE UPDATE ON head
WHEN NEW.number <= OLD.number
    OR NOT EXISTS (SELECT 1 FROM event WHERE number = NEW.number AND hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'the head only moves on to the last event'); END;
CREATE TRIGGER head_is_kept BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'the head is kept for ever'); END;
