-- 0032_filing_activity: how many filings came and were delivered lately.
-- Events are only ever appended, so a BRIN index of a few pages finds the last hour and
-- costs a submission nothing that can be measured.
CREATE INDEX filing_event_recorded ON filing_event USING brin (recorded_at) WITH (autosummarize = on);   -- FilingActivityStore.CountSql
-- Operators: reads the events once and keeps new ones waiting meanwhile.
