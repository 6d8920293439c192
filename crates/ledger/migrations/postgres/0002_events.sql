-- The log of everything that happened, in order, each row bound to the one before by its hash; the files that it speaks
-- of; and the head of the chain. (There was no PostgreSQL ledger of schema 1.)
CREATE TABLE event (
    number   BIGINT PRIMARY KEY,
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
    bytes  BYTEA NOT NULL
);
CREATE TABLE head (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL,
    hash   TEXT NOT NULL
);
INSERT INTO head (id, number, hash) VALUES (1, 0, '');

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are kept as they are, for ever', TG_TABLE_NAME;
END;
$$;
CREATE FUNCTION head_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <= OLD.number
        OR NOT EXISTS (SELECT 1 FROM event WHERE number = NEW.number AND hash = NEW.hash) THEN
        RAISE EXCEPTION 'the head only moves on to the last event';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER event_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON document
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER head_is_kept BEFORE DELETE OR TRUNCATE ON head
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER head_goes_on BEFORE UPDATE ON head
FOR EACH ROW EXECUTE FUNCTION head_goes_on();
