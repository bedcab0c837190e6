-- 0012_identification: what the first three digits of a personal identification number
-- may say (NĐ 137/2015/NĐ-CP, article 13): the province of birth registration, as the
-- provinces were before July 2025. Numbers given out keep their meaning after a reform,
-- so this list is not the list of provinces and has no spans.
-- Filled from the reference files in the transaction of this migration.

--
-- person_hash_key: the key of the hashes by which records are found by a person's number,
-- under a master key. Made by the first hub that starts.

CREATE TABLE person_hash_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    data_key bytea   NOT NULL CHECK (length(data_key) = 68)
);

CREATE TABLE personal_id_province (
    code text PRIMARY KEY CHECK (code ~ '^0[0-9]{2}$'),
    name text NOT NULL CHECK (name <> '')
);
