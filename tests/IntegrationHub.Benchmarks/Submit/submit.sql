-- What SubmitFiling writes, as one transaction with the same rows of the same sizes.
-- Given by -D: run, counter, communes, day, and key, content, answer, evidence and fingerprint as hexadecimal bytes.
\set counter :counter + 1
\set number (:run * 1000 + :client_id) * 1000000 + :counter
\set commune random(24001, 24000 + :communes)
BEGIN;
INSERT INTO request_answer (scope, request_id, fingerprint, created_at)
VALUES (:commune::bigint::text, lpad(:number::bigint::text, 32, '0')::uuid, :fingerprint, now());
INSERT INTO dossier_sequence (agency_code, day, last_number) VALUES ('H36.' || :commune::bigint, :day, 1)
ON CONFLICT (agency_code, day) DO UPDATE SET last_number = dossier_sequence.last_number + 1
RETURNING last_number;
INSERT INTO filing (filing_id, code, receiving_commune, competent_commune, procedure_code, procedure_version, commune_reference,
                    status, version, submitted_at, accepted_at, due_at, data_key, content, created_at, updated_at)
VALUES (nextval('filing_filing_id_seq'), 'H36.' || :commune::bigint || '-260302-' || :number::bigint, :commune::bigint::text, :commune::bigint::text,
        '1.004222', 1, 'DEMO-' || :number::bigint, 2, 1, now(), now(), NULL, :key, :content, now(), now());
INSERT INTO person_filing (person_hash, filing_id)
VALUES (sha256(:number::bigint::text::bytea), currval('filing_filing_id_seq'));
INSERT INTO filing_event (filing_id, code, receiving_commune, competent_commune, procedure_code, kind, status, version, delivery_state, reason, step, recorded_at)
VALUES (currval('filing_filing_id_seq'), 'H36.' || :commune::bigint || '-260302-' || :number::bigint, :commune::bigint::text, :commune::bigint::text,
        '1.004222', 1, 2, 1, 1, '', NULL, now());
INSERT INTO outbox (lane, kind, subject_id, subject, commune_code, due_at, created_at)
VALUES ('portal', 'filing.deliver', currval('filing_filing_id_seq'),
        'communes/' || :commune::bigint || '/filings/H36.' || :commune::bigint || '-260302-' || :number::bigint, :commune::bigint::text, now(), now())
ON CONFLICT (lane, kind, subject_id) DO UPDATE
SET generation = outbox.generation + 1, state = 'due', due_at = LEAST(outbox.due_at, EXCLUDED.due_at), attempts = 0;
INSERT INTO evidence_entry (body) VALUES (:evidence);
UPDATE request_answer SET data_key = :key, answer = :answer WHERE scope = :commune::bigint::text AND request_id = lpad(:number::bigint::text, 32, '0')::uuid;
END;
