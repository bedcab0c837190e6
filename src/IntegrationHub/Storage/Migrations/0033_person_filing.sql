-- 0033_person_filing: which filings name a person, found by a keyed hash of the person's number.
-- Without person_hash_key a hash tells nothing: numbers are few enough to try them all.
CREATE TABLE person_filing (
    person_hash bytea  NOT NULL CHECK (length(person_hash) = 32),
    filing_id   bigint NOT NULL REFERENCES filing,
    PRIMARY KEY (person_hash, filing_id)                                    -- PersonFilingStore.FindSql
);
CREATE INDEX person_filing_filing ON person_filing (filing_id);             -- RetentionStore.ForgetPersonsSql
