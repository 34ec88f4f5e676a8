-- The public part of a book as a relational schema, with the indexes that its three pages need.
-- Columns are in the order of the rows that data.mjs writes.

CREATE TABLE units (
    id integer PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    folded text NOT NULL,
    kind text NOT NULL
);

CREATE TABLE programmes (
    id integer PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    title text NOT NULL,
    folded text NOT NULL,
    issuer_id integer NOT NULL REFERENCES units,
    first_year integer NOT NULL,
    last_year integer NOT NULL
);

CREATE TABLE indicators (
    id integer PRIMARY KEY,
    slug text COLLATE "C" NOT NULL UNIQUE,
    code text NOT NULL,
    name text COLLATE "C" NOT NULL,
    folded text NOT NULL,
    programme_id integer NOT NULL REFERENCES programmes,
    measure text NOT NULL,
    -- How the latest figure stands, kept: our own server works it out for each page.
    tone text NOT NULL,
    state text NOT NULL
);
CREATE INDEX ON indicators (programme_id, name);

CREATE TABLE figures (
    indicator_id integer NOT NULL REFERENCES indicators,
    unit_id integer NOT NULL REFERENCES units,
    first_day date NOT NULL,
    last_day date NOT NULL,
    amount numeric(12, 2) NOT NULL,
    ground text NOT NULL,
    PRIMARY KEY (indicator_id, unit_id, last_day)
);
CREATE INDEX ON figures (last_day DESC, indicator_id);

CREATE TABLE promises (
    indicator_id integer NOT NULL REFERENCES indicators,
    unit_id integer NOT NULL REFERENCES units,
    first_day date NOT NULL,
    last_day date NOT NULL,
    at_least numeric NOT NULL,
    PRIMARY KEY (indicator_id, unit_id, last_day)
);
CREATE INDEX ON promises (unit_id);

CREATE TABLE tasks (
    id integer PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    folded text NOT NULL,
    programme_id integer NOT NULL REFERENCES programmes,
    draft boolean NOT NULL
);
CREATE INDEX ON tasks (programme_id);

CREATE TABLE entries (
    indicator_id integer NOT NULL REFERENCES indicators,
    place integer NOT NULL,
    who text NOT NULL,
    what text NOT NULL,
    number integer NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (indicator_id, place)
);
