-- 0010_communes: provinces and commune-level units, each for a span of days.
-- Filled from the reference files in the transaction of this migration.
--
-- A span is half-open: valid_from is the first day in force, valid_to the first day
-- no longer. -infinity: since before our records; infinity: until further notice.
-- Nulls would do as well, but could be in no key.
--
-- Codes come back: 3,315 codes of before July 2025 name another unit since. So a unit
-- is (code, valid_from), and a code alone means something only together with a day.
--
-- Which units keep one span across the reform of 1 July 2025: those that have the same
-- code, the same name (wherever the tone mark is put: "Hòa", "Hoà"), the same kind and
-- the same province before and after, and that the national table calls "unchanged".
-- Every other unit ends there and a new one begins under its code, with a line in
-- commune_change to tell how they hang together, even where only the province above it
-- or its name is another: whoever asks about an older day gets what was true then.
-- Provinces follow the same rule by code and name.

CREATE TABLE province (
    code       text NOT NULL CHECK (code ~ '^[0-9]{2}$'),
    valid_from date NOT NULL,
    valid_to   date NOT NULL,
    name       text NOT NULL CHECK (name <> ''),
    PRIMARY KEY (code, valid_from),
    UNIQUE (code, valid_to),
    CHECK (valid_from < valid_to)
);

CREATE TABLE commune (
    code                text     NOT NULL CHECK (code ~ '^[0-9]{5}$'),
    valid_from          date     NOT NULL,
    valid_to            date     NOT NULL,
    name                text     NOT NULL CHECK (name <> ''),
    kind                smallint NOT NULL CHECK (kind BETWEEN 1 AND 4),   -- CommuneKind of the contract
    province_code       text     NOT NULL,
    province_valid_from date     NOT NULL,
    PRIMARY KEY (code, valid_from),
    UNIQUE (code, valid_to),   -- two spans of a code cannot end together; commune_change points here
    CHECK (valid_from < valid_to),
    FOREIGN KEY (province_code, province_valid_from) REFERENCES province (code, valid_from)
);

-- One line of a national conversion table. Its keys make it impossible to lead from a
-- unit that did not end that day, or to one that did not begin.
CREATE TABLE commune_change (
    effective_on     date     NOT NULL,
    predecessor_code text,
    -- Only for land that belonged to no commune: island districts without communes.
    predecessor_name text,
    successor_code   text     NOT NULL,
    extent           smallint NOT NULL CHECK (extent BETWEEN 1 AND 6),    -- ChangeExtent of the contract
    UNIQUE (effective_on, predecessor_code, successor_code),
    CHECK ((predecessor_code IS NULL) <> (predecessor_name IS NULL)),
    FOREIGN KEY (predecessor_code, effective_on) REFERENCES commune (code, valid_to),
    FOREIGN KEY (successor_code, effective_on) REFERENCES commune (code, valid_from)
);

-- The units this hub serves: those that have an agency identification code
-- (QĐ 20/2020/QĐ-TTg), with which their dossier codes begin.
CREATE TABLE agency (
    commune_code text    PRIMARY KEY CHECK (commune_code ~ '^[0-9]{5}$'),
    code         text    NOT NULL UNIQUE CHECK (code ~ '^[A-Z][0-9]{2}(\.[0-9]{1,3}){1,3}$'),
    provisional  boolean NOT NULL
);
