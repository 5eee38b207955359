-- The audit trail says by what an event was written (agent) and which change of its record it is
-- (entity_version). Events that stand keep their hashes: hash_version tells what a hash covers.

ALTER TABLE ledger_event DISABLE TRIGGER USER;
ALTER TABLE ledger_event ADD COLUMN agent TEXT, ADD COLUMN entity_version INTEGER,
  ADD COLUMN hash_version SMALLINT NOT NULL DEFAULT 1;
UPDATE ledger_event e SET entity_version = numbered.version
  FROM (SELECT seq, row_number() OVER (PARTITION BY entity, entity_id ORDER BY seq) AS version FROM ledger_event) numbered
  WHERE numbered.seq = e.seq;
ALTER TABLE ledger_event ALTER COLUMN entity_version SET NOT NULL, ALTER COLUMN hash_version SET DEFAULT 2;
ALTER TABLE ledger_event ENABLE TRIGGER USER;
DROP INDEX ledger_event_entity_entity_id_idx;
CREATE UNIQUE INDEX ledger_event_entity_entity_id_entity_version_key ON ledger_event (entity, entity_id, entity_version);

-- What the hash of an event is the SHA-256 of, as text: an inspector can check an exported event without the database.
-- STABLE, because that is what jsonb_build_array is: declared IMMUTABLE they would not be inlined and cost ten times as much.
CREATE FUNCTION ledger_event_text(e ledger_event) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE e.hash_version
    WHEN 1 THEN jsonb_build_array(e.prev_hash, e.seq, extract(epoch FROM e.at), e.actor, e.action, e.entity,
      e.entity_id, e.reason, e.request_id, e.before, e.after)
    ELSE jsonb_build_array(e.prev_hash, e.seq, extract(epoch FROM e.at), e.actor, e.agent, e.action, e.entity,
      e.entity_id, e.entity_version, e.reason, e.request_id, e.before, e.after, e.hash_version)
  END::text
$$;
CREATE OR REPLACE FUNCTION ledger_event_hash(e ledger_event) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(ledger_event_text(e), 'UTF8')), 'hex')
$$;

-- The head is locked and read once a statement and written back after its last row; in between it travels in a
-- setting, so that a statement of many events does not write the head's row as often.
DROP TRIGGER ledger_event_chained ON ledger_event;
DROP FUNCTION chain_ledger_event();

CREATE FUNCTION open_ledger() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE head ledger_head;
BEGIN
  SELECT * INTO STRICT head FROM ledger_head WHERE id = 1 FOR UPDATE;
  PERFORM set_config('sonoledger.ledger_head', head.seq || ' ' || head.hash, true);
  RETURN NULL;
END $$;

CREATE FUNCTION chain_ledger_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE head text := current_setting('sonoledger.ledger_head');
BEGIN
  NEW.seq := split_part(head, ' ', 1)::bigint + 1;
  NEW.at := clock_timestamp();
  NEW.entity_version := 1 + coalesce((SELECT max(e.entity_version) FROM ledger_event e
    WHERE e.entity = NEW.entity AND e.entity_id = NEW.entity_id), 0);
  NEW.hash_version := 2;
  NEW.prev_hash := split_part(head, ' ', 2);
  NEW.hash := ledger_event_hash(NEW);
  PERFORM set_config('sonoledger.ledger_head', NEW.seq || ' ' || NEW.hash, true);
  RETURN NEW;
END $$;

CREATE FUNCTION close_ledger() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE head text := current_setting('sonoledger.ledger_head');
BEGIN
  UPDATE ledger_head SET seq = split_part(head, ' ', 1)::bigint, hash = split_part(head, ' ', 2) WHERE id = 1;
  RETURN NULL;
END $$;

CREATE TRIGGER ledger_event_opened BEFORE INSERT ON ledger_event FOR EACH STATEMENT EXECUTE FUNCTION open_ledger();
CREATE TRIGGER ledger_event_chained BEFORE INSERT ON ledger_event FOR EACH ROW EXECUTE FUNCTION chain_ledger_event();
CREATE TRIGGER ledger_event_closed AFTER INSERT ON ledger_event FOR EACH STATEMENT EXECUTE FUNCTION close_ledger();

-- For work that sums up many records: no change begins before its transaction ends.
CREATE FUNCTION lock_ledger() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT FROM ledger_head WHERE id = 1 FOR UPDATE
$$;

-- Derived tables are written by these alone: the application's role may only read them.
ALTER FUNCTION keep_active_exclusions() SECURITY DEFINER SET search_path FROM CURRENT;
ALTER FUNCTION roll_up_metric_values() SECURITY DEFINER SET search_path FROM CURRENT;
