-- Deliveries and their observations. Rows are only ever added.
CREATE TABLE delivery (
    id           INTEGER PRIMARY KEY,
    edition      INTEGER NOT NULL,
    source       TEXT NOT NULL,
    dataset      TEXT NOT NULL,
    file         TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    definition   TEXT NOT NULL,
    delivered_by TEXT NOT NULL,
    delivered_on TEXT NOT NULL,
    state        TEXT NOT NULL,
    UNIQUE (file, sha256, definition, delivered_by, delivered_on, state)
);

-- One row for each observation of a delivery; `key` holds the codes of the dimensions, separated by tabs.
CREATE TABLE observation (
    delivery        INTEGER NOT NULL REFERENCES delivery (id),
    number          INTEGER NOT NULL,
    measure         TEXT NOT NULL,
    key             TEXT NOT NULL,
    kind            TEXT NOT NULL,
    value           TEXT,
    status          TEXT NOT NULL,
    confidentiality TEXT NOT NULL,
    line            INTEGER NOT NULL,
    PRIMARY KEY (delivery, number)
) WITHOUT ROWID;

CREATE TRIGGER delivery_is_immutable BEFORE UPDATE ON delivery
BEGIN SELECT RAISE(ABORT, 'a delivery is immutable'); END;
CREATE TRIGGER delivery_is_kept BEFORE DELETE ON delivery
BEGIN SELECT RAISE(ABORT, 'a delivery is kept for ever'); END;
CREATE TRIGGER observation_is_immutable BEFORE UPDATE ON observation
BEGIN SELECT RAISE(ABORT, 'an observation is immutable'); END;
CREATE TRIGGER observation_is_kept BEFORE DELETE ON observation
BEGIN SELECT RAISE(ABORT, 'an observation is kept for ever'); END;
