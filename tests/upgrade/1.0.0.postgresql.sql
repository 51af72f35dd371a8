SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.follow_facts_goal_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT 'goal-' || r.id AS key FROM (SELECT gone.strategy_id, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id UNION ALL SELECT made.strategy_id, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id) r
UNION ALL SELECT 'programme-' || p.id FROM (SELECT gone.strategy_id, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id UNION ALL SELECT made.strategy_id, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id) r
JOIN tasks_programme p ON p.goal_id = r.id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_indicator_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT CASE
WHEN r.of_strategy_id IS NOT NULL THEN 'of_strategy-' || r.of_strategy_id
WHEN r.goal_id IS NOT NULL THEN 'goal-' || r.goal_id
WHEN r.programme_id IS NOT NULL THEN 'programme-' || r.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = r.task_id)
END AS key FROM (SELECT of_strategy_id, goal_id, programme_id, task_id, position, kind, direction, baseline, baseline_year, band_from, band_to, id FROM gone) r) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_indicator_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT CASE
WHEN r.of_strategy_id IS NOT NULL THEN 'of_strategy-' || r.of_strategy_id
WHEN r.goal_id IS NOT NULL THEN 'goal-' || r.goal_id
WHEN r.programme_id IS NOT NULL THEN 'programme-' || r.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = r.task_id)
END AS key FROM (SELECT of_strategy_id, goal_id, programme_id, task_id, position, kind, direction, baseline, baseline_year, band_from, band_to, id FROM made) r) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_indicator_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT CASE
WHEN r.of_strategy_id IS NOT NULL THEN 'of_strategy-' || r.of_strategy_id
WHEN r.goal_id IS NOT NULL THEN 'goal-' || r.goal_id
WHEN r.programme_id IS NOT NULL THEN 'programme-' || r.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = r.task_id)
END AS key FROM (SELECT gone.of_strategy_id, gone.goal_id, gone.programme_id, gone.task_id, gone.position, gone.kind, gone.direction, gone.baseline, gone.baseline_year, gone.band_from, gone.band_to, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.of_strategy_id IS DISTINCT FROM made.of_strategy_id OR gone.goal_id IS DISTINCT FROM made.goal_id OR gone.programme_id IS DISTINCT FROM made.programme_id OR gone.task_id IS DISTINCT FROM made.task_id OR gone.position IS DISTINCT FROM made.position OR gone.kind IS DISTINCT FROM made.kind OR gone.direction IS DISTINCT FROM made.direction OR gone.baseline IS DISTINCT FROM made.baseline OR gone.baseline_year IS DISTINCT FROM made.baseline_year OR gone.band_from IS DISTINCT FROM made.band_from OR gone.band_to IS DISTINCT FROM made.band_to UNION ALL SELECT made.of_strategy_id, made.goal_id, made.programme_id, made.task_id, made.position, made.kind, made.direction, made.baseline, made.baseline_year, made.band_from, made.band_to, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.of_strategy_id IS DISTINCT FROM made.of_strategy_id OR gone.goal_id IS DISTINCT FROM made.goal_id OR gone.programme_id IS DISTINCT FROM made.programme_id OR gone.task_id IS DISTINCT FROM made.task_id OR gone.position IS DISTINCT FROM made.position OR gone.kind IS DISTINCT FROM made.kind OR gone.direction IS DISTINCT FROM made.direction OR gone.baseline IS DISTINCT FROM made.baseline OR gone.baseline_year IS DISTINCT FROM made.baseline_year OR gone.band_from IS DISTINCT FROM made.band_from OR gone.band_to IS DISTINCT FROM made.band_to) r) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_indicatorbreak_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT indicator_id, year, id FROM gone) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_indicatorbreak_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT indicator_id, year, id FROM made) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_indicatorbreak_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT gone.indicator_id, gone.year, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.indicator_id IS DISTINCT FROM made.indicator_id OR gone.year IS DISTINCT FROM made.year UNION ALL SELECT made.indicator_id, made.year, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.indicator_id IS DISTINCT FROM made.indicator_id OR gone.year IS DISTINCT FROM made.year) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_indicatortarget_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT indicator_id, year, number, id FROM gone) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_indicatortarget_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT indicator_id, year, number, id FROM made) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_indicatortarget_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT gone.indicator_id, gone.year, gone.number, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.indicator_id IS DISTINCT FROM made.indicator_id OR gone.year IS DISTINCT FROM made.year OR gone.number IS DISTINCT FROM made.number UNION ALL SELECT made.indicator_id, made.year, made.number, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.indicator_id IS DISTINCT FROM made.indicator_id OR gone.year IS DISTINCT FROM made.year OR gone.number IS DISTINCT FROM made.number) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_indicatorvalue_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT indicator_id, year, text, number, id FROM gone) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_indicatorvalue_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT indicator_id, year, text, number, id FROM made) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_indicatorvalue_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT gone.indicator_id, gone.year, gone.text, gone.number, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.indicator_id IS DISTINCT FROM made.indicator_id OR gone.year IS DISTINCT FROM made.year OR gone.text IS DISTINCT FROM made.text OR gone.number IS DISTINCT FROM made.number UNION ALL SELECT made.indicator_id, made.year, made.text, made.number, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.indicator_id IS DISTINCT FROM made.indicator_id OR gone.year IS DISTINCT FROM made.year OR gone.text IS DISTINCT FROM made.text OR gone.number IS DISTINCT FROM made.number) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_programme_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT 'programme-' || r.id AS key FROM (SELECT gone.goal_id, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.goal_id IS DISTINCT FROM made.goal_id UNION ALL SELECT made.goal_id, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.goal_id IS DISTINCT FROM made.goal_id) r) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_strategyyear_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT 'of_strategy-' || r.strategy_id AS key FROM (SELECT strategy_id, year, on_track_from, id FROM gone) r
UNION ALL SELECT 'goal-' || g.id FROM (SELECT strategy_id, year, on_track_from, id FROM gone) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
UNION ALL SELECT 'programme-' || p.id FROM (SELECT strategy_id, year, on_track_from, id FROM gone) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_strategyyear_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT 'of_strategy-' || r.strategy_id AS key FROM (SELECT strategy_id, year, on_track_from, id FROM made) r
UNION ALL SELECT 'goal-' || g.id FROM (SELECT strategy_id, year, on_track_from, id FROM made) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
UNION ALL SELECT 'programme-' || p.id FROM (SELECT strategy_id, year, on_track_from, id FROM made) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_strategyyear_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT 'of_strategy-' || r.strategy_id AS key FROM (SELECT gone.strategy_id, gone.year, gone.on_track_from, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id OR gone.year IS DISTINCT FROM made.year OR gone.on_track_from IS DISTINCT FROM made.on_track_from UNION ALL SELECT made.strategy_id, made.year, made.on_track_from, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id OR gone.year IS DISTINCT FROM made.year OR gone.on_track_from IS DISTINCT FROM made.on_track_from) r
UNION ALL SELECT 'goal-' || g.id FROM (SELECT gone.strategy_id, gone.year, gone.on_track_from, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id OR gone.year IS DISTINCT FROM made.year OR gone.on_track_from IS DISTINCT FROM made.on_track_from UNION ALL SELECT made.strategy_id, made.year, made.on_track_from, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id OR gone.year IS DISTINCT FROM made.year OR gone.on_track_from IS DISTINCT FROM made.on_track_from) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
UNION ALL SELECT 'programme-' || p.id FROM (SELECT gone.strategy_id, gone.year, gone.on_track_from, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id OR gone.year IS DISTINCT FROM made.year OR gone.on_track_from IS DISTINCT FROM made.on_track_from UNION ALL SELECT made.strategy_id, made.year, made.on_track_from, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id OR gone.year IS DISTINCT FROM made.year OR gone.on_track_from IS DISTINCT FROM made.on_track_from) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_task_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT 'programme-' || r.programme_id AS key FROM (SELECT programme_id, number, withdrawn_from, id FROM gone) r) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_task_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT 'programme-' || r.programme_id AS key FROM (SELECT programme_id, number, withdrawn_from, id FROM made) r) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_facts_task_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT 'programme-' || r.programme_id AS key FROM (SELECT gone.programme_id, gone.number, gone.withdrawn_from, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.programme_id IS DISTINCT FROM made.programme_id OR gone.number IS DISTINCT FROM made.number OR gone.withdrawn_from IS DISTINCT FROM made.withdrawn_from UNION ALL SELECT made.programme_id, made.number, made.withdrawn_from, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.programme_id IS DISTINCT FROM made.programme_id OR gone.number IS DISTINCT FROM made.number OR gone.withdrawn_from IS DISTINCT FROM made.withdrawn_from) r) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_annual_report_export_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.state = 'done' THEN INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_annual_report_export_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.state = 'done' THEN INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_annual_report_export_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF (OLD.state = 'done' OR NEW.state = 'done') THEN INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_insert_at_commit() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  UPDATE leszno_strategy_publicchange SET is_last = true WHERE transaction = NEW.transaction;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_note() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_reporting_attachment_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM reporting_report r WHERE r.id = OLD.report_id AND r.published_id IS NOT NULL) THEN INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_reporting_attachment_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM reporting_report r WHERE r.id = NEW.report_id AND r.published_id IS NOT NULL) THEN INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_reporting_attachment_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF (EXISTS (SELECT 1 FROM reporting_report r WHERE r.id = OLD.report_id AND r.published_id IS NOT NULL) OR EXISTS (SELECT 1 FROM reporting_report r WHERE r.id = NEW.report_id AND r.published_id IS NOT NULL)) THEN INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_reporting_report_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.published_id IS NOT NULL THEN INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_reporting_report_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.published_id IS NOT NULL THEN INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_reporting_report_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF (OLD.published_id IS NOT NULL OR NEW.published_id IS NOT NULL) AND (OLD.published_id IS DISTINCT FROM NEW.published_id OR OLD.year_id IS DISTINCT FROM NEW.year_id OR OLD.of_strategy_id IS DISTINCT FROM NEW.of_strategy_id OR OLD.goal_id IS DISTINCT FROM NEW.goal_id OR OLD.programme_id IS DISTINCT FROM NEW.programme_id OR OLD.task_id IS DISTINCT FROM NEW.task_id) THEN INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_reporting_version_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF OLD.action IN ('approved', 'corrected') THEN INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_reporting_version_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.action IN ('approved', 'corrected') THEN INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_reporting_version_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF (OLD.action IN ('approved', 'corrected') OR NEW.action IN ('approved', 'corrected')) THEN INSERT INTO leszno_strategy_publicchange (transaction, is_last)
  VALUES (txid_current(), false) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_public_update_at_commit() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  UPDATE leszno_strategy_publicversion SET number = greatest(
    number + 1,
    CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)
  );
  DELETE FROM leszno_strategy_publicchange WHERE transaction = NEW.transaction;
  RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_goal_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM (SELECT gone.* FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id) changed)) UNION SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM (SELECT made.* FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id) changed))) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_programme_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM (SELECT gone.* FROM gone JOIN made ON made.id = gone.id WHERE gone.goal_id IS DISTINCT FROM made.goal_id) changed) UNION SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM (SELECT made.* FROM gone JOIN made ON made.id = gone.id WHERE gone.goal_id IS DISTINCT FROM made.goal_id) changed)) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_reportedtotal_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT task_id FROM gone) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_reportedtotal_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT task_id FROM made) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_reportedtotal_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT task_id FROM (SELECT gone.* FROM gone JOIN made ON made.id = gone.id WHERE gone.task_id IS DISTINCT FROM made.task_id OR gone.year_id IS DISTINCT FROM made.year_id OR gone.progress IS DISTINCT FROM made.progress) changed UNION SELECT task_id FROM (SELECT made.* FROM gone JOIN made ON made.id = gone.id WHERE gone.task_id IS DISTINCT FROM made.task_id OR gone.year_id IS DISTINCT FROM made.year_id OR gone.progress IS DISTINCT FROM made.progress) changed) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_stage_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT task_id FROM gone) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_stage_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT task_id FROM made) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_stage_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT task_id FROM (SELECT gone.* FROM gone JOIN made ON made.id = gone.id WHERE gone.task_id IS DISTINCT FROM made.task_id) changed UNION SELECT task_id FROM (SELECT made.* FROM gone JOIN made ON made.id = gone.id WHERE gone.task_id IS DISTINCT FROM made.task_id) changed) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_stageyear_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT task_id FROM tasks_stage WHERE id IN (SELECT stage_id FROM gone)) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_stageyear_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT task_id FROM tasks_stage WHERE id IN (SELECT stage_id FROM made)) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_stageyear_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT task_id FROM tasks_stage WHERE id IN (SELECT stage_id FROM (SELECT gone.* FROM gone JOIN made ON made.id = gone.id WHERE gone.stage_id IS DISTINCT FROM made.stage_id OR gone.year_id IS DISTINCT FROM made.year_id OR gone.planned IS DISTINCT FROM made.planned OR gone.actual IS DISTINCT FROM made.actual) changed) UNION SELECT task_id FROM tasks_stage WHERE id IN (SELECT stage_id FROM (SELECT made.* FROM gone JOIN made ON made.id = gone.id WHERE gone.stage_id IS DISTINCT FROM made.stage_id OR gone.year_id IS DISTINCT FROM made.year_id OR gone.planned IS DISTINCT FROM made.planned OR gone.actual IS DISTINCT FROM made.actual) changed)) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_strategyyear_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM tasks_goal WHERE strategy_id IN (SELECT strategy_id FROM gone)))) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE year_id IN (SELECT id FROM gone);
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_strategyyear_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM tasks_goal WHERE strategy_id IN (SELECT strategy_id FROM made)))) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_strategyyear_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM tasks_goal WHERE strategy_id IN (SELECT strategy_id FROM (SELECT gone.* FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id OR gone.year IS DISTINCT FROM made.year) changed))) UNION SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM tasks_goal WHERE strategy_id IN (SELECT strategy_id FROM (SELECT made.* FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id OR gone.year IS DISTINCT FROM made.year) changed)))) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_task_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT id FROM gone) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_task_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT id FROM made) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_standing_task_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM (SELECT id FROM (SELECT gone.* FROM gone JOIN made ON made.id = gone.id WHERE gone.programme_id IS DISTINCT FROM made.programme_id OR gone.stages_known IS DISTINCT FROM made.stages_known) changed UNION SELECT id FROM (SELECT made.* FROM gone JOIN made ON made.id = gone.id WHERE gone.programme_id IS DISTINCT FROM made.programme_id OR gone.stages_known IS DISTINCT FROM made.stages_known) changed) c(id);
PERFORM 1 FROM tasks_task WHERE id = ANY (concerned) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM tasks_taskyear WHERE task_id = ANY (concerned);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id = ANY (concerned)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_fundingsource_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT task_id, source, amount, position, id FROM gone) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_fundingsource_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT task_id, source, amount, position, id FROM made) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_fundingsource_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT gone.task_id, gone.source, gone.amount, gone.position, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.task_id IS DISTINCT FROM made.task_id OR gone.source IS DISTINCT FROM made.source OR gone.amount IS DISTINCT FROM made.amount OR gone.position IS DISTINCT FROM made.position UNION ALL SELECT made.task_id, made.source, made.amount, made.position, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.task_id IS DISTINCT FROM made.task_id OR gone.source IS DISTINCT FROM made.source OR gone.amount IS DISTINCT FROM made.amount OR gone.position IS DISTINCT FROM made.position) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_fundingyear_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT funding_id, year_id, planned, executed, id FROM gone) r
JOIN tasks_fundingsource f ON f.id = r.funding_id
JOIN tasks_task t ON t.id = f.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_fundingyear_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT funding_id, year_id, planned, executed, id FROM made) r
JOIN tasks_fundingsource f ON f.id = r.funding_id
JOIN tasks_task t ON t.id = f.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_fundingyear_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT gone.funding_id, gone.year_id, gone.planned, gone.executed, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.funding_id IS DISTINCT FROM made.funding_id OR gone.year_id IS DISTINCT FROM made.year_id OR gone.planned IS DISTINCT FROM made.planned OR gone.executed IS DISTINCT FROM made.executed UNION ALL SELECT made.funding_id, made.year_id, made.planned, made.executed, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.funding_id IS DISTINCT FROM made.funding_id OR gone.year_id IS DISTINCT FROM made.year_id OR gone.planned IS DISTINCT FROM made.planned OR gone.executed IS DISTINCT FROM made.executed) r
JOIN tasks_fundingsource f ON f.id = r.funding_id
JOIN tasks_task t ON t.id = f.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_goal_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT p.id AS key FROM (SELECT gone.strategy_id, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id UNION ALL SELECT made.strategy_id, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_programme_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT r.id AS key FROM (SELECT gone.goal_id, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.goal_id IS DISTINCT FROM made.goal_id UNION ALL SELECT made.goal_id, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.goal_id IS DISTINCT FROM made.goal_id) r) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_reportedtotal_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT task_id, year_id, progress, id FROM gone) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_reportedtotal_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT task_id, year_id, progress, id FROM made) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_reportedtotal_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT gone.task_id, gone.year_id, gone.progress, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.task_id IS DISTINCT FROM made.task_id OR gone.year_id IS DISTINCT FROM made.year_id OR gone.progress IS DISTINCT FROM made.progress UNION ALL SELECT made.task_id, made.year_id, made.progress, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.task_id IS DISTINCT FROM made.task_id OR gone.year_id IS DISTINCT FROM made.year_id OR gone.progress IS DISTINCT FROM made.progress) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_stage_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT task_id, id FROM gone) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_stage_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT task_id, id FROM made) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_stage_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT gone.task_id, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.task_id IS DISTINCT FROM made.task_id UNION ALL SELECT made.task_id, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.task_id IS DISTINCT FROM made.task_id) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_stageyear_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT stage_id, year_id, planned, actual, id FROM gone) r
JOIN tasks_stage s ON s.id = r.stage_id JOIN tasks_task t ON t.id = s.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_stageyear_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT stage_id, year_id, planned, actual, id FROM made) r
JOIN tasks_stage s ON s.id = r.stage_id JOIN tasks_task t ON t.id = s.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_stageyear_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT t.programme_id AS key FROM (SELECT gone.stage_id, gone.year_id, gone.planned, gone.actual, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.stage_id IS DISTINCT FROM made.stage_id OR gone.year_id IS DISTINCT FROM made.year_id OR gone.planned IS DISTINCT FROM made.planned OR gone.actual IS DISTINCT FROM made.actual UNION ALL SELECT made.stage_id, made.year_id, made.planned, made.actual, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.stage_id IS DISTINCT FROM made.stage_id OR gone.year_id IS DISTINCT FROM made.year_id OR gone.planned IS DISTINCT FROM made.planned OR gone.actual IS DISTINCT FROM made.actual) r
JOIN tasks_stage s ON s.id = r.stage_id JOIN tasks_task t ON t.id = s.task_id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_strategyyear_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT p.id AS key FROM (SELECT strategy_id, year, on_track_from, delayed_from, id FROM gone) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_strategyyear_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT p.id AS key FROM (SELECT strategy_id, year, on_track_from, delayed_from, id FROM made) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_strategyyear_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT p.id AS key FROM (SELECT gone.strategy_id, gone.year, gone.on_track_from, gone.delayed_from, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id OR gone.year IS DISTINCT FROM made.year OR gone.on_track_from IS DISTINCT FROM made.on_track_from OR gone.delayed_from IS DISTINCT FROM made.delayed_from UNION ALL SELECT made.strategy_id, made.year, made.on_track_from, made.delayed_from, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.strategy_id IS DISTINCT FROM made.strategy_id OR gone.year IS DISTINCT FROM made.year OR gone.on_track_from IS DISTINCT FROM made.on_track_from OR gone.delayed_from IS DISTINCT FROM made.delayed_from) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_task_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT r.programme_id AS key FROM (SELECT programme_id, number, weight, stages_known, withdrawn_from, planned_total_cost_amount, id FROM gone) r) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_task_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT r.programme_id AS key FROM (SELECT programme_id, number, weight, stages_known, withdrawn_from, planned_total_cost_amount, id FROM made) r) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_sums_task_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM (SELECT r.programme_id AS key FROM (SELECT gone.programme_id, gone.number, gone.weight, gone.stages_known, gone.withdrawn_from, gone.planned_total_cost_amount, gone.id FROM gone JOIN made ON made.id = gone.id WHERE gone.programme_id IS DISTINCT FROM made.programme_id OR gone.number IS DISTINCT FROM made.number OR gone.weight IS DISTINCT FROM made.weight OR gone.stages_known IS DISTINCT FROM made.stages_known OR gone.withdrawn_from IS DISTINCT FROM made.withdrawn_from OR gone.planned_total_cost_amount IS DISTINCT FROM made.planned_total_cost_amount UNION ALL SELECT made.programme_id, made.number, made.weight, made.stages_known, made.withdrawn_from, made.planned_total_cost_amount, made.id FROM gone JOIN made ON made.id = gone.id WHERE gone.programme_id IS DISTINCT FROM made.programme_id OR gone.number IS DISTINCT FROM made.number OR gone.weight IS DISTINCT FROM made.weight OR gone.stages_known IS DISTINCT FROM made.stages_known OR gone.withdrawn_from IS DISTINCT FROM made.withdrawn_from OR gone.planned_total_cost_amount IS DISTINCT FROM made.planned_total_cost_amount) r) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_indicators_indicator_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 6 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 6 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN indicators_indicator c ON c.task_id = t.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(c.name), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 0 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(i.name), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE i.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 1 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 1 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(i.source || ' ' || i.definition), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE i.id IN (SELECT OLD.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_indicators_indicator_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 6 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 6 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN indicators_indicator c ON c.task_id = t.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(c.name), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.task_id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 0 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(i.name), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE i.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 1 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 1 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(i.source || ' ' || i.definition), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE i.id IN (SELECT NEW.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_indicators_indicator_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 6 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 6 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN indicators_indicator c ON c.task_id = t.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(c.name), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 6 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 6 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN indicators_indicator c ON c.task_id = t.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(c.name), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.task_id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 0 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(i.name), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE i.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 0 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(i.name), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE i.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 1 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 1 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(i.source || ' ' || i.definition), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE i.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 1 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 1 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(i.source || ' ' || i.definition), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE i.id IN (SELECT NEW.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_organisation_post_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 4 AND row IN (SELECT OLD.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 4 FROM organisation_unit u JOIN organisation_post o ON o.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(o.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE u.id IN (SELECT OLD.unit_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_organisation_post_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 4 AND row IN (SELECT NEW.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 4 FROM organisation_unit u JOIN organisation_post o ON o.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(o.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE u.id IN (SELECT NEW.unit_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_organisation_post_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 4 AND row IN (SELECT OLD.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 4 FROM organisation_unit u JOIN organisation_post o ON o.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(o.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE u.id IN (SELECT OLD.unit_id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 4 AND row IN (SELECT NEW.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 4 FROM organisation_unit u JOIN organisation_post o ON o.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(o.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE u.id IN (SELECT NEW.unit_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_organisation_unit_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(u.name || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE u.id IN (SELECT OLD.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_organisation_unit_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(u.name || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE u.id IN (SELECT NEW.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_organisation_unit_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(u.name || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE u.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(u.name || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE u.id IN (SELECT NEW.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_organisation_unitalias_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.unit_id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.unit_id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT OLD.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(u.name || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE u.id IN (SELECT OLD.unit_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_organisation_unitalias_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.unit_id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.unit_id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT NEW.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(u.name || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE u.id IN (SELECT NEW.unit_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_organisation_unitalias_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.unit_id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.unit_id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.unit_id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.unit_id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT OLD.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(u.name || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE u.id IN (SELECT OLD.unit_id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT NEW.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(u.name || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE u.id IN (SELECT NEW.unit_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_reporting_report_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 5 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 5 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN reporting_report r ON r.task_id = t.id JOIN reporting_version v ON v.id = r.published_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(concat_ws(' ', v.content->>'done', v.content->>'obstacles', v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 5 AND row IN (SELECT OLD.goal_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 5 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.goal_id = g.id JOIN reporting_version v ON v.id = r.published_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(concat_ws(' ', v.content->>'done', v.content->>'obstacles', v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT OLD.goal_id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 5 AND row IN (SELECT OLD.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 5 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.programme_id = p.id JOIN reporting_version v ON v.id = r.published_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(concat_ws(' ', v.content->>'done', v.content->>'obstacles', v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT OLD.programme_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_reporting_report_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 5 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 5 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN reporting_report r ON r.task_id = t.id JOIN reporting_version v ON v.id = r.published_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(concat_ws(' ', v.content->>'done', v.content->>'obstacles', v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.task_id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 5 AND row IN (SELECT NEW.goal_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 5 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.goal_id = g.id JOIN reporting_version v ON v.id = r.published_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(concat_ws(' ', v.content->>'done', v.content->>'obstacles', v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT NEW.goal_id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 5 AND row IN (SELECT NEW.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 5 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.programme_id = p.id JOIN reporting_version v ON v.id = r.published_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(concat_ws(' ', v.content->>'done', v.content->>'obstacles', v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT NEW.programme_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_reporting_report_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 5 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 5 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN reporting_report r ON r.task_id = t.id JOIN reporting_version v ON v.id = r.published_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(concat_ws(' ', v.content->>'done', v.content->>'obstacles', v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 5 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 5 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN reporting_report r ON r.task_id = t.id JOIN reporting_version v ON v.id = r.published_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(concat_ws(' ', v.content->>'done', v.content->>'obstacles', v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.task_id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 5 AND row IN (SELECT OLD.goal_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 5 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.goal_id = g.id JOIN reporting_version v ON v.id = r.published_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(concat_ws(' ', v.content->>'done', v.content->>'obstacles', v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT OLD.goal_id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 5 AND row IN (SELECT NEW.goal_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 5 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.goal_id = g.id JOIN reporting_version v ON v.id = r.published_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(concat_ws(' ', v.content->>'done', v.content->>'obstacles', v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT NEW.goal_id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 5 AND row IN (SELECT OLD.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 5 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.programme_id = p.id JOIN reporting_version v ON v.id = r.published_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(concat_ws(' ', v.content->>'done', v.content->>'obstacles', v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT OLD.programme_id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 5 AND row IN (SELECT NEW.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 5 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.programme_id = p.id JOIN reporting_version v ON v.id = r.published_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(concat_ws(' ', v.content->>'done', v.content->>'obstacles', v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT NEW.programme_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_executor_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.task_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_executor_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.task_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_executor_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.task_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_goal_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 1 AND place = 1 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 1 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(g.story), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 0 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(g.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT OLD.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_goal_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 1 AND place = 1 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 1 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(g.story), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 0 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(g.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT NEW.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_goal_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 1 AND place = 1 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 1 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(g.story), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 1 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 1 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(g.story), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 0 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(g.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 0 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(g.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE g.id IN (SELECT NEW.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_partner_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 3 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 3 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_partner c ON c.task_id = t.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(c.name || ' ' || c.scope), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.task_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_partner_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 3 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 3 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_partner c ON c.task_id = t.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(c.name || ' ' || c.scope), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.task_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_partner_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 3 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 3 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_partner c ON c.task_id = t.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(c.name || ' ' || c.scope), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 3 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 3 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_partner c ON c.task_id = t.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(c.name || ' ' || c.scope), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.task_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_programme_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 2 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 0 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(p.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT OLD.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_programme_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 2 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 0 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(p.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT NEW.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_programme_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 2 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 0 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(p.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 0 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(p.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(coalesce(o.title, '') || ' ' || coalesce(u.name, '')), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE p.id IN (SELECT NEW.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_stage_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 2 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 2 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_stage c ON c.task_id = t.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(c.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.task_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_stage_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 2 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 2 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_stage c ON c.task_id = t.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(c.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.task_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_stage_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 2 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 2 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_stage c ON c.task_id = t.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(c.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 2 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 2 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_stage c ON c.task_id = t.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(c.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.task_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_task_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 0 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(t.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 1 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 1 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(t.description || ' ' || t.justification || ' ' || t.recipients), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_task_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 0 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(t.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 1 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 1 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(t.description || ' ' || t.justification || ' ' || t.recipients), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_tasks_task_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 0 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(t.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 0 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(t.title), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 1 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 1 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(t.description || ' ' || t.justification || ' ' || t.recipients), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 1 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 1 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(t.description || ' ' || t.justification || ' ' || t.recipients), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE t.id IN (SELECT NEW.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_topics_topic_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 6 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 6, m.id, 0 FROM topics_topic m, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE m.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.programme_id IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.task_id IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = OLD.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_topics_topic_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 6 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 6, m.id, 0 FROM topics_topic m, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE m.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.programme_id IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.task_id IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = NEW.id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_topics_topic_programmes_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT OLD.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.programme_id IN (SELECT OLD.programme_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_topics_topic_programmes_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT NEW.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.programme_id IN (SELECT NEW.programme_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_topics_topic_programmes_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT OLD.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.programme_id IN (SELECT OLD.programme_id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT NEW.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.programme_id IN (SELECT NEW.programme_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_topics_topic_tasks_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.task_id IN (SELECT OLD.task_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_topics_topic_tasks_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.task_id IN (SELECT NEW.task_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_topics_topic_tasks_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.task_id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.task_id IN (SELECT NEW.task_id);
RETURN NULL;
END $$;
CREATE FUNCTION public.follow_words_topics_topic_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
DELETE FROM public_searchedword WHERE kind = 6 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 6, m.id, 0 FROM topics_topic m, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE m.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 6 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 6, m.id, 0 FROM topics_topic m, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE m.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.programme_id IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.programme_id IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.task_id IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, LATERAL (SELECT left(one, 40) FROM regexp_split_to_table(translate(lower(m.title || ' ' || m.words), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ', 'aaaaaaæceeeeiiiidnoooooouuuuyþaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳjjkkllllllllllnnnnnnnŋooooooœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs'), '[^[:alnum:]]+') one WHERE one <> '') w(value) WHERE l.task_id IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = NEW.id);
RETURN NULL;
END $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.annual_report_export (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    scope character varying(50) NOT NULL,
    state character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone,
    done integer NOT NULL,
    total integer NOT NULL,
    file character varying(100) NOT NULL,
    by_id bigint,
    year_id bigint NOT NULL,
    snapshot_id bigint,
    CONSTRAINT annual_report_export_done_check CHECK ((done >= 0)),
    CONSTRAINT annual_report_export_total_check CHECK ((total >= 0)),
    CONSTRAINT export_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'running'::character varying, 'done'::character varying, 'failed'::character varying])::text[])))
);
ALTER TABLE public.annual_report_export ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.annual_report_export_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.annual_report_reopening (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    by_id bigint NOT NULL,
    year_id bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT annual_report_reopening_version_check CHECK ((version >= 0))
);
ALTER TABLE public.annual_report_reopening ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.annual_report_reopening_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.annual_report_snapshot (
    id bigint NOT NULL,
    number integer NOT NULL,
    post character varying(250) NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    head text NOT NULL,
    by_id bigint NOT NULL,
    year_id bigint NOT NULL,
    format character varying(30) NOT NULL,
    CONSTRAINT annual_report_snapshot_number_check CHECK ((number >= 0)),
    CONSTRAINT annual_report_snapshot_size_check CHECK ((size >= 0)),
    CONSTRAINT snapshot_later_version_has_reason CHECK (((number = 1) OR (NOT (reason = ''::text))))
);
ALTER TABLE public.annual_report_snapshot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.annual_report_snapshot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.annual_report_snapshotpart (
    id bigint NOT NULL,
    number integer NOT NULL,
    tasks text NOT NULL,
    snapshot_id bigint NOT NULL,
    CONSTRAINT annual_report_snapshotpart_number_check CHECK ((number >= 0))
);
ALTER TABLE public.annual_report_snapshotpart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.annual_report_snapshotpart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);
ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.django_tasks_database_dbtaskresult (
    id uuid NOT NULL,
    status character varying(10) NOT NULL,
    args_kwargs jsonb NOT NULL,
    priority integer NOT NULL,
    task_path text NOT NULL,
    queue_name character varying(32) NOT NULL,
    backend_name character varying(32) NOT NULL,
    run_after timestamp with time zone NOT NULL,
    enqueued_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    started_at timestamp with time zone,
    return_value jsonb,
    exception_class_path text NOT NULL,
    traceback text NOT NULL,
    worker_ids jsonb NOT NULL,
    CONSTRAINT priority_range CHECK (((priority >= '-100'::integer) AND (priority <= 100)))
);
CREATE TABLE public.exchange_snapshot (
    id bigint NOT NULL,
    token character varying(64) NOT NULL,
    packed bytea NOT NULL,
    made_at timestamp with time zone NOT NULL
);
ALTER TABLE public.exchange_snapshot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_snapshot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.exchange_upload (
    id bigint NOT NULL,
    typed jsonb NOT NULL,
    name character varying(150) NOT NULL,
    file character varying(100) NOT NULL,
    state character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone,
    tries smallint NOT NULL,
    faults jsonb NOT NULL,
    findings jsonb NOT NULL,
    decided_at timestamp with time zone,
    after_id bigint,
    base_id bigint,
    before_id bigint,
    by_id bigint,
    compared_id bigint,
    decided_by_id bigint,
    strategy_id bigint,
    wanted_id bigint,
    CONSTRAINT exchange_upload_tries_check CHECK ((tries >= 0)),
    CONSTRAINT upload_state_known CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'reading'::character varying, 'read'::character varying, 'refused'::character varying, 'applied'::character varying, 'undone'::character varying, 'discarded'::character varying])::text[])))
);
ALTER TABLE public.exchange_upload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_upload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.feedback_feedback (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    text text NOT NULL,
    page character varying(500) NOT NULL,
    email character varying(254) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    is_handled boolean NOT NULL,
    handled_at timestamp with time zone,
    handled_by_id bigint,
    CONSTRAINT feedback_handled_at_some_time CHECK ((((handled_at IS NOT NULL) AND is_handled) OR ((handled_at IS NULL) AND (NOT is_handled)))),
    CONSTRAINT feedback_kind_known CHECK (((kind)::text = ANY ((ARRAY['general'::character varying, 'accessibility'::character varying])::text[])))
);
ALTER TABLE public.feedback_feedback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.feedback_feedback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.filling_filledfile (
    id bigint NOT NULL,
    name character varying(150) NOT NULL,
    at timestamp with time zone NOT NULL,
    rows jsonb NOT NULL,
    faults jsonb NOT NULL,
    told jsonb NOT NULL,
    by_id bigint NOT NULL,
    year_id bigint NOT NULL
);
ALTER TABLE public.filling_filledfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.filling_filledfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_absentkind (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    task_id bigint NOT NULL,
    CONSTRAINT absent_kind_known CHECK (((kind)::text = ANY ((ARRAY['output'::character varying, 'result'::character varying, 'impact'::character varying, 'context'::character varying])::text[])))
);
ALTER TABLE public.indicators_absentkind ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_absentkind_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_bankfile (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    content jsonb NOT NULL,
    by_id bigint NOT NULL,
    strategy_id bigint NOT NULL
);
ALTER TABLE public.indicators_bankfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_bankfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_changedfacts (
    id bigint NOT NULL,
    place character varying(40) NOT NULL,
    transaction bigint NOT NULL
);
ALTER TABLE public.indicators_changedfacts ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_changedfacts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_historicalabsentkind (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    task_id bigint
);
ALTER TABLE public.indicators_historicalabsentkind ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_historicalabsentkind_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_historicalindicator (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(500) NOT NULL,
    definition text NOT NULL,
    unit character varying(50) NOT NULL,
    source character varying(500) NOT NULL,
    direction character varying(10) NOT NULL,
    baseline numeric(20,6),
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    goal_id bigint,
    history_user_id bigint,
    programme_id bigint,
    task_id bigint,
    uid character varying(20) NOT NULL,
    band_from numeric(20,6),
    band_to numeric(20,6),
    baseline_year smallint,
    comparison text NOT NULL,
    frequency character varying(10) NOT NULL,
    is_headline boolean NOT NULL,
    method text NOT NULL,
    of_strategy_id bigint,
    reporting_post_id bigint,
    reporting_unit_id bigint,
    CONSTRAINT indicators_historicalindicator_baseline_year_check CHECK ((baseline_year >= 0)),
    CONSTRAINT indicators_historicalindicator_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.indicators_historicalindicator ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_historicalindicator_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_historicalindicatorbreak (
    id bigint NOT NULL,
    year smallint NOT NULL,
    reason character varying(500) NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    indicator_id bigint,
    CONSTRAINT indicators_historicalindicatorbreak_year_check CHECK ((year >= 0))
);
ALTER TABLE public.indicators_historicalindicatorbreak ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_historicalindicatorbreak_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_historicalindicatortarget (
    id bigint NOT NULL,
    year smallint NOT NULL,
    number numeric(20,6) NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    indicator_id bigint,
    CONSTRAINT indicators_historicalindicatortarget_year_check CHECK ((year >= 0))
);
ALTER TABLE public.indicators_historicalindicatortarget ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_historicalindicatortarget_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_historicalindicatorvalue (
    id bigint NOT NULL,
    year smallint NOT NULL,
    text character varying(500) NOT NULL,
    number numeric(20,6),
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    indicator_id bigint,
    CONSTRAINT indicators_historicalindicatorvalue_year_check CHECK ((year >= 0))
);
ALTER TABLE public.indicators_historicalindicatorvalue ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_historicalindicatorvalue_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_indicator (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(500) NOT NULL,
    definition text NOT NULL,
    unit character varying(50) NOT NULL,
    source character varying(500) NOT NULL,
    direction character varying(10) NOT NULL,
    baseline numeric(20,6),
    goal_id bigint,
    programme_id bigint,
    task_id bigint,
    uid character varying(20) NOT NULL,
    band_from numeric(20,6),
    band_to numeric(20,6),
    baseline_year smallint,
    comparison text NOT NULL,
    frequency character varying(10) NOT NULL,
    is_headline boolean NOT NULL,
    method text NOT NULL,
    of_strategy_id bigint,
    reporting_post_id bigint,
    reporting_unit_id bigint,
    CONSTRAINT indicator_band_in_order CHECK (((band_from IS NULL) OR (band_to IS NULL) OR (band_to >= band_from))),
    CONSTRAINT indicator_baseline_year_plausible CHECK ((((baseline_year >= 1990) AND (baseline_year <= 2100)) OR (baseline_year IS NULL))),
    CONSTRAINT indicator_direction_known CHECK (((direction)::text = ANY ((ARRAY[''::character varying, 'more'::character varying, 'less'::character varying, 'band'::character varying])::text[]))),
    CONSTRAINT indicator_frequency_known CHECK (((frequency)::text = ANY ((ARRAY[''::character varying, 'monthly'::character varying, 'quarterly'::character varying, 'yearly'::character varying, 'biennial'::character varying, 'rarer'::character varying])::text[]))),
    CONSTRAINT indicator_has_one_parent CHECK ((((goal_id IS NULL) AND (of_strategy_id IS NOT NULL) AND (programme_id IS NULL) AND (task_id IS NULL)) OR ((goal_id IS NOT NULL) AND (of_strategy_id IS NULL) AND (programme_id IS NULL) AND (task_id IS NULL)) OR ((goal_id IS NULL) AND (of_strategy_id IS NULL) AND (programme_id IS NOT NULL) AND (task_id IS NULL)) OR ((goal_id IS NULL) AND (of_strategy_id IS NULL) AND (programme_id IS NULL) AND (task_id IS NOT NULL)))),
    CONSTRAINT indicator_has_one_reporter CHECK (((reporting_unit_id IS NULL) OR (reporting_post_id IS NULL))),
    CONSTRAINT indicator_kind_known CHECK (((kind)::text = ANY ((ARRAY['output'::character varying, 'result'::character varying, 'impact'::character varying, 'context'::character varying])::text[]))),
    CONSTRAINT indicators_indicator_baseline_year_check CHECK ((baseline_year >= 0)),
    CONSTRAINT indicators_indicator_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.indicators_indicator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_indicator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_indicatorbreak (
    id bigint NOT NULL,
    year smallint NOT NULL,
    reason character varying(500) NOT NULL,
    indicator_id bigint NOT NULL,
    CONSTRAINT indicator_break_year_plausible CHECK (((year >= 1990) AND (year <= 2100))),
    CONSTRAINT indicators_indicatorbreak_year_check CHECK ((year >= 0))
);
ALTER TABLE public.indicators_indicatorbreak ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_indicatorbreak_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_indicatortarget (
    id bigint NOT NULL,
    year smallint NOT NULL,
    number numeric(20,6) NOT NULL,
    indicator_id bigint NOT NULL,
    CONSTRAINT indicator_target_year_plausible CHECK (((year >= 1990) AND (year <= 2100))),
    CONSTRAINT indicators_indicatortarget_year_check CHECK ((year >= 0))
);
ALTER TABLE public.indicators_indicatortarget ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_indicatortarget_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_indicatorvalue (
    id bigint NOT NULL,
    year smallint NOT NULL,
    text character varying(500) NOT NULL,
    number numeric(20,6),
    indicator_id bigint NOT NULL,
    CONSTRAINT indicator_value_year_plausible CHECK (((year >= 1990) AND (year <= 2100))),
    CONSTRAINT indicators_indicatorvalue_year_check CHECK ((year >= 0))
);
ALTER TABLE public.indicators_indicatorvalue ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_indicatorvalue_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_measure (
    id bigint NOT NULL,
    name character varying(50) NOT NULL
);
ALTER TABLE public.indicators_measure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_measure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_placefacts (
    place character varying(40) NOT NULL,
    made_with character varying(60) NOT NULL
);
CREATE TABLE public.indicators_seriessource (
    id bigint NOT NULL,
    "group" character varying(20) NOT NULL,
    series text NOT NULL,
    unit character varying(100) NOT NULL,
    territory character varying(20) NOT NULL,
    indicator_id bigint NOT NULL
);
ALTER TABLE public.indicators_seriessource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_seriessource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.indicators_yearfacts (
    id bigint NOT NULL,
    year smallint NOT NULL,
    first smallint,
    counts text NOT NULL,
    rows text NOT NULL,
    of_id character varying(40) NOT NULL,
    CONSTRAINT indicators_yearfacts_first_check CHECK ((first >= 0)),
    CONSTRAINT indicators_yearfacts_year_check CHECK ((year >= 0))
);
ALTER TABLE public.indicators_yearfacts ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.indicators_yearfacts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.leszno_strategy_publicchange (
    transaction bigint NOT NULL,
    is_last boolean NOT NULL
);
CREATE TABLE public.leszno_strategy_publicversion (
    id bigint NOT NULL,
    number bigint NOT NULL,
    CONSTRAINT public_version_is_one CHECK ((id = 1))
);
ALTER TABLE public.leszno_strategy_publicversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.leszno_strategy_publicversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.leszno_strategy_workerseen (
    name character varying(64) NOT NULL,
    seen_at timestamp with time zone NOT NULL
);
CREATE TABLE public.letters_letter (
    id bigint NOT NULL,
    "to" text NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    reply_to text NOT NULL,
    message_id character varying(255) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    not_before timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    sent_at timestamp with time zone,
    filed_at timestamp with time zone,
    given_up_at timestamp with time zone,
    unsubscribe text NOT NULL,
    CONSTRAINT letters_letter_attempts_check CHECK ((attempts >= 0))
);
ALTER TABLE public.letters_letter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.letters_letter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.operations_maintenance (
    id bigint NOT NULL,
    said text NOT NULL,
    since timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    CONSTRAINT maintenance_is_one CHECK ((id = 1)),
    CONSTRAINT operations_maintenance_minutes_check CHECK ((minutes >= 0))
);
ALTER TABLE public.operations_maintenance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.operations_maintenance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisation_appointment (
    id bigint NOT NULL,
    starts_on date,
    ends_on date,
    is_deputy boolean NOT NULL,
    user_id bigint NOT NULL,
    post_id bigint NOT NULL,
    CONSTRAINT appointment_ends_after_start CHECK (((ends_on >= starts_on) OR (starts_on IS NULL) OR (ends_on IS NULL))),
    CONSTRAINT appointment_of_deputy_has_dates CHECK (((NOT is_deputy) OR ((ends_on IS NOT NULL) AND (starts_on IS NOT NULL))))
);
ALTER TABLE public.organisation_appointment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_appointment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisation_historicalappointment (
    id bigint NOT NULL,
    starts_on date,
    ends_on date,
    is_deputy boolean NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    user_id bigint,
    post_id bigint
);
ALTER TABLE public.organisation_historicalappointment ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_historicalappointment_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisation_historicalpost (
    id bigint NOT NULL,
    title character varying(250) NOT NULL,
    office_role character varying(20) NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    unit_id bigint
);
ALTER TABLE public.organisation_historicalpost ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_historicalpost_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisation_historicalunit (
    id bigint NOT NULL,
    name character varying(250) NOT NULL,
    is_outside boolean NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint
);
ALTER TABLE public.organisation_historicalunit ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_historicalunit_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisation_post (
    id bigint NOT NULL,
    title character varying(250) NOT NULL,
    office_role character varying(20) NOT NULL,
    unit_id bigint,
    CONSTRAINT post_office_role_known CHECK (((office_role)::text = ANY ((ARRAY[''::character varying, 'office'::character varying, 'administrator'::character varying, 'auditor'::character varying])::text[])))
);
ALTER TABLE public.organisation_post ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_post_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisation_unit (
    id bigint NOT NULL,
    name character varying(250) NOT NULL,
    is_outside boolean NOT NULL
);
ALTER TABLE public.organisation_unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisation_unitalias (
    id bigint NOT NULL,
    name character varying(250) NOT NULL,
    unit_id bigint NOT NULL
);
ALTER TABLE public.organisation_unitalias ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_unitalias_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisation_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    email character varying(254) NOT NULL,
    is_demo boolean NOT NULL,
    wants_digest boolean NOT NULL
);
CREATE TABLE public.organisation_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.organisation_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.organisation_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.organisation_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.organisation_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.public_follower (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(7) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    told_to bigint NOT NULL,
    told_at timestamp with time zone,
    goal_id bigint,
    strategy_id bigint NOT NULL,
    unit_id bigint,
    CONSTRAINT follower_of_one_thing CHECK (((goal_id IS NULL) OR (unit_id IS NULL)))
);
ALTER TABLE public.public_follower ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_follower_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.public_searchedword (
    id bigint NOT NULL,
    word character varying(40) NOT NULL COLLATE pg_catalog."C",
    strategy bigint,
    kind smallint NOT NULL,
    "row" bigint NOT NULL,
    place smallint NOT NULL,
    CONSTRAINT public_searchedword_kind_check CHECK ((kind >= 0)),
    CONSTRAINT public_searchedword_place_check CHECK ((place >= 0))
);
ALTER TABLE public.public_searchedword ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.public_searchedword_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reporting_attachment (
    id bigint NOT NULL,
    file character varying(100) NOT NULL,
    name character varying(150) NOT NULL,
    size bigint NOT NULL,
    report_id bigint NOT NULL,
    added_in_id bigint NOT NULL,
    removed_in_id bigint,
    CONSTRAINT reporting_attachment_size_check CHECK ((size >= 0))
);
ALTER TABLE public.reporting_attachment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reporting_attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reporting_calendarkey (
    id bigint NOT NULL,
    nonce character varying(50) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.reporting_calendarkey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reporting_calendarkey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reporting_campaign (
    id bigint NOT NULL,
    opens_on date NOT NULL,
    due_on date NOT NULL,
    closes_on date NOT NULL,
    instructions text NOT NULL,
    coordinators_approve boolean NOT NULL,
    is_closed boolean NOT NULL,
    year_id bigint NOT NULL,
    plans_may_change boolean NOT NULL,
    four_eyes boolean NOT NULL,
    goals_summarise boolean NOT NULL,
    CONSTRAINT campaign_days_in_order CHECK (((closes_on >= due_on) AND (due_on >= opens_on)))
);
ALTER TABLE public.reporting_campaign ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reporting_campaign_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reporting_historicalcampaign (
    id bigint NOT NULL,
    opens_on date NOT NULL,
    due_on date NOT NULL,
    closes_on date NOT NULL,
    instructions text NOT NULL,
    coordinators_approve boolean NOT NULL,
    is_closed boolean NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    year_id bigint,
    plans_may_change boolean NOT NULL,
    four_eyes boolean NOT NULL,
    goals_summarise boolean NOT NULL
);
ALTER TABLE public.reporting_historicalcampaign ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reporting_historicalcampaign_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reporting_notice (
    id bigint NOT NULL,
    occasion character varying(40) NOT NULL,
    campaign_id bigint NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.reporting_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reporting_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reporting_question (
    id bigint NOT NULL,
    "to" character varying(20) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    closed_at timestamp with time zone,
    answered_by_id bigint,
    by_id bigint NOT NULL,
    closed_by_id bigint,
    report_id bigint NOT NULL,
    CONSTRAINT question_answer_is_whole CHECK ((((answer = ''::text) AND (answered_at IS NULL) AND (answered_by_id IS NULL)) OR ((NOT (answer = ''::text)) AND (answered_at IS NOT NULL) AND (answered_by_id IS NOT NULL)))),
    CONSTRAINT question_end_is_whole CHECK ((((closed_at IS NULL) AND (closed_by_id IS NULL)) OR ((closed_at IS NOT NULL) AND (closed_by_id IS NOT NULL)))),
    CONSTRAINT question_to_known CHECK ((("to")::text = ANY ((ARRAY['executor'::character varying, 'coordinator'::character varying])::text[])))
);
ALTER TABLE public.reporting_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reporting_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reporting_report (
    id bigint NOT NULL,
    state character varying(20) NOT NULL,
    base jsonb NOT NULL,
    task_id bigint,
    year_id bigint NOT NULL,
    latest_id bigint,
    published_id bigint,
    goal_id bigint,
    of_strategy_id bigint,
    programme_id bigint,
    CONSTRAINT report_approved_is_published CHECK (((NOT ((state)::text = 'approved'::text)) OR (published_id IS NOT NULL))),
    CONSTRAINT report_has_one_subject CHECK ((((goal_id IS NULL) AND (of_strategy_id IS NOT NULL) AND (programme_id IS NULL) AND (task_id IS NULL)) OR ((goal_id IS NOT NULL) AND (of_strategy_id IS NULL) AND (programme_id IS NULL) AND (task_id IS NULL)) OR ((goal_id IS NULL) AND (of_strategy_id IS NULL) AND (programme_id IS NOT NULL) AND (task_id IS NULL)) OR ((goal_id IS NULL) AND (of_strategy_id IS NULL) AND (programme_id IS NULL) AND (task_id IS NOT NULL)))),
    CONSTRAINT report_state_known CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'submitted'::character varying, 'returned'::character varying, 'approved'::character varying])::text[])))
);
ALTER TABLE public.reporting_report ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reporting_report_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reporting_version (
    id bigint NOT NULL,
    number integer NOT NULL,
    action character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    content jsonb NOT NULL,
    by_id bigint NOT NULL,
    report_id bigint NOT NULL,
    quiet_since timestamp with time zone,
    CONSTRAINT reporting_version_number_check CHECK ((number >= 0)),
    CONSTRAINT version_action_known CHECK (((action)::text = ANY ((ARRAY['saved'::character varying, 'submitted'::character varying, 'withdrawn'::character varying, 'returned'::character varying, 'approved'::character varying, 'corrected'::character varying])::text[])))
);
ALTER TABLE public.reporting_version ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reporting_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.signing_in_attempt (
    id bigint NOT NULL,
    account character varying(64) NOT NULL,
    place character varying(64) NOT NULL,
    is_known boolean NOT NULL,
    has_succeeded boolean NOT NULL,
    at timestamp with time zone NOT NULL
);
ALTER TABLE public.signing_in_attempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.signing_in_attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_changedsums (
    id bigint NOT NULL,
    programme bigint NOT NULL,
    transaction bigint NOT NULL
);
ALTER TABLE public.tasks_changedsums ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_changedsums_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_executor (
    id bigint NOT NULL,
    text character varying(500) NOT NULL,
    "position" smallint NOT NULL,
    post_id bigint,
    unit_id bigint,
    task_id bigint NOT NULL,
    uid character varying(20) NOT NULL,
    CONSTRAINT tasks_executor_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tasks_executor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_executor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_formercode (
    id bigint NOT NULL,
    level character varying(10) NOT NULL,
    code character varying(40) NOT NULL,
    legacy_id integer,
    goal_id bigint,
    programme_id bigint,
    strategy_id bigint NOT NULL,
    task_id bigint,
    CONSTRAINT former_code_has_one_owner_at_most CHECK ((((goal_id IS NULL) AND (programme_id IS NULL)) OR ((goal_id IS NULL) AND (task_id IS NULL)) OR ((programme_id IS NULL) AND (task_id IS NULL)))),
    CONSTRAINT former_code_level_known CHECK (((level)::text = ANY ((ARRAY['goal'::character varying, 'programme'::character varying, 'task'::character varying])::text[]))),
    CONSTRAINT former_code_or_number_of_old_site CHECK (((((code)::text = ''::text) AND (legacy_id IS NOT NULL)) OR ((NOT ((code)::text = ''::text)) AND (legacy_id IS NULL)))),
    CONSTRAINT tasks_formercode_legacy_id_check CHECK ((legacy_id >= 0))
);
ALTER TABLE public.tasks_formercode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_formercode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_fundingsource (
    id bigint NOT NULL,
    source character varying(500) NOT NULL,
    funds text NOT NULL,
    amount numeric(14,2),
    "position" smallint NOT NULL,
    task_id bigint NOT NULL,
    uid character varying(20) NOT NULL,
    CONSTRAINT funding_amount_not_negative CHECK (((amount >= (0)::numeric) OR (amount IS NULL))),
    CONSTRAINT tasks_fundingsource_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tasks_fundingsource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_fundingsource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_fundingyear (
    id bigint NOT NULL,
    planned numeric(14,2),
    executed numeric(14,2),
    funding_id bigint NOT NULL,
    year_id bigint NOT NULL,
    CONSTRAINT funding_executed_not_negative CHECK (((executed >= (0)::numeric) OR (executed IS NULL))),
    CONSTRAINT funding_planned_not_negative CHECK (((planned >= (0)::numeric) OR (planned IS NULL)))
);
ALTER TABLE public.tasks_fundingyear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_fundingyear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_goal (
    id bigint NOT NULL,
    number character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    title character varying(500) NOT NULL,
    legacy_id integer,
    head_id bigint,
    strategy_id bigint NOT NULL,
    uid character varying(20) NOT NULL,
    story text NOT NULL,
    picture_alt character varying(300) NOT NULL,
    picture_credit character varying(200) NOT NULL,
    picture_id bigint,
    CONSTRAINT goal_picture_is_described CHECK (((picture_id IS NULL) OR (NOT ((picture_alt)::text = ''::text)))),
    CONSTRAINT tasks_goal_legacy_id_check CHECK ((legacy_id >= 0)),
    CONSTRAINT tasks_goal_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tasks_goal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_goal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicalexecutor (
    id bigint NOT NULL,
    text character varying(500) NOT NULL,
    "position" smallint NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    post_id bigint,
    unit_id bigint,
    task_id bigint,
    uid character varying(20) NOT NULL,
    CONSTRAINT tasks_historicalexecutor_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tasks_historicalexecutor ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicalexecutor_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicalfundingsource (
    id bigint NOT NULL,
    source character varying(500) NOT NULL,
    funds text NOT NULL,
    amount numeric(14,2),
    "position" smallint NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    task_id bigint,
    uid character varying(20) NOT NULL,
    CONSTRAINT tasks_historicalfundingsource_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tasks_historicalfundingsource ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicalfundingsource_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicalfundingyear (
    id bigint NOT NULL,
    planned numeric(14,2),
    executed numeric(14,2),
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    funding_id bigint,
    history_user_id bigint,
    year_id bigint
);
ALTER TABLE public.tasks_historicalfundingyear ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicalfundingyear_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicalgoal (
    id bigint NOT NULL,
    number character varying(10) NOT NULL,
    "position" smallint NOT NULL,
    title character varying(500) NOT NULL,
    legacy_id integer,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    head_id bigint,
    history_user_id bigint,
    strategy_id bigint,
    uid character varying(20) NOT NULL,
    story text NOT NULL,
    picture_alt character varying(300) NOT NULL,
    picture_credit character varying(200) NOT NULL,
    picture_id bigint,
    CONSTRAINT tasks_historicalgoal_legacy_id_check CHECK ((legacy_id >= 0)),
    CONSTRAINT tasks_historicalgoal_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tasks_historicalgoal ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicalgoal_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicallocation (
    id bigint NOT NULL,
    name character varying(150) NOT NULL,
    latitude numeric(7,5) NOT NULL,
    longitude numeric(7,5) NOT NULL,
    "position" smallint NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    task_id bigint,
    CONSTRAINT tasks_historicallocation_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tasks_historicallocation ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicallocation_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicaloutline (
    id bigint NOT NULL,
    rings jsonb NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    strategy_id bigint
);
ALTER TABLE public.tasks_historicaloutline ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicaloutline_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicalpartner (
    id bigint NOT NULL,
    name text NOT NULL,
    scope text NOT NULL,
    "position" smallint NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    task_id bigint,
    uid character varying(20) NOT NULL,
    CONSTRAINT tasks_historicalpartner_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tasks_historicalpartner ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicalpartner_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicalprogramme (
    id bigint NOT NULL,
    number smallint NOT NULL,
    title character varying(500) NOT NULL,
    weight numeric(6,2),
    legacy_id integer,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    coordinator_id bigint,
    goal_id bigint,
    history_user_id bigint,
    uid character varying(20) NOT NULL,
    CONSTRAINT tasks_historicalprogramme_legacy_id_check CHECK ((legacy_id >= 0)),
    CONSTRAINT tasks_historicalprogramme_number_check CHECK ((number >= 0))
);
ALTER TABLE public.tasks_historicalprogramme ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicalprogramme_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicalreportedtotal (
    id bigint NOT NULL,
    progress numeric(6,2),
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    year_id bigint,
    task_id bigint
);
ALTER TABLE public.tasks_historicalreportedtotal ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicalreportedtotal_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicalstage (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    label character varying(20) NOT NULL,
    title character varying(500) NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    task_id bigint,
    ends_on date,
    starts_on date,
    uid character varying(20) NOT NULL,
    CONSTRAINT tasks_historicalstage_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tasks_historicalstage ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicalstage_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicalstageyear (
    id bigint NOT NULL,
    planned numeric(6,2),
    actual numeric(6,2),
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    stage_id bigint,
    year_id bigint
);
ALTER TABLE public.tasks_historicalstageyear ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicalstageyear_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicalstrategy (
    id bigint NOT NULL,
    slug character varying(50) NOT NULL,
    title character varying(250) NOT NULL,
    city character varying(100) NOT NULL,
    adopted_by character varying(500) NOT NULL,
    source character varying(500) NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    is_front boolean NOT NULL,
    published_at timestamp with time zone,
    state character varying(20) NOT NULL
);
ALTER TABLE public.tasks_historicalstrategy ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicalstrategy_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicalstrategyyear (
    id bigint NOT NULL,
    year smallint NOT NULL,
    on_track_from numeric(3,2),
    delayed_from numeric(3,2),
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    strategy_id bigint,
    CONSTRAINT tasks_historicalstrategyyear_year_check CHECK ((year >= 0))
);
ALTER TABLE public.tasks_historicalstrategyyear ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicalstrategyyear_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_historicaltask (
    id bigint NOT NULL,
    number smallint NOT NULL,
    title character varying(500) NOT NULL,
    weight numeric(6,2),
    recipients text NOT NULL,
    justification text NOT NULL,
    description text NOT NULL,
    planned_total_cost text,
    planned_total_cost_amount numeric(14,2),
    stages_known boolean NOT NULL,
    executors_known boolean NOT NULL,
    partners_known boolean NOT NULL,
    budget_known boolean NOT NULL,
    indicators_known boolean NOT NULL,
    legacy_id integer,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    programme_id bigint,
    uid character varying(20) NOT NULL,
    withdrawn_from smallint,
    withdrawn_reason text NOT NULL,
    CONSTRAINT tasks_historicaltask_legacy_id_check CHECK ((legacy_id >= 0)),
    CONSTRAINT tasks_historicaltask_number_check CHECK ((number >= 0)),
    CONSTRAINT tasks_historicaltask_withdrawn_from_check CHECK ((withdrawn_from >= 0))
);
ALTER TABLE public.tasks_historicaltask ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_historicaltask_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_location (
    id bigint NOT NULL,
    name character varying(150) NOT NULL,
    latitude numeric(7,5) NOT NULL,
    longitude numeric(7,5) NOT NULL,
    "position" smallint NOT NULL,
    task_id bigint NOT NULL,
    CONSTRAINT location_is_in_poland CHECK (((latitude >= 49.0) AND (latitude <= 54.9) AND (longitude >= 14.1) AND (longitude <= 24.2))),
    CONSTRAINT tasks_location_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tasks_location ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_location_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_outline (
    id bigint NOT NULL,
    rings jsonb NOT NULL,
    strategy_id bigint NOT NULL
);
ALTER TABLE public.tasks_outline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_outline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_partner (
    id bigint NOT NULL,
    name text NOT NULL,
    scope text NOT NULL,
    "position" smallint NOT NULL,
    task_id bigint NOT NULL,
    uid character varying(20) NOT NULL,
    CONSTRAINT tasks_partner_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tasks_partner ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_partner_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_picture (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    large character varying(150) NOT NULL,
    small character varying(150) NOT NULL,
    width smallint NOT NULL,
    height smallint NOT NULL,
    small_width smallint NOT NULL,
    small_height smallint NOT NULL,
    CONSTRAINT tasks_picture_height_check CHECK ((height >= 0)),
    CONSTRAINT tasks_picture_small_height_check CHECK ((small_height >= 0)),
    CONSTRAINT tasks_picture_small_width_check CHECK ((small_width >= 0)),
    CONSTRAINT tasks_picture_width_check CHECK ((width >= 0))
);
ALTER TABLE public.tasks_picture ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_picture_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_programme (
    id bigint NOT NULL,
    number smallint NOT NULL,
    title character varying(500) NOT NULL,
    weight numeric(6,2),
    legacy_id integer,
    coordinator_id bigint,
    goal_id bigint NOT NULL,
    uid character varying(20) NOT NULL,
    CONSTRAINT programme_weight_not_negative CHECK (((weight >= (0)::numeric) OR (weight IS NULL))),
    CONSTRAINT tasks_programme_legacy_id_check CHECK ((legacy_id >= 0)),
    CONSTRAINT tasks_programme_number_check CHECK ((number >= 0))
);
ALTER TABLE public.tasks_programme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_programme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_programmemoney (
    id bigint NOT NULL,
    year smallint NOT NULL,
    amounts text NOT NULL,
    sums_id bigint NOT NULL,
    CONSTRAINT tasks_programmemoney_year_check CHECK ((year >= 0))
);
ALTER TABLE public.tasks_programmemoney ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_programmemoney_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_programmesums (
    programme_id bigint NOT NULL,
    made_with character varying(60) NOT NULL,
    figures text NOT NULL
);
CREATE TABLE public.tasks_reportedtotal (
    id bigint NOT NULL,
    progress numeric(6,2),
    year_id bigint NOT NULL,
    task_id bigint NOT NULL,
    CONSTRAINT reported_total_not_negative CHECK (((progress >= (0)::numeric) OR (progress IS NULL)))
);
ALTER TABLE public.tasks_reportedtotal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_reportedtotal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_stage (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    label character varying(20) NOT NULL,
    title character varying(500) NOT NULL,
    task_id bigint NOT NULL,
    ends_on date,
    starts_on date,
    uid character varying(20) NOT NULL,
    CONSTRAINT stage_ends_after_it_begins CHECK (((starts_on IS NULL) OR (ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT tasks_stage_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.tasks_stage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_stage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_stageyear (
    id bigint NOT NULL,
    planned numeric(6,2),
    actual numeric(6,2),
    stage_id bigint NOT NULL,
    year_id bigint NOT NULL,
    CONSTRAINT stage_actual_not_negative CHECK (((actual >= (0)::numeric) OR (actual IS NULL))),
    CONSTRAINT stage_planned_not_negative CHECK (((planned >= (0)::numeric) OR (planned IS NULL)))
);
ALTER TABLE public.tasks_stageyear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_stageyear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_strategy (
    id bigint NOT NULL,
    slug character varying(50) NOT NULL,
    title character varying(250) NOT NULL,
    city character varying(100) NOT NULL,
    adopted_by character varying(500) NOT NULL,
    source character varying(500) NOT NULL,
    is_front boolean NOT NULL,
    published_at timestamp with time zone,
    state character varying(20) NOT NULL,
    CONSTRAINT strategy_on_front_page_is_public CHECK (((NOT is_front) OR ((state)::text = ANY ((ARRAY['published'::character varying, 'archived'::character varying])::text[])))),
    CONSTRAINT strategy_state_known CHECK (((state)::text = ANY ((ARRAY['preparation'::character varying, 'published'::character varying, 'archived'::character varying])::text[])))
);
ALTER TABLE public.tasks_strategy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_strategy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_strategy_viewers (
    id bigint NOT NULL,
    strategy_id bigint NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.tasks_strategy_viewers ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_strategy_viewers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_strategyyear (
    id bigint NOT NULL,
    year smallint NOT NULL,
    on_track_from numeric(3,2),
    delayed_from numeric(3,2),
    strategy_id bigint NOT NULL,
    is_closed boolean NOT NULL,
    CONSTRAINT strategy_year_plausible CHECK (((year >= 1990) AND (year <= 2100))),
    CONSTRAINT strategy_year_thresholds_in_order CHECK ((((delayed_from IS NULL) AND (on_track_from IS NULL)) OR ((delayed_from > (0)::numeric) AND (delayed_from <= on_track_from) AND (on_track_from <= (1)::numeric)))),
    CONSTRAINT tasks_strategyyear_year_check CHECK ((year >= 0))
);
ALTER TABLE public.tasks_strategyyear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_strategyyear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_task (
    id bigint NOT NULL,
    number smallint NOT NULL,
    title character varying(500) NOT NULL,
    weight numeric(6,2),
    recipients text NOT NULL,
    justification text NOT NULL,
    description text NOT NULL,
    planned_total_cost text,
    planned_total_cost_amount numeric(14,2),
    stages_known boolean NOT NULL,
    executors_known boolean NOT NULL,
    partners_known boolean NOT NULL,
    budget_known boolean NOT NULL,
    indicators_known boolean NOT NULL,
    legacy_id integer,
    programme_id bigint NOT NULL,
    uid character varying(20) NOT NULL,
    withdrawn_from smallint,
    withdrawn_reason text NOT NULL,
    CONSTRAINT task_cost_not_negative CHECK (((planned_total_cost_amount >= (0)::numeric) OR (planned_total_cost_amount IS NULL))),
    CONSTRAINT task_weight_not_negative CHECK (((weight >= (0)::numeric) OR (weight IS NULL))),
    CONSTRAINT tasks_task_legacy_id_check CHECK ((legacy_id >= 0)),
    CONSTRAINT tasks_task_number_check CHECK ((number >= 0)),
    CONSTRAINT tasks_task_withdrawn_from_check CHECK ((withdrawn_from >= 0))
);
ALTER TABLE public.tasks_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.tasks_taskyear (
    id bigint NOT NULL,
    plan bigint,
    done bigint,
    whole bigint,
    is_reported boolean NOT NULL,
    task_id bigint NOT NULL,
    year_id bigint NOT NULL
);
ALTER TABLE public.tasks_taskyear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tasks_taskyear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.topics_historicaltopic (
    id bigint NOT NULL,
    title character varying(80) NOT NULL,
    slug character varying(90) NOT NULL,
    words text NOT NULL,
    world_goals jsonb NOT NULL,
    history_id integer NOT NULL,
    history_date timestamp with time zone NOT NULL,
    history_change_reason character varying(100),
    history_type character varying(1) NOT NULL,
    history_user_id bigint,
    strategy_id bigint
);
ALTER TABLE public.topics_historicaltopic ALTER COLUMN history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.topics_historicaltopic_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.topics_historicaltopic_programmes (
    id bigint NOT NULL,
    m2m_history_id integer NOT NULL,
    history_id integer NOT NULL,
    programme_id bigint,
    topic_id bigint
);
ALTER TABLE public.topics_historicaltopic_programmes ALTER COLUMN m2m_history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.topics_historicaltopic_programmes_m2m_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.topics_historicaltopic_tasks (
    id bigint NOT NULL,
    m2m_history_id integer NOT NULL,
    history_id integer NOT NULL,
    task_id bigint,
    topic_id bigint
);
ALTER TABLE public.topics_historicaltopic_tasks ALTER COLUMN m2m_history_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.topics_historicaltopic_tasks_m2m_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.topics_topic (
    id bigint NOT NULL,
    title character varying(80) NOT NULL,
    slug character varying(90) NOT NULL,
    words text NOT NULL,
    world_goals jsonb NOT NULL,
    strategy_id bigint NOT NULL
);
ALTER TABLE public.topics_topic ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.topics_topic_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.topics_topic_programmes (
    id bigint NOT NULL,
    topic_id bigint NOT NULL,
    programme_id bigint NOT NULL
);
ALTER TABLE public.topics_topic_programmes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.topics_topic_programmes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.topics_topic_tasks (
    id bigint NOT NULL,
    topic_id bigint NOT NULL,
    task_id bigint NOT NULL
);
ALTER TABLE public.topics_topic_tasks ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.topics_topic_tasks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO public.annual_report_snapshot VALUES (1, 1, 'Stanowisko 1', '2026-11-30 17:07:05.813119+00', '', '9d72e06191689c14dd680394068a83178234887b7fb8341f188e69c300c3d57b', 4794, '{"strategy":"miasto","title":"Strategia rozwoju Miasta","city":"Miasto","adopted_by":"","source":"","year":2009,"years":[2009,2010,2011],"indicator_years":[2009],"target_years":[],"on_track":"0.95","delayed":"0.75","parts":[{"level":"strategy","code":"","title":"Strategia rozwoju Miasta","answering":"","weight":null,"counted_weight":"1","standing":{"planned":"100","progress":"0","comparable":"0","index":"0","whole_plan":"100"},"coverage":"1","tasks":2,"tasks_known":2,"tasks_with_plan":2,"statuses":{"completed":0,"on_track":0,"delayed":1,"at_risk":1,"in_progress":0,"not_started":0,"no_plan":0,"no_data":0},"weights":{"parts":1,"given":0,"sum":"0"},"curve":[{"year":2009,"planned":"100","actual":"0"},{"year":2010,"planned":"100","actual":null},{"year":2011,"planned":"100","actual":null}],"indicators":[],"reported":null,"texts":null},{"level":"goal","code":"I","title":"Cel I","answering":"","weight":null,"counted_weight":"1","standing":{"planned":"100","progress":"0","comparable":"0","index":"0","whole_plan":"100"},"coverage":"1","tasks":2,"tasks_known":2,"tasks_with_plan":2,"statuses":{"completed":0,"on_track":0,"delayed":1,"at_risk":1,"in_progress":0,"not_started":0,"no_plan":0,"no_data":0},"weights":{"parts":1,"given":0,"sum":"0"},"curve":[{"year":2009,"planned":"100","actual":"0"},{"year":2010,"planned":"100","actual":null},{"year":2011,"planned":"100","actual":null}],"indicators":[{"id":1,"kind":"output","name":"Wskaźnik 2","definition":"","method":"","unit":"","frequency":"","source":"","direction":"","baseline":null,"baseline_year":null,"band_from":null,"band_to":null,"targets":{},"breaks":{},"comparison":"","is_headline":false,"reporter":"","values":{"2009":{"text":"10","number":"10"}},"change":null,"standing":{"word":"unknown","share":null,"expected":null,"year":2009,"is_old":false,"broken_in":null}}],"reported":"taken_over","texts":null},{"level":"programme","code":"I.1","title":"Program 1","answering":"Naczelnik","weight":null,"counted_weight":"1","standing":{"planned":"100","progress":"0","comparable":"0","index":"0","whole_plan":"100"},"coverage":"1","tasks":2,"tasks_known":2,"tasks_with_plan":2,"statuses":{"completed":0,"on_track":0,"delayed":1,"at_risk":1,"in_progress":0,"not_started":0,"no_plan":0,"no_data":0},"weights":{"parts":2,"given":1,"sum":"2.5"},"curve":[{"year":2009,"planned":"100","actual":"0"},{"year":2010,"planned":"100","actual":null},{"year":2011,"planned":"100","actual":null}],"indicators":[],"reported":null,"texts":null}],"reported":{"approved":0,"taken_over":2,"missing":0}}', 1, 1, 'strategy-report/2');
INSERT INTO public.annual_report_snapshotpart VALUES (1, 0, '{"code":"I.1.1","goal":"I","programme":"I.1","title":"Szkoły „żółte”","coordinator":"Naczelnik","executors":[{"text":"Naczelnik","unit":1}],"weight":null,"counted_weight":"0","stages_known":true,"is_plan_off":true,"year":{"planned":"62.5","actual":"52.5"},"standing":{"planned":"62.5","progress":"52.5","comparable":"52.5","index":"0.84","whole_plan":"122.5"},"status":"delayed","reported":"taken_over","done":"","obstacles":"","next_steps":"","curve":[{"year":2009,"planned":"62.5","actual":"52.5"},{"year":2010,"planned":"112.5","actual":null},{"year":2011,"planned":"122.5","actual":null}],"stages":[{"label":"1","title":"Etap 1","cells":{"2009":{"planned":"50","actual":"40"},"2010":{"planned":"50","actual":null}},"planned":"100","actual":"40"},{"label":"2","title":"Etap 2","cells":{"2009":{"planned":"12.5","actual":"12.5"},"2011":{"planned":"10","actual":null}},"planned":"22.5","actual":"12.5"}],"cost":null,"cost_amount":null,"funding":[],"indicators":[{"id":2,"kind":"output","name":"Wskaźnik 3","definition":"","method":"","unit":"","frequency":"","source":"","direction":"","baseline":null,"baseline_year":null,"band_from":null,"band_to":null,"targets":{},"breaks":{},"comparison":"","is_headline":false,"reporter":"","values":{"2009":{"text":"ok. 18","number":null}},"change":null,"standing":{"word":"unknown","share":null,"expected":null,"year":2009,"is_old":false,"broken_in":null}}]},{"code":"I.1.2","goal":"I","programme":"I.1","title":"Drogi","coordinator":"Naczelnik","executors":[{"text":"Wydział Edukacji","unit":1}],"weight":"2.5","counted_weight":"2.5","stages_known":true,"is_plan_off":false,"year":{"planned":"100","actual":"0"},"standing":{"planned":"100","progress":"0","comparable":"0","index":"0","whole_plan":"100"},"status":"at_risk","reported":"taken_over","done":"","obstacles":"","next_steps":"","curve":[{"year":2009,"planned":"100","actual":"0"},{"year":2010,"planned":"100","actual":null},{"year":2011,"planned":"100","actual":null}],"stages":[{"label":"1","title":"Etap 1","cells":{"2009":{"planned":"100","actual":"0"},"2010":{"planned":"0","actual":null}},"planned":"100","actual":"0"}],"cost":null,"cost_amount":null,"funding":[],"indicators":[]}', 1);
INSERT INTO public.auth_permission VALUES (1, 'Can add public change', 1, 'add_publicchange');
INSERT INTO public.auth_permission VALUES (2, 'Can change public change', 1, 'change_publicchange');
INSERT INTO public.auth_permission VALUES (3, 'Can delete public change', 1, 'delete_publicchange');
INSERT INTO public.auth_permission VALUES (4, 'Can view public change', 1, 'view_publicchange');
INSERT INTO public.auth_permission VALUES (5, 'Can add public version', 2, 'add_publicversion');
INSERT INTO public.auth_permission VALUES (6, 'Can change public version', 2, 'change_publicversion');
INSERT INTO public.auth_permission VALUES (7, 'Can delete public version', 2, 'delete_publicversion');
INSERT INTO public.auth_permission VALUES (8, 'Can view public version', 2, 'view_publicversion');
INSERT INTO public.auth_permission VALUES (9, 'Can add worker seen', 3, 'add_workerseen');
INSERT INTO public.auth_permission VALUES (10, 'Can change worker seen', 3, 'change_workerseen');
INSERT INTO public.auth_permission VALUES (11, 'Can delete worker seen', 3, 'delete_workerseen');
INSERT INTO public.auth_permission VALUES (12, 'Can view worker seen', 3, 'view_workerseen');
INSERT INTO public.auth_permission VALUES (13, 'Can add log entry', 4, 'add_logentry');
INSERT INTO public.auth_permission VALUES (14, 'Can change log entry', 4, 'change_logentry');
INSERT INTO public.auth_permission VALUES (15, 'Can delete log entry', 4, 'delete_logentry');
INSERT INTO public.auth_permission VALUES (16, 'Can view log entry', 4, 'view_logentry');
INSERT INTO public.auth_permission VALUES (17, 'Can add permission', 5, 'add_permission');
INSERT INTO public.auth_permission VALUES (18, 'Can change permission', 5, 'change_permission');
INSERT INTO public.auth_permission VALUES (19, 'Can delete permission', 5, 'delete_permission');
INSERT INTO public.auth_permission VALUES (20, 'Can view permission', 5, 'view_permission');
INSERT INTO public.auth_permission VALUES (21, 'Can add group', 6, 'add_group');
INSERT INTO public.auth_permission VALUES (22, 'Can change group', 6, 'change_group');
INSERT INTO public.auth_permission VALUES (23, 'Can delete group', 6, 'delete_group');
INSERT INTO public.auth_permission VALUES (24, 'Can view group', 6, 'view_group');
INSERT INTO public.auth_permission VALUES (25, 'Can add content type', 7, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (26, 'Can change content type', 7, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (27, 'Can delete content type', 7, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (28, 'Can view content type', 7, 'view_contenttype');
INSERT INTO public.auth_permission VALUES (29, 'Can add session', 8, 'add_session');
INSERT INTO public.auth_permission VALUES (30, 'Can change session', 8, 'change_session');
INSERT INTO public.auth_permission VALUES (31, 'Can delete session', 8, 'delete_session');
INSERT INTO public.auth_permission VALUES (32, 'Can view session', 8, 'view_session');
INSERT INTO public.auth_permission VALUES (33, 'Can add email address', 9, 'add_emailaddress');
INSERT INTO public.auth_permission VALUES (34, 'Can change email address', 9, 'change_emailaddress');
INSERT INTO public.auth_permission VALUES (35, 'Can delete email address', 9, 'delete_emailaddress');
INSERT INTO public.auth_permission VALUES (36, 'Can view email address', 9, 'view_emailaddress');
INSERT INTO public.auth_permission VALUES (37, 'Can add email confirmation', 10, 'add_emailconfirmation');
INSERT INTO public.auth_permission VALUES (38, 'Can change email confirmation', 10, 'change_emailconfirmation');
INSERT INTO public.auth_permission VALUES (39, 'Can delete email confirmation', 10, 'delete_emailconfirmation');
INSERT INTO public.auth_permission VALUES (40, 'Can view email confirmation', 10, 'view_emailconfirmation');
INSERT INTO public.auth_permission VALUES (41, 'Can add authenticator', 11, 'add_authenticator');
INSERT INTO public.auth_permission VALUES (42, 'Can change authenticator', 11, 'change_authenticator');
INSERT INTO public.auth_permission VALUES (43, 'Can delete authenticator', 11, 'delete_authenticator');
INSERT INTO public.auth_permission VALUES (44, 'Can view authenticator', 11, 'view_authenticator');
INSERT INTO public.auth_permission VALUES (45, 'Can add user session', 12, 'add_usersession');
INSERT INTO public.auth_permission VALUES (46, 'Can change user session', 12, 'change_usersession');
INSERT INTO public.auth_permission VALUES (47, 'Can delete user session', 12, 'delete_usersession');
INSERT INTO public.auth_permission VALUES (48, 'Can view user session', 12, 'view_usersession');
INSERT INTO public.auth_permission VALUES (49, 'Can add Task Result', 13, 'add_dbtaskresult');
INSERT INTO public.auth_permission VALUES (50, 'Can change Task Result', 13, 'change_dbtaskresult');
INSERT INTO public.auth_permission VALUES (51, 'Can delete Task Result', 13, 'delete_dbtaskresult');
INSERT INTO public.auth_permission VALUES (52, 'Can view Task Result', 13, 'view_dbtaskresult');
INSERT INTO public.auth_permission VALUES (53, 'Can add letter', 14, 'add_letter');
INSERT INTO public.auth_permission VALUES (54, 'Can change letter', 14, 'change_letter');
INSERT INTO public.auth_permission VALUES (55, 'Can delete letter', 14, 'delete_letter');
INSERT INTO public.auth_permission VALUES (56, 'Can view letter', 14, 'view_letter');
INSERT INTO public.auth_permission VALUES (57, 'Can add post', 15, 'add_post');
INSERT INTO public.auth_permission VALUES (58, 'Can change post', 15, 'change_post');
INSERT INTO public.auth_permission VALUES (59, 'Can delete post', 15, 'delete_post');
INSERT INTO public.auth_permission VALUES (60, 'Can view post', 15, 'view_post');
INSERT INTO public.auth_permission VALUES (61, 'Can add unit', 16, 'add_unit');
INSERT INTO public.auth_permission VALUES (62, 'Can change unit', 16, 'change_unit');
INSERT INTO public.auth_permission VALUES (63, 'Can delete unit', 16, 'delete_unit');
INSERT INTO public.auth_permission VALUES (64, 'Can view unit', 16, 'view_unit');
INSERT INTO public.auth_permission VALUES (65, 'Can add account', 17, 'add_user');
INSERT INTO public.auth_permission VALUES (66, 'Can change account', 17, 'change_user');
INSERT INTO public.auth_permission VALUES (67, 'Can delete account', 17, 'delete_user');
INSERT INTO public.auth_permission VALUES (68, 'Can view account', 17, 'view_user');
INSERT INTO public.auth_permission VALUES (69, 'Can add historical unit', 18, 'add_historicalunit');
INSERT INTO public.auth_permission VALUES (70, 'Can change historical unit', 18, 'change_historicalunit');
INSERT INTO public.auth_permission VALUES (71, 'Can delete historical unit', 18, 'delete_historicalunit');
INSERT INTO public.auth_permission VALUES (72, 'Can view historical unit', 18, 'view_historicalunit');
INSERT INTO public.auth_permission VALUES (73, 'Can add historical appointment', 19, 'add_historicalappointment');
INSERT INTO public.auth_permission VALUES (74, 'Can change historical appointment', 19, 'change_historicalappointment');
INSERT INTO public.auth_permission VALUES (75, 'Can delete historical appointment', 19, 'delete_historicalappointment');
INSERT INTO public.auth_permission VALUES (76, 'Can view historical appointment', 19, 'view_historicalappointment');
INSERT INTO public.auth_permission VALUES (77, 'Can add appointment', 20, 'add_appointment');
INSERT INTO public.auth_permission VALUES (78, 'Can change appointment', 20, 'change_appointment');
INSERT INTO public.auth_permission VALUES (79, 'Can delete appointment', 20, 'delete_appointment');
INSERT INTO public.auth_permission VALUES (80, 'Can view appointment', 20, 'view_appointment');
INSERT INTO public.auth_permission VALUES (81, 'Can add historical post', 21, 'add_historicalpost');
INSERT INTO public.auth_permission VALUES (82, 'Can change historical post', 21, 'change_historicalpost');
INSERT INTO public.auth_permission VALUES (83, 'Can delete historical post', 21, 'delete_historicalpost');
INSERT INTO public.auth_permission VALUES (84, 'Can view historical post', 21, 'view_historicalpost');
INSERT INTO public.auth_permission VALUES (85, 'Can add other spelling', 22, 'add_unitalias');
INSERT INTO public.auth_permission VALUES (86, 'Can change other spelling', 22, 'change_unitalias');
INSERT INTO public.auth_permission VALUES (87, 'Can delete other spelling', 22, 'delete_unitalias');
INSERT INTO public.auth_permission VALUES (88, 'Can view other spelling', 22, 'view_unitalias');
INSERT INTO public.auth_permission VALUES (89, 'Can add attempt', 23, 'add_attempt');
INSERT INTO public.auth_permission VALUES (90, 'Can change attempt', 23, 'change_attempt');
INSERT INTO public.auth_permission VALUES (91, 'Can delete attempt', 23, 'delete_attempt');
INSERT INTO public.auth_permission VALUES (92, 'Can view attempt', 23, 'view_attempt');
INSERT INTO public.auth_permission VALUES (93, 'Can add message from a reader', 24, 'add_feedback');
INSERT INTO public.auth_permission VALUES (94, 'Can change message from a reader', 24, 'change_feedback');
INSERT INTO public.auth_permission VALUES (95, 'Can delete message from a reader', 24, 'delete_feedback');
INSERT INTO public.auth_permission VALUES (96, 'Can view message from a reader', 24, 'view_feedback');
INSERT INTO public.auth_permission VALUES (97, 'Can add stage', 25, 'add_stage');
INSERT INTO public.auth_permission VALUES (98, 'Can change stage', 25, 'change_stage');
INSERT INTO public.auth_permission VALUES (99, 'Can delete stage', 25, 'delete_stage');
INSERT INTO public.auth_permission VALUES (100, 'Can view stage', 25, 'view_stage');
INSERT INTO public.auth_permission VALUES (101, 'Can add strategy', 26, 'add_strategy');
INSERT INTO public.auth_permission VALUES (102, 'Can change strategy', 26, 'change_strategy');
INSERT INTO public.auth_permission VALUES (103, 'Can delete strategy', 26, 'delete_strategy');
INSERT INTO public.auth_permission VALUES (104, 'Can view strategy', 26, 'view_strategy');
INSERT INTO public.auth_permission VALUES (105, 'Can add goal', 27, 'add_goal');
INSERT INTO public.auth_permission VALUES (106, 'Can change goal', 27, 'change_goal');
INSERT INTO public.auth_permission VALUES (107, 'Can delete goal', 27, 'delete_goal');
INSERT INTO public.auth_permission VALUES (108, 'Can view goal', 27, 'view_goal');
INSERT INTO public.auth_permission VALUES (109, 'Can add historical programme', 28, 'add_historicalprogramme');
INSERT INTO public.auth_permission VALUES (110, 'Can change historical programme', 28, 'change_historicalprogramme');
INSERT INTO public.auth_permission VALUES (111, 'Can delete historical programme', 28, 'delete_historicalprogramme');
INSERT INTO public.auth_permission VALUES (112, 'Can view historical programme', 28, 'view_historicalprogramme');
INSERT INTO public.auth_permission VALUES (113, 'Can add historical strategy', 29, 'add_historicalstrategy');
INSERT INTO public.auth_permission VALUES (114, 'Can change historical strategy', 29, 'change_historicalstrategy');
INSERT INTO public.auth_permission VALUES (115, 'Can delete historical strategy', 29, 'delete_historicalstrategy');
INSERT INTO public.auth_permission VALUES (116, 'Can view historical strategy', 29, 'view_historicalstrategy');
INSERT INTO public.auth_permission VALUES (117, 'Can add programme', 30, 'add_programme');
INSERT INTO public.auth_permission VALUES (118, 'Can change programme', 30, 'change_programme');
INSERT INTO public.auth_permission VALUES (119, 'Can delete programme', 30, 'delete_programme');
INSERT INTO public.auth_permission VALUES (120, 'Can view programme', 30, 'view_programme');
INSERT INTO public.auth_permission VALUES (121, 'Can add historical task', 31, 'add_historicaltask');
INSERT INTO public.auth_permission VALUES (122, 'Can change historical task', 31, 'change_historicaltask');
INSERT INTO public.auth_permission VALUES (123, 'Can delete historical task', 31, 'delete_historicaltask');
INSERT INTO public.auth_permission VALUES (124, 'Can view historical task', 31, 'view_historicaltask');
INSERT INTO public.auth_permission VALUES (125, 'Can add historical year of a strategy', 32, 'add_historicalstrategyyear');
INSERT INTO public.auth_permission VALUES (126, 'Can change historical year of a strategy', 32, 'change_historicalstrategyyear');
INSERT INTO public.auth_permission VALUES (127, 'Can delete historical year of a strategy', 32, 'delete_historicalstrategyyear');
INSERT INTO public.auth_permission VALUES (128, 'Can view historical year of a strategy', 32, 'view_historicalstrategyyear');
INSERT INTO public.auth_permission VALUES (129, 'Can add historical goal', 33, 'add_historicalgoal');
INSERT INTO public.auth_permission VALUES (130, 'Can change historical goal', 33, 'change_historicalgoal');
INSERT INTO public.auth_permission VALUES (131, 'Can delete historical goal', 33, 'delete_historicalgoal');
INSERT INTO public.auth_permission VALUES (132, 'Can view historical goal', 33, 'view_historicalgoal');
INSERT INTO public.auth_permission VALUES (133, 'Can add year of a strategy', 34, 'add_strategyyear');
INSERT INTO public.auth_permission VALUES (134, 'Can change year of a strategy', 34, 'change_strategyyear');
INSERT INTO public.auth_permission VALUES (135, 'Can delete year of a strategy', 34, 'delete_strategyyear');
INSERT INTO public.auth_permission VALUES (136, 'Can view year of a strategy', 34, 'view_strategyyear');
INSERT INTO public.auth_permission VALUES (137, 'Can add figures of a stage in a year', 35, 'add_stageyear');
INSERT INTO public.auth_permission VALUES (138, 'Can change figures of a stage in a year', 35, 'change_stageyear');
INSERT INTO public.auth_permission VALUES (139, 'Can delete figures of a stage in a year', 35, 'delete_stageyear');
INSERT INTO public.auth_permission VALUES (140, 'Can view figures of a stage in a year', 35, 'view_stageyear');
INSERT INTO public.auth_permission VALUES (141, 'Can add historical figures of a stage in a year', 36, 'add_historicalstageyear');
INSERT INTO public.auth_permission VALUES (142, 'Can change historical figures of a stage in a year', 36, 'change_historicalstageyear');
INSERT INTO public.auth_permission VALUES (143, 'Can delete historical figures of a stage in a year', 36, 'delete_historicalstageyear');
INSERT INTO public.auth_permission VALUES (144, 'Can view historical figures of a stage in a year', 36, 'view_historicalstageyear');
INSERT INTO public.auth_permission VALUES (145, 'Can add task', 37, 'add_task');
INSERT INTO public.auth_permission VALUES (146, 'Can change task', 37, 'change_task');
INSERT INTO public.auth_permission VALUES (147, 'Can delete task', 37, 'delete_task');
INSERT INTO public.auth_permission VALUES (148, 'Can view task', 37, 'view_task');
INSERT INTO public.auth_permission VALUES (149, 'Can add total reported without stages', 38, 'add_reportedtotal');
INSERT INTO public.auth_permission VALUES (150, 'Can change total reported without stages', 38, 'change_reportedtotal');
INSERT INTO public.auth_permission VALUES (151, 'Can delete total reported without stages', 38, 'delete_reportedtotal');
INSERT INTO public.auth_permission VALUES (152, 'Can view total reported without stages', 38, 'view_reportedtotal');
INSERT INTO public.auth_permission VALUES (153, 'Can add partner', 39, 'add_partner');
INSERT INTO public.auth_permission VALUES (154, 'Can change partner', 39, 'change_partner');
INSERT INTO public.auth_permission VALUES (155, 'Can delete partner', 39, 'delete_partner');
INSERT INTO public.auth_permission VALUES (156, 'Can view partner', 39, 'view_partner');
INSERT INTO public.auth_permission VALUES (157, 'Can add historical stage', 40, 'add_historicalstage');
INSERT INTO public.auth_permission VALUES (158, 'Can change historical stage', 40, 'change_historicalstage');
INSERT INTO public.auth_permission VALUES (159, 'Can delete historical stage', 40, 'delete_historicalstage');
INSERT INTO public.auth_permission VALUES (160, 'Can view historical stage', 40, 'view_historicalstage');
INSERT INTO public.auth_permission VALUES (161, 'Can add historical total reported without stages', 41, 'add_historicalreportedtotal');
INSERT INTO public.auth_permission VALUES (162, 'Can change historical total reported without stages', 41, 'change_historicalreportedtotal');
INSERT INTO public.auth_permission VALUES (163, 'Can delete historical total reported without stages', 41, 'delete_historicalreportedtotal');
INSERT INTO public.auth_permission VALUES (164, 'Can view historical total reported without stages', 41, 'view_historicalreportedtotal');
INSERT INTO public.auth_permission VALUES (165, 'Can add historical partner', 42, 'add_historicalpartner');
INSERT INTO public.auth_permission VALUES (166, 'Can change historical partner', 42, 'change_historicalpartner');
INSERT INTO public.auth_permission VALUES (167, 'Can delete historical partner', 42, 'delete_historicalpartner');
INSERT INTO public.auth_permission VALUES (168, 'Can view historical partner', 42, 'view_historicalpartner');
INSERT INTO public.auth_permission VALUES (169, 'Can add historical funding source', 43, 'add_historicalfundingsource');
INSERT INTO public.auth_permission VALUES (170, 'Can change historical funding source', 43, 'change_historicalfundingsource');
INSERT INTO public.auth_permission VALUES (171, 'Can delete historical funding source', 43, 'delete_historicalfundingsource');
INSERT INTO public.auth_permission VALUES (172, 'Can view historical funding source', 43, 'view_historicalfundingsource');
INSERT INTO public.auth_permission VALUES (173, 'Can add historical executor', 44, 'add_historicalexecutor');
INSERT INTO public.auth_permission VALUES (174, 'Can change historical executor', 44, 'change_historicalexecutor');
INSERT INTO public.auth_permission VALUES (175, 'Can delete historical executor', 44, 'delete_historicalexecutor');
INSERT INTO public.auth_permission VALUES (176, 'Can view historical executor', 44, 'view_historicalexecutor');
INSERT INTO public.auth_permission VALUES (177, 'Can add funding source', 45, 'add_fundingsource');
INSERT INTO public.auth_permission VALUES (178, 'Can change funding source', 45, 'change_fundingsource');
INSERT INTO public.auth_permission VALUES (179, 'Can delete funding source', 45, 'delete_fundingsource');
INSERT INTO public.auth_permission VALUES (180, 'Can view funding source', 45, 'view_fundingsource');
INSERT INTO public.auth_permission VALUES (181, 'Can add executor', 46, 'add_executor');
INSERT INTO public.auth_permission VALUES (182, 'Can change executor', 46, 'change_executor');
INSERT INTO public.auth_permission VALUES (183, 'Can delete executor', 46, 'delete_executor');
INSERT INTO public.auth_permission VALUES (184, 'Can view executor', 46, 'view_executor');
INSERT INTO public.auth_permission VALUES (185, 'Can add former code', 47, 'add_formercode');
INSERT INTO public.auth_permission VALUES (186, 'Can change former code', 47, 'change_formercode');
INSERT INTO public.auth_permission VALUES (187, 'Can delete former code', 47, 'delete_formercode');
INSERT INTO public.auth_permission VALUES (188, 'Can view former code', 47, 'view_formercode');
INSERT INTO public.auth_permission VALUES (189, 'Can add historical amounts of a source in a year', 48, 'add_historicalfundingyear');
INSERT INTO public.auth_permission VALUES (276, 'Can view unit of measure', 69, 'view_measure');
INSERT INTO public.auth_permission VALUES (190, 'Can change historical amounts of a source in a year', 48, 'change_historicalfundingyear');
INSERT INTO public.auth_permission VALUES (191, 'Can delete historical amounts of a source in a year', 48, 'delete_historicalfundingyear');
INSERT INTO public.auth_permission VALUES (192, 'Can view historical amounts of a source in a year', 48, 'view_historicalfundingyear');
INSERT INTO public.auth_permission VALUES (193, 'Can add amounts of a source in a year', 49, 'add_fundingyear');
INSERT INTO public.auth_permission VALUES (194, 'Can change amounts of a source in a year', 49, 'change_fundingyear');
INSERT INTO public.auth_permission VALUES (195, 'Can delete amounts of a source in a year', 49, 'delete_fundingyear');
INSERT INTO public.auth_permission VALUES (196, 'Can view amounts of a source in a year', 49, 'view_fundingyear');
INSERT INTO public.auth_permission VALUES (197, 'Can add programme sums', 50, 'add_programmesums');
INSERT INTO public.auth_permission VALUES (198, 'Can change programme sums', 50, 'change_programmesums');
INSERT INTO public.auth_permission VALUES (199, 'Can delete programme sums', 50, 'delete_programmesums');
INSERT INTO public.auth_permission VALUES (200, 'Can view programme sums', 50, 'view_programmesums');
INSERT INTO public.auth_permission VALUES (201, 'Can add changed sums', 51, 'add_changedsums');
INSERT INTO public.auth_permission VALUES (202, 'Can change changed sums', 51, 'change_changedsums');
INSERT INTO public.auth_permission VALUES (203, 'Can delete changed sums', 51, 'delete_changedsums');
INSERT INTO public.auth_permission VALUES (204, 'Can view changed sums', 51, 'view_changedsums');
INSERT INTO public.auth_permission VALUES (205, 'Can add programme money', 52, 'add_programmemoney');
INSERT INTO public.auth_permission VALUES (206, 'Can change programme money', 52, 'change_programmemoney');
INSERT INTO public.auth_permission VALUES (207, 'Can delete programme money', 52, 'delete_programmemoney');
INSERT INTO public.auth_permission VALUES (208, 'Can view programme money', 52, 'view_programmemoney');
INSERT INTO public.auth_permission VALUES (209, 'Can add task year', 53, 'add_taskyear');
INSERT INTO public.auth_permission VALUES (210, 'Can change task year', 53, 'change_taskyear');
INSERT INTO public.auth_permission VALUES (211, 'Can delete task year', 53, 'delete_taskyear');
INSERT INTO public.auth_permission VALUES (212, 'Can view task year', 53, 'view_taskyear');
INSERT INTO public.auth_permission VALUES (213, 'Can add picture', 54, 'add_picture');
INSERT INTO public.auth_permission VALUES (214, 'Can change picture', 54, 'change_picture');
INSERT INTO public.auth_permission VALUES (215, 'Can delete picture', 54, 'delete_picture');
INSERT INTO public.auth_permission VALUES (216, 'Can view picture', 54, 'view_picture');
INSERT INTO public.auth_permission VALUES (217, 'Can add historical place of the task', 55, 'add_historicallocation');
INSERT INTO public.auth_permission VALUES (218, 'Can change historical place of the task', 55, 'change_historicallocation');
INSERT INTO public.auth_permission VALUES (219, 'Can delete historical place of the task', 55, 'delete_historicallocation');
INSERT INTO public.auth_permission VALUES (220, 'Can view historical place of the task', 55, 'view_historicallocation');
INSERT INTO public.auth_permission VALUES (221, 'Can add historical boundary on the map', 56, 'add_historicaloutline');
INSERT INTO public.auth_permission VALUES (222, 'Can change historical boundary on the map', 56, 'change_historicaloutline');
INSERT INTO public.auth_permission VALUES (223, 'Can delete historical boundary on the map', 56, 'delete_historicaloutline');
INSERT INTO public.auth_permission VALUES (224, 'Can view historical boundary on the map', 56, 'view_historicaloutline');
INSERT INTO public.auth_permission VALUES (225, 'Can add boundary on the map', 57, 'add_outline');
INSERT INTO public.auth_permission VALUES (226, 'Can change boundary on the map', 57, 'change_outline');
INSERT INTO public.auth_permission VALUES (227, 'Can delete boundary on the map', 57, 'delete_outline');
INSERT INTO public.auth_permission VALUES (228, 'Can view boundary on the map', 57, 'view_outline');
INSERT INTO public.auth_permission VALUES (229, 'Can add place of the task', 58, 'add_location');
INSERT INTO public.auth_permission VALUES (230, 'Can change place of the task', 58, 'change_location');
INSERT INTO public.auth_permission VALUES (231, 'Can delete place of the task', 58, 'delete_location');
INSERT INTO public.auth_permission VALUES (232, 'Can view place of the task', 58, 'view_location');
INSERT INTO public.auth_permission VALUES (233, 'Can add historical kind without indicators', 59, 'add_historicalabsentkind');
INSERT INTO public.auth_permission VALUES (234, 'Can change historical kind without indicators', 59, 'change_historicalabsentkind');
INSERT INTO public.auth_permission VALUES (235, 'Can delete historical kind without indicators', 59, 'delete_historicalabsentkind');
INSERT INTO public.auth_permission VALUES (236, 'Can view historical kind without indicators', 59, 'view_historicalabsentkind');
INSERT INTO public.auth_permission VALUES (237, 'Can add historical indicator', 60, 'add_historicalindicator');
INSERT INTO public.auth_permission VALUES (238, 'Can change historical indicator', 60, 'change_historicalindicator');
INSERT INTO public.auth_permission VALUES (239, 'Can delete historical indicator', 60, 'delete_historicalindicator');
INSERT INTO public.auth_permission VALUES (240, 'Can view historical indicator', 60, 'view_historicalindicator');
INSERT INTO public.auth_permission VALUES (241, 'Can add indicator', 61, 'add_indicator');
INSERT INTO public.auth_permission VALUES (242, 'Can change indicator', 61, 'change_indicator');
INSERT INTO public.auth_permission VALUES (243, 'Can delete indicator', 61, 'delete_indicator');
INSERT INTO public.auth_permission VALUES (244, 'Can view indicator', 61, 'view_indicator');
INSERT INTO public.auth_permission VALUES (245, 'Can add historical value of an indicator', 62, 'add_historicalindicatorvalue');
INSERT INTO public.auth_permission VALUES (246, 'Can change historical value of an indicator', 62, 'change_historicalindicatorvalue');
INSERT INTO public.auth_permission VALUES (247, 'Can delete historical value of an indicator', 62, 'delete_historicalindicatorvalue');
INSERT INTO public.auth_permission VALUES (248, 'Can view historical value of an indicator', 62, 'view_historicalindicatorvalue');
INSERT INTO public.auth_permission VALUES (249, 'Can add value of an indicator', 63, 'add_indicatorvalue');
INSERT INTO public.auth_permission VALUES (250, 'Can change value of an indicator', 63, 'change_indicatorvalue');
INSERT INTO public.auth_permission VALUES (251, 'Can delete value of an indicator', 63, 'delete_indicatorvalue');
INSERT INTO public.auth_permission VALUES (252, 'Can view value of an indicator', 63, 'view_indicatorvalue');
INSERT INTO public.auth_permission VALUES (253, 'Can add kind without indicators', 64, 'add_absentkind');
INSERT INTO public.auth_permission VALUES (254, 'Can change kind without indicators', 64, 'change_absentkind');
INSERT INTO public.auth_permission VALUES (255, 'Can delete kind without indicators', 64, 'delete_absentkind');
INSERT INTO public.auth_permission VALUES (256, 'Can view kind without indicators', 64, 'view_absentkind');
INSERT INTO public.auth_permission VALUES (257, 'Can add historical break in a series', 65, 'add_historicalindicatorbreak');
INSERT INTO public.auth_permission VALUES (258, 'Can change historical break in a series', 65, 'change_historicalindicatorbreak');
INSERT INTO public.auth_permission VALUES (259, 'Can delete historical break in a series', 65, 'delete_historicalindicatorbreak');
INSERT INTO public.auth_permission VALUES (260, 'Can view historical break in a series', 65, 'view_historicalindicatorbreak');
INSERT INTO public.auth_permission VALUES (261, 'Can add historical target of an indicator', 66, 'add_historicalindicatortarget');
INSERT INTO public.auth_permission VALUES (262, 'Can change historical target of an indicator', 66, 'change_historicalindicatortarget');
INSERT INTO public.auth_permission VALUES (263, 'Can delete historical target of an indicator', 66, 'delete_historicalindicatortarget');
INSERT INTO public.auth_permission VALUES (264, 'Can view historical target of an indicator', 66, 'view_historicalindicatortarget');
INSERT INTO public.auth_permission VALUES (265, 'Can add break in a series', 67, 'add_indicatorbreak');
INSERT INTO public.auth_permission VALUES (266, 'Can change break in a series', 67, 'change_indicatorbreak');
INSERT INTO public.auth_permission VALUES (267, 'Can delete break in a series', 67, 'delete_indicatorbreak');
INSERT INTO public.auth_permission VALUES (268, 'Can view break in a series', 67, 'view_indicatorbreak');
INSERT INTO public.auth_permission VALUES (269, 'Can add target of an indicator', 68, 'add_indicatortarget');
INSERT INTO public.auth_permission VALUES (270, 'Can change target of an indicator', 68, 'change_indicatortarget');
INSERT INTO public.auth_permission VALUES (271, 'Can delete target of an indicator', 68, 'delete_indicatortarget');
INSERT INTO public.auth_permission VALUES (272, 'Can view target of an indicator', 68, 'view_indicatortarget');
INSERT INTO public.auth_permission VALUES (273, 'Can add unit of measure', 69, 'add_measure');
INSERT INTO public.auth_permission VALUES (274, 'Can change unit of measure', 69, 'change_measure');
INSERT INTO public.auth_permission VALUES (275, 'Can delete unit of measure', 69, 'delete_measure');
INSERT INTO public.auth_permission VALUES (277, 'Can add file of the local data bank', 70, 'add_bankfile');
INSERT INTO public.auth_permission VALUES (278, 'Can change file of the local data bank', 70, 'change_bankfile');
INSERT INTO public.auth_permission VALUES (279, 'Can delete file of the local data bank', 70, 'delete_bankfile');
INSERT INTO public.auth_permission VALUES (280, 'Can view file of the local data bank', 70, 'view_bankfile');
INSERT INTO public.auth_permission VALUES (281, 'Can add source in the local data bank', 71, 'add_seriessource');
INSERT INTO public.auth_permission VALUES (282, 'Can change source in the local data bank', 71, 'change_seriessource');
INSERT INTO public.auth_permission VALUES (283, 'Can delete source in the local data bank', 71, 'delete_seriessource');
INSERT INTO public.auth_permission VALUES (284, 'Can view source in the local data bank', 71, 'view_seriessource');
INSERT INTO public.auth_permission VALUES (285, 'Can add place facts', 72, 'add_placefacts');
INSERT INTO public.auth_permission VALUES (286, 'Can change place facts', 72, 'change_placefacts');
INSERT INTO public.auth_permission VALUES (287, 'Can delete place facts', 72, 'delete_placefacts');
INSERT INTO public.auth_permission VALUES (288, 'Can view place facts', 72, 'view_placefacts');
INSERT INTO public.auth_permission VALUES (289, 'Can add changed facts', 73, 'add_changedfacts');
INSERT INTO public.auth_permission VALUES (290, 'Can change changed facts', 73, 'change_changedfacts');
INSERT INTO public.auth_permission VALUES (291, 'Can delete changed facts', 73, 'delete_changedfacts');
INSERT INTO public.auth_permission VALUES (292, 'Can view changed facts', 73, 'view_changedfacts');
INSERT INTO public.auth_permission VALUES (293, 'Can add year facts', 74, 'add_yearfacts');
INSERT INTO public.auth_permission VALUES (294, 'Can change year facts', 74, 'change_yearfacts');
INSERT INTO public.auth_permission VALUES (295, 'Can delete year facts', 74, 'delete_yearfacts');
INSERT INTO public.auth_permission VALUES (296, 'Can view year facts', 74, 'view_yearfacts');
INSERT INTO public.auth_permission VALUES (297, 'Can add historical topic', 75, 'add_historicaltopic');
INSERT INTO public.auth_permission VALUES (298, 'Can change historical topic', 75, 'change_historicaltopic');
INSERT INTO public.auth_permission VALUES (299, 'Can delete historical topic', 75, 'delete_historicaltopic');
INSERT INTO public.auth_permission VALUES (300, 'Can view historical topic', 75, 'view_historicaltopic');
INSERT INTO public.auth_permission VALUES (301, 'Can add topic', 76, 'add_topic');
INSERT INTO public.auth_permission VALUES (302, 'Can change topic', 76, 'change_topic');
INSERT INTO public.auth_permission VALUES (303, 'Can delete topic', 76, 'delete_topic');
INSERT INTO public.auth_permission VALUES (304, 'Can view topic', 76, 'view_topic');
INSERT INTO public.auth_permission VALUES (305, 'Can add HistoricalTopic_tasks', 77, 'add_historicaltopic_tasks');
INSERT INTO public.auth_permission VALUES (306, 'Can change HistoricalTopic_tasks', 77, 'change_historicaltopic_tasks');
INSERT INTO public.auth_permission VALUES (307, 'Can delete HistoricalTopic_tasks', 77, 'delete_historicaltopic_tasks');
INSERT INTO public.auth_permission VALUES (308, 'Can view HistoricalTopic_tasks', 77, 'view_historicaltopic_tasks');
INSERT INTO public.auth_permission VALUES (309, 'Can add HistoricalTopic_programmes', 78, 'add_historicaltopic_programmes');
INSERT INTO public.auth_permission VALUES (310, 'Can change HistoricalTopic_programmes', 78, 'change_historicaltopic_programmes');
INSERT INTO public.auth_permission VALUES (311, 'Can delete HistoricalTopic_programmes', 78, 'delete_historicaltopic_programmes');
INSERT INTO public.auth_permission VALUES (312, 'Can view HistoricalTopic_programmes', 78, 'view_historicaltopic_programmes');
INSERT INTO public.auth_permission VALUES (313, 'Can add state of a strategy', 79, 'add_snapshot');
INSERT INTO public.auth_permission VALUES (314, 'Can change state of a strategy', 79, 'change_snapshot');
INSERT INTO public.auth_permission VALUES (315, 'Can delete state of a strategy', 79, 'delete_snapshot');
INSERT INTO public.auth_permission VALUES (316, 'Can view state of a strategy', 79, 'view_snapshot');
INSERT INTO public.auth_permission VALUES (317, 'Can add file of a strategy', 80, 'add_upload');
INSERT INTO public.auth_permission VALUES (318, 'Can change file of a strategy', 80, 'change_upload');
INSERT INTO public.auth_permission VALUES (319, 'Can delete file of a strategy', 80, 'delete_upload');
INSERT INTO public.auth_permission VALUES (320, 'Can view file of a strategy', 80, 'view_upload');
INSERT INTO public.auth_permission VALUES (321, 'Can add reporting campaign', 81, 'add_campaign');
INSERT INTO public.auth_permission VALUES (322, 'Can change reporting campaign', 81, 'change_campaign');
INSERT INTO public.auth_permission VALUES (323, 'Can delete reporting campaign', 81, 'delete_campaign');
INSERT INTO public.auth_permission VALUES (324, 'Can view reporting campaign', 81, 'view_campaign');
INSERT INTO public.auth_permission VALUES (325, 'Can add historical reporting campaign', 82, 'add_historicalcampaign');
INSERT INTO public.auth_permission VALUES (326, 'Can change historical reporting campaign', 82, 'change_historicalcampaign');
INSERT INTO public.auth_permission VALUES (327, 'Can delete historical reporting campaign', 82, 'delete_historicalcampaign');
INSERT INTO public.auth_permission VALUES (328, 'Can view historical reporting campaign', 82, 'view_historicalcampaign');
INSERT INTO public.auth_permission VALUES (329, 'Can add reminder sent', 83, 'add_notice');
INSERT INTO public.auth_permission VALUES (330, 'Can change reminder sent', 83, 'change_notice');
INSERT INTO public.auth_permission VALUES (331, 'Can delete reminder sent', 83, 'delete_notice');
INSERT INTO public.auth_permission VALUES (332, 'Can view reminder sent', 83, 'view_notice');
INSERT INTO public.auth_permission VALUES (333, 'Can add report', 84, 'add_report');
INSERT INTO public.auth_permission VALUES (334, 'Can change report', 84, 'change_report');
INSERT INTO public.auth_permission VALUES (335, 'Can delete report', 84, 'delete_report');
INSERT INTO public.auth_permission VALUES (336, 'Can view report', 84, 'view_report');
INSERT INTO public.auth_permission VALUES (337, 'Can add version of a report', 85, 'add_version');
INSERT INTO public.auth_permission VALUES (338, 'Can change version of a report', 85, 'change_version');
INSERT INTO public.auth_permission VALUES (339, 'Can delete version of a report', 85, 'delete_version');
INSERT INTO public.auth_permission VALUES (340, 'Can view version of a report', 85, 'view_version');
INSERT INTO public.auth_permission VALUES (341, 'Can add attachment', 86, 'add_attachment');
INSERT INTO public.auth_permission VALUES (342, 'Can change attachment', 86, 'change_attachment');
INSERT INTO public.auth_permission VALUES (343, 'Can delete attachment', 86, 'delete_attachment');
INSERT INTO public.auth_permission VALUES (344, 'Can view attachment', 86, 'view_attachment');
INSERT INTO public.auth_permission VALUES (345, 'Can add address of a calendar', 87, 'add_calendarkey');
INSERT INTO public.auth_permission VALUES (346, 'Can change address of a calendar', 87, 'change_calendarkey');
INSERT INTO public.auth_permission VALUES (347, 'Can delete address of a calendar', 87, 'delete_calendarkey');
INSERT INTO public.auth_permission VALUES (348, 'Can view address of a calendar', 87, 'view_calendarkey');
INSERT INTO public.auth_permission VALUES (349, 'Can add question about a report', 88, 'add_question');
INSERT INTO public.auth_permission VALUES (350, 'Can change question about a report', 88, 'change_question');
INSERT INTO public.auth_permission VALUES (351, 'Can delete question about a report', 88, 'delete_question');
INSERT INTO public.auth_permission VALUES (352, 'Can view question about a report', 88, 'view_question');
INSERT INTO public.auth_permission VALUES (353, 'Can add reopening of a year', 89, 'add_reopening');
INSERT INTO public.auth_permission VALUES (354, 'Can change reopening of a year', 89, 'change_reopening');
INSERT INTO public.auth_permission VALUES (355, 'Can delete reopening of a year', 89, 'delete_reopening');
INSERT INTO public.auth_permission VALUES (356, 'Can view reopening of a year', 89, 'view_reopening');
INSERT INTO public.auth_permission VALUES (357, 'Can add closed year', 90, 'add_snapshot');
INSERT INTO public.auth_permission VALUES (358, 'Can change closed year', 90, 'change_snapshot');
INSERT INTO public.auth_permission VALUES (359, 'Can delete closed year', 90, 'delete_snapshot');
INSERT INTO public.auth_permission VALUES (360, 'Can view closed year', 90, 'view_snapshot');
INSERT INTO public.auth_permission VALUES (361, 'Can add file of a yearly report', 91, 'add_export');
INSERT INTO public.auth_permission VALUES (362, 'Can change file of a yearly report', 91, 'change_export');
INSERT INTO public.auth_permission VALUES (363, 'Can delete file of a yearly report', 91, 'delete_export');
INSERT INTO public.auth_permission VALUES (364, 'Can view file of a yearly report', 91, 'view_export');
INSERT INTO public.auth_permission VALUES (365, 'Can add part of a closed year', 92, 'add_snapshotpart');
INSERT INTO public.auth_permission VALUES (366, 'Can change part of a closed year', 92, 'change_snapshotpart');
INSERT INTO public.auth_permission VALUES (367, 'Can delete part of a closed year', 92, 'delete_snapshotpart');
INSERT INTO public.auth_permission VALUES (368, 'Can view part of a closed year', 92, 'view_snapshotpart');
INSERT INTO public.auth_permission VALUES (369, 'Can add filled-in workbook', 93, 'add_filledfile');
INSERT INTO public.auth_permission VALUES (370, 'Can change filled-in workbook', 93, 'change_filledfile');
INSERT INTO public.auth_permission VALUES (371, 'Can delete filled-in workbook', 93, 'delete_filledfile');
INSERT INTO public.auth_permission VALUES (372, 'Can view filled-in workbook', 93, 'view_filledfile');
INSERT INTO public.auth_permission VALUES (373, 'Can add searched word', 94, 'add_searchedword');
INSERT INTO public.auth_permission VALUES (374, 'Can change searched word', 94, 'change_searchedword');
INSERT INTO public.auth_permission VALUES (375, 'Can delete searched word', 94, 'delete_searchedword');
INSERT INTO public.auth_permission VALUES (376, 'Can view searched word', 94, 'view_searchedword');
INSERT INTO public.auth_permission VALUES (377, 'Can add follower', 95, 'add_follower');
INSERT INTO public.auth_permission VALUES (378, 'Can change follower', 95, 'change_follower');
INSERT INTO public.auth_permission VALUES (379, 'Can delete follower', 95, 'delete_follower');
INSERT INTO public.auth_permission VALUES (380, 'Can view follower', 95, 'view_follower');
INSERT INTO public.auth_permission VALUES (381, 'Can add maintenance', 96, 'add_maintenance');
INSERT INTO public.auth_permission VALUES (382, 'Can change maintenance', 96, 'change_maintenance');
INSERT INTO public.auth_permission VALUES (383, 'Can delete maintenance', 96, 'delete_maintenance');
INSERT INTO public.auth_permission VALUES (384, 'Can view maintenance', 96, 'view_maintenance');
INSERT INTO public.django_content_type VALUES (1, 'leszno_strategy', 'publicchange');
INSERT INTO public.django_content_type VALUES (2, 'leszno_strategy', 'publicversion');
INSERT INTO public.django_content_type VALUES (3, 'leszno_strategy', 'workerseen');
INSERT INTO public.django_content_type VALUES (4, 'admin', 'logentry');
INSERT INTO public.django_content_type VALUES (5, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (6, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (7, 'contenttypes', 'contenttype');
INSERT INTO public.django_content_type VALUES (8, 'sessions', 'session');
INSERT INTO public.django_content_type VALUES (9, 'account', 'emailaddress');
INSERT INTO public.django_content_type VALUES (10, 'account', 'emailconfirmation');
INSERT INTO public.django_content_type VALUES (11, 'mfa', 'authenticator');
INSERT INTO public.django_content_type VALUES (12, 'usersessions', 'usersession');
INSERT INTO public.django_content_type VALUES (13, 'django_tasks_database', 'dbtaskresult');
INSERT INTO public.django_content_type VALUES (14, 'letters', 'letter');
INSERT INTO public.django_content_type VALUES (15, 'organisation', 'post');
INSERT INTO public.django_content_type VALUES (16, 'organisation', 'unit');
INSERT INTO public.django_content_type VALUES (17, 'organisation', 'user');
INSERT INTO public.django_content_type VALUES (18, 'organisation', 'historicalunit');
INSERT INTO public.django_content_type VALUES (19, 'organisation', 'historicalappointment');
INSERT INTO public.django_content_type VALUES (20, 'organisation', 'appointment');
INSERT INTO public.django_content_type VALUES (21, 'organisation', 'historicalpost');
INSERT INTO public.django_content_type VALUES (22, 'organisation', 'unitalias');
INSERT INTO public.django_content_type VALUES (23, 'signing_in', 'attempt');
INSERT INTO public.django_content_type VALUES (24, 'feedback', 'feedback');
INSERT INTO public.django_content_type VALUES (25, 'tasks', 'stage');
INSERT INTO public.django_content_type VALUES (26, 'tasks', 'strategy');
INSERT INTO public.django_content_type VALUES (27, 'tasks', 'goal');
INSERT INTO public.django_content_type VALUES (28, 'tasks', 'historicalprogramme');
INSERT INTO public.django_content_type VALUES (29, 'tasks', 'historicalstrategy');
INSERT INTO public.django_content_type VALUES (30, 'tasks', 'programme');
INSERT INTO public.django_content_type VALUES (31, 'tasks', 'historicaltask');
INSERT INTO public.django_content_type VALUES (32, 'tasks', 'historicalstrategyyear');
INSERT INTO public.django_content_type VALUES (33, 'tasks', 'historicalgoal');
INSERT INTO public.django_content_type VALUES (34, 'tasks', 'strategyyear');
INSERT INTO public.django_content_type VALUES (35, 'tasks', 'stageyear');
INSERT INTO public.django_content_type VALUES (36, 'tasks', 'historicalstageyear');
INSERT INTO public.django_content_type VALUES (37, 'tasks', 'task');
INSERT INTO public.django_content_type VALUES (38, 'tasks', 'reportedtotal');
INSERT INTO public.django_content_type VALUES (39, 'tasks', 'partner');
INSERT INTO public.django_content_type VALUES (40, 'tasks', 'historicalstage');
INSERT INTO public.django_content_type VALUES (41, 'tasks', 'historicalreportedtotal');
INSERT INTO public.django_content_type VALUES (42, 'tasks', 'historicalpartner');
INSERT INTO public.django_content_type VALUES (43, 'tasks', 'historicalfundingsource');
INSERT INTO public.django_content_type VALUES (44, 'tasks', 'historicalexecutor');
INSERT INTO public.django_content_type VALUES (45, 'tasks', 'fundingsource');
INSERT INTO public.django_content_type VALUES (46, 'tasks', 'executor');
INSERT INTO public.django_content_type VALUES (47, 'tasks', 'formercode');
INSERT INTO public.django_content_type VALUES (48, 'tasks', 'historicalfundingyear');
INSERT INTO public.django_content_type VALUES (49, 'tasks', 'fundingyear');
INSERT INTO public.django_content_type VALUES (50, 'tasks', 'programmesums');
INSERT INTO public.django_content_type VALUES (51, 'tasks', 'changedsums');
INSERT INTO public.django_content_type VALUES (52, 'tasks', 'programmemoney');
INSERT INTO public.django_content_type VALUES (53, 'tasks', 'taskyear');
INSERT INTO public.django_content_type VALUES (54, 'tasks', 'picture');
INSERT INTO public.django_content_type VALUES (55, 'tasks', 'historicallocation');
INSERT INTO public.django_content_type VALUES (56, 'tasks', 'historicaloutline');
INSERT INTO public.django_content_type VALUES (57, 'tasks', 'outline');
INSERT INTO public.django_content_type VALUES (58, 'tasks', 'location');
INSERT INTO public.django_content_type VALUES (59, 'indicators', 'historicalabsentkind');
INSERT INTO public.django_content_type VALUES (60, 'indicators', 'historicalindicator');
INSERT INTO public.django_content_type VALUES (61, 'indicators', 'indicator');
INSERT INTO public.django_content_type VALUES (62, 'indicators', 'historicalindicatorvalue');
INSERT INTO public.django_content_type VALUES (63, 'indicators', 'indicatorvalue');
INSERT INTO public.django_content_type VALUES (64, 'indicators', 'absentkind');
INSERT INTO public.django_content_type VALUES (65, 'indicators', 'historicalindicatorbreak');
INSERT INTO public.django_content_type VALUES (66, 'indicators', 'historicalindicatortarget');
INSERT INTO public.django_content_type VALUES (67, 'indicators', 'indicatorbreak');
INSERT INTO public.django_content_type VALUES (68, 'indicators', 'indicatortarget');
INSERT INTO public.django_content_type VALUES (69, 'indicators', 'measure');
INSERT INTO public.django_content_type VALUES (70, 'indicators', 'bankfile');
INSERT INTO public.django_content_type VALUES (71, 'indicators', 'seriessource');
INSERT INTO public.django_content_type VALUES (72, 'indicators', 'placefacts');
INSERT INTO public.django_content_type VALUES (73, 'indicators', 'changedfacts');
INSERT INTO public.django_content_type VALUES (74, 'indicators', 'yearfacts');
INSERT INTO public.django_content_type VALUES (75, 'topics', 'historicaltopic');
INSERT INTO public.django_content_type VALUES (76, 'topics', 'topic');
INSERT INTO public.django_content_type VALUES (77, 'topics', 'historicaltopic_tasks');
INSERT INTO public.django_content_type VALUES (78, 'topics', 'historicaltopic_programmes');
INSERT INTO public.django_content_type VALUES (79, 'exchange', 'snapshot');
INSERT INTO public.django_content_type VALUES (80, 'exchange', 'upload');
INSERT INTO public.django_content_type VALUES (81, 'reporting', 'campaign');
INSERT INTO public.django_content_type VALUES (82, 'reporting', 'historicalcampaign');
INSERT INTO public.django_content_type VALUES (83, 'reporting', 'notice');
INSERT INTO public.django_content_type VALUES (84, 'reporting', 'report');
INSERT INTO public.django_content_type VALUES (85, 'reporting', 'version');
INSERT INTO public.django_content_type VALUES (86, 'reporting', 'attachment');
INSERT INTO public.django_content_type VALUES (87, 'reporting', 'calendarkey');
INSERT INTO public.django_content_type VALUES (88, 'reporting', 'question');
INSERT INTO public.django_content_type VALUES (89, 'annual_report', 'reopening');
INSERT INTO public.django_content_type VALUES (90, 'annual_report', 'snapshot');
INSERT INTO public.django_content_type VALUES (91, 'annual_report', 'export');
INSERT INTO public.django_content_type VALUES (92, 'annual_report', 'snapshotpart');
INSERT INTO public.django_content_type VALUES (93, 'filling', 'filledfile');
INSERT INTO public.django_content_type VALUES (94, 'public', 'searchedword');
INSERT INTO public.django_content_type VALUES (95, 'public', 'follower');
INSERT INTO public.django_content_type VALUES (96, 'operations', 'maintenance');
INSERT INTO public.django_migrations VALUES (1, 'contenttypes', '0001_initial', '2026-11-30 16:55:45.07536+00');
INSERT INTO public.django_migrations VALUES (2, 'contenttypes', '0002_remove_content_type_name', '2026-11-30 16:55:45.541+00');
INSERT INTO public.django_migrations VALUES (3, 'auth', '0001_initial', '2026-11-30 16:55:47.520445+00');
INSERT INTO public.django_migrations VALUES (4, 'auth', '0002_alter_permission_name_max_length', '2026-11-30 16:55:47.972821+00');
INSERT INTO public.django_migrations VALUES (5, 'auth', '0003_alter_user_email_max_length', '2026-11-30 16:55:48.321532+00');
INSERT INTO public.django_migrations VALUES (6, 'auth', '0004_alter_user_username_opts', '2026-11-30 16:55:48.573463+00');
INSERT INTO public.django_migrations VALUES (7, 'auth', '0005_alter_user_last_login_null', '2026-11-30 16:55:48.902326+00');
INSERT INTO public.django_migrations VALUES (8, 'auth', '0006_require_contenttypes_0002', '2026-11-30 16:55:49.217019+00');
INSERT INTO public.django_migrations VALUES (9, 'auth', '0007_alter_validators_add_error_messages', '2026-11-30 16:55:49.614565+00');
INSERT INTO public.django_migrations VALUES (10, 'auth', '0008_alter_user_username_max_length', '2026-11-30 16:55:50.036982+00');
INSERT INTO public.django_migrations VALUES (11, 'auth', '0009_alter_user_last_name_max_length', '2026-11-30 16:55:50.239153+00');
INSERT INTO public.django_migrations VALUES (12, 'auth', '0010_alter_group_name_max_length', '2026-11-30 16:55:50.500064+00');
INSERT INTO public.django_migrations VALUES (13, 'auth', '0011_update_proxy_permissions', '2026-11-30 16:55:50.72373+00');
INSERT INTO public.django_migrations VALUES (14, 'auth', '0012_alter_user_first_name_max_length', '2026-11-30 16:55:51.008809+00');
INSERT INTO public.django_migrations VALUES (15, 'organisation', '0001_initial', '2026-11-30 16:56:00.262681+00');
INSERT INTO public.django_migrations VALUES (16, 'account', '0001_initial', '2026-11-30 16:56:02.02843+00');
INSERT INTO public.django_migrations VALUES (17, 'account', '0002_email_max_length', '2026-11-30 16:56:02.488647+00');
INSERT INTO public.django_migrations VALUES (18, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-30 16:56:03.497223+00');
INSERT INTO public.django_migrations VALUES (19, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-30 16:56:04.70525+00');
INSERT INTO public.django_migrations VALUES (20, 'account', '0005_emailaddress_idx_upper_email', '2026-11-30 16:56:05.409073+00');
INSERT INTO public.django_migrations VALUES (21, 'account', '0006_emailaddress_lower', '2026-11-30 16:56:06.063305+00');
INSERT INTO public.django_migrations VALUES (22, 'account', '0007_emailaddress_idx_email', '2026-11-30 16:56:06.957144+00');
INSERT INTO public.django_migrations VALUES (23, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-30 16:56:07.8122+00');
INSERT INTO public.django_migrations VALUES (24, 'account', '0009_emailaddress_unique_primary_email', '2026-11-30 16:56:08.289307+00');
INSERT INTO public.django_migrations VALUES (25, 'admin', '0001_initial', '2026-11-30 16:56:09.649356+00');
INSERT INTO public.django_migrations VALUES (26, 'admin', '0002_logentry_remove_auto_add', '2026-11-30 16:56:10.153873+00');
INSERT INTO public.django_migrations VALUES (27, 'admin', '0003_logentry_add_action_flag_choices', '2026-11-30 16:56:10.864489+00');
INSERT INTO public.django_migrations VALUES (28, 'tasks', '0001_initial', '2026-11-30 16:56:46.342482+00');
INSERT INTO public.django_migrations VALUES (29, 'tasks', '0002_year_is_closed', '2026-11-30 16:56:47.307149+00');
INSERT INTO public.django_migrations VALUES (30, 'annual_report', '0001_initial', '2026-11-30 16:57:02.807394+00');
INSERT INTO public.django_migrations VALUES (31, 'annual_report', '0002_format_of_a_version', '2026-11-30 16:57:03.541796+00');
INSERT INTO public.django_migrations VALUES (32, 'annual_report', '0003_years_closed_so_far', '2026-11-30 16:57:05.117924+00');
INSERT INTO public.django_migrations VALUES (33, 'annual_report', '0004_version_of_a_reopening', '2026-11-30 16:57:07.174802+00');
INSERT INTO public.django_migrations VALUES (34, 'annual_report', '0005_versions_reopened_so_far', '2026-11-30 16:57:08.335443+00');
INSERT INTO public.django_migrations VALUES (35, 'django_tasks_database', '0001_initial', '2026-11-30 16:57:08.551844+00');
INSERT INTO public.django_migrations VALUES (36, 'django_tasks_database', '0002_alter_dbtaskresult_options', '2026-11-30 16:57:08.752549+00');
INSERT INTO public.django_migrations VALUES (37, 'django_tasks_database', '0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at', '2026-11-30 16:57:09.16067+00');
INSERT INTO public.django_migrations VALUES (38, 'django_tasks_database', '0004_dbtaskresult_started_at', '2026-11-30 16:57:09.343584+00');
INSERT INTO public.django_migrations VALUES (39, 'django_tasks_database', '0005_alter_dbtaskresult_priority_and_more', '2026-11-30 16:57:10.069531+00');
INSERT INTO public.django_migrations VALUES (40, 'django_tasks_database', '0006_alter_dbtaskresult_args_kwargs_and_more', '2026-11-30 16:57:10.915332+00');
INSERT INTO public.django_migrations VALUES (41, 'django_tasks_database', '0007_add_separate_results_fields', '2026-11-30 16:57:11.435839+00');
INSERT INTO public.django_migrations VALUES (42, 'django_tasks_database', '0008_separate_results_field', '2026-11-30 16:57:12.867639+00');
INSERT INTO public.django_migrations VALUES (43, 'django_tasks_database', '0009_remove_results_field', '2026-11-30 16:57:13.08059+00');
INSERT INTO public.django_migrations VALUES (44, 'django_tasks_database', '0010_alter_dbtaskresult_status', '2026-11-30 16:57:13.373768+00');
INSERT INTO public.django_migrations VALUES (45, 'django_tasks_database', '0011_rename_complete_status', '2026-11-30 16:57:14.625145+00');
INSERT INTO public.django_migrations VALUES (46, 'django_tasks_database', '0012_add_separate_exception_fields', '2026-11-30 16:57:15.31668+00');
INSERT INTO public.django_migrations VALUES (47, 'django_tasks_database', '0013_separate_exception_fields', '2026-11-30 16:57:16.746468+00');
INSERT INTO public.django_migrations VALUES (48, 'django_tasks_database', '0014_remove_dbtaskresult_exception_data', '2026-11-30 16:57:16.848156+00');
INSERT INTO public.django_migrations VALUES (49, 'django_tasks_database', '0015_correctly_order_run_after', '2026-11-30 16:57:16.942967+00');
INSERT INTO public.django_migrations VALUES (50, 'django_tasks_database', '0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more', '2026-11-30 16:57:19.183007+00');
INSERT INTO public.django_migrations VALUES (51, 'django_tasks_database', '0017_dbtaskresult_metadata', '2026-11-30 16:57:19.701776+00');
INSERT INTO public.django_migrations VALUES (52, 'django_tasks_database', '0018_rename_succeeded_status', '2026-11-30 16:57:21.337041+00');
INSERT INTO public.django_migrations VALUES (53, 'django_tasks_database', '0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more', '2026-11-30 16:57:22.153227+00');
INSERT INTO public.django_migrations VALUES (54, 'django_tasks_database', '0020_update_db_task_result_ordering', '2026-11-30 16:57:22.656474+00');
INSERT INTO public.django_migrations VALUES (55, 'django_tasks_database', '0021_conditional_partial_index_ordering', '2026-11-30 16:57:23.202819+00');
INSERT INTO public.django_migrations VALUES (56, 'tasks', '0003_positions_without_twins', '2026-11-30 16:57:25.309345+00');
INSERT INTO public.django_migrations VALUES (57, 'tasks', '0004_positions_are_unique', '2026-11-30 16:57:40.117343+00');
INSERT INTO public.django_migrations VALUES (58, 'tasks', '0005_amounts_beyond_doubt', '2026-11-30 16:57:42.645192+00');
INSERT INTO public.django_migrations VALUES (59, 'organisation', '0002_order_of_the_alphabet', '2026-11-30 16:57:45.196252+00');
INSERT INTO public.django_migrations VALUES (60, 'tasks', '0006_former_numbers', '2026-11-30 16:57:56.641119+00');
INSERT INTO public.django_migrations VALUES (61, 'tasks', '0007_numbers_of_before', '2026-11-30 16:57:58.61402+00');
INSERT INTO public.django_migrations VALUES (62, 'tasks', '0008_goal_numbers_without_twins', '2026-11-30 16:58:05.981062+00');
INSERT INTO public.django_migrations VALUES (63, 'tasks', '0009_identity_and_life', '2026-11-30 16:58:42.694104+00');
INSERT INTO public.django_migrations VALUES (64, 'tasks', '0010_what_stood_before', '2026-11-30 16:58:48.374012+00');
INSERT INTO public.django_migrations VALUES (65, 'exchange', '0001_files_taken_and_brought', '2026-11-30 16:58:52.528752+00');
INSERT INTO public.django_migrations VALUES (66, 'feedback', '0001_initial', '2026-11-30 16:58:54.500973+00');
INSERT INTO public.django_migrations VALUES (67, 'tasks', '0011_former_codes', '2026-11-30 16:59:02.542765+00');
INSERT INTO public.django_migrations VALUES (68, 'tasks', '0012_codes_of_before', '2026-11-30 16:59:04.284364+00');
INSERT INTO public.django_migrations VALUES (69, 'tasks', '0013_former_numbers_are_gone', '2026-11-30 16:59:04.726376+00');
INSERT INTO public.django_migrations VALUES (70, 'tasks', '0014_amounts_by_year', '2026-11-30 16:59:10.105031+00');
INSERT INTO public.django_migrations VALUES (71, 'tasks', '0015_kept_sums', '2026-11-30 16:59:16.842178+00');
INSERT INTO public.django_migrations VALUES (72, 'tasks', '0016_task_years', '2026-11-30 16:59:18.764287+00');
INSERT INTO public.django_migrations VALUES (73, 'tasks', '0017_reported_years', '2026-11-30 16:59:19.351779+00');
INSERT INTO public.django_migrations VALUES (74, 'filling', '0001_filled_file', '2026-11-30 16:59:22.027596+00');
INSERT INTO public.django_migrations VALUES (75, 'indicators', '0001_initial', '2026-11-30 16:59:37.40733+00');
INSERT INTO public.django_migrations VALUES (76, 'indicators', '0002_positions_without_twins', '2026-11-30 16:59:42.949428+00');
INSERT INTO public.django_migrations VALUES (77, 'indicators', '0003_positions_are_unique', '2026-11-30 16:59:46.421266+00');
INSERT INTO public.django_migrations VALUES (78, 'indicators', '0004_numbers_in_percent', '2026-11-30 16:59:47.461+00');
INSERT INTO public.django_migrations VALUES (79, 'indicators', '0005_identity_and_life', '2026-11-30 16:59:50.386731+00');
INSERT INTO public.django_migrations VALUES (80, 'indicators', '0006_identities', '2026-11-30 16:59:52.284743+00');
INSERT INTO public.django_migrations VALUES (81, 'indicators', '0007_targets_and_breaks', '2026-11-30 17:00:51.219819+00');
INSERT INTO public.django_migrations VALUES (82, 'indicators', '0008_measures', '2026-11-30 17:00:52.665345+00');
INSERT INTO public.django_migrations VALUES (83, 'indicators', '0009_bank_series', '2026-11-30 17:00:55.78199+00');
INSERT INTO public.django_migrations VALUES (84, 'indicators', '0010_kept_facts', '2026-11-30 17:00:56.517171+00');
INSERT INTO public.django_migrations VALUES (85, 'leszno_strategy', '0001_public_version', '2026-11-30 17:00:56.8735+00');
INSERT INTO public.django_migrations VALUES (86, 'leszno_strategy', '0002_signs_of_life_of_workers', '2026-11-30 17:00:57.287296+00');
INSERT INTO public.django_migrations VALUES (87, 'letters', '0001_initial', '2026-11-30 17:00:57.810106+00');
INSERT INTO public.django_migrations VALUES (88, 'letters', '0002_one_click_end', '2026-11-30 17:00:58.00556+00');
INSERT INTO public.django_migrations VALUES (89, 'mfa', '0001_initial', '2026-11-30 17:01:00.519497+00');
INSERT INTO public.django_migrations VALUES (90, 'mfa', '0002_authenticator_timestamps', '2026-11-30 17:01:02.685154+00');
INSERT INTO public.django_migrations VALUES (91, 'mfa', '0003_authenticator_type_uniq', '2026-11-30 17:01:06.061287+00');
INSERT INTO public.django_migrations VALUES (92, 'operations', '0001_maintenance', '2026-11-30 17:01:06.387146+00');
INSERT INTO public.django_migrations VALUES (93, 'public', '0001_folded_texts', '2026-11-30 17:01:17.629064+00');
INSERT INTO public.django_migrations VALUES (94, 'public', '0002_searched_words', '2026-11-30 17:01:18.759626+00');
INSERT INTO public.django_migrations VALUES (95, 'public', '0003_followers', '2026-11-30 17:01:25.20945+00');
INSERT INTO public.django_migrations VALUES (96, 'public', '0004_topics_found', '2026-11-30 17:01:25.372165+00');
INSERT INTO public.django_migrations VALUES (97, 'public', '0005_words_by_row', '2026-11-30 17:01:25.689254+00');
INSERT INTO public.django_migrations VALUES (98, 'reporting', '0001_initial', '2026-11-30 17:02:22.753192+00');
INSERT INTO public.django_migrations VALUES (99, 'reporting', '0002_action_of_a_version', '2026-11-30 17:02:33.41315+00');
INSERT INTO public.django_migrations VALUES (100, 'reporting', '0003_days_of_notices', '2026-11-30 17:02:41.241089+00');
INSERT INTO public.django_migrations VALUES (101, 'reporting', '0004_plans_in_campaigns', '2026-11-30 17:02:52.139793+00');
INSERT INTO public.django_migrations VALUES (102, 'reporting', '0005_reports_on_every_level', '2026-11-30 17:03:30.841197+00');
INSERT INTO public.django_migrations VALUES (103, 'reporting', '0006_calendar_key', '2026-11-30 17:03:35.683274+00');
INSERT INTO public.django_migrations VALUES (104, 'reporting', '0007_drafts_that_save_themselves', '2026-11-30 17:03:38.865425+00');
INSERT INTO public.django_migrations VALUES (105, 'reporting', '0008_questions_and_four_eyes', '2026-11-30 17:03:52.249095+00');
INSERT INTO public.django_migrations VALUES (106, 'sessions', '0001_initial', '2026-11-30 17:03:53.181339+00');
INSERT INTO public.django_migrations VALUES (107, 'signing_in', '0001_attempts', '2026-11-30 17:03:53.874576+00');
INSERT INTO public.django_migrations VALUES (108, 'tasks', '0018_stories_of_goals', '2026-11-30 17:03:59.925925+00');
INSERT INTO public.django_migrations VALUES (109, 'tasks', '0019_pictures_of_goals', '2026-11-30 17:04:25.847487+00');
INSERT INTO public.django_migrations VALUES (110, 'tasks', '0020_places_of_tasks', '2026-11-30 17:04:38.939263+00');
INSERT INTO public.django_migrations VALUES (111, 'topics', '0001_topics', '2026-11-30 17:04:59.541009+00');
INSERT INTO public.django_migrations VALUES (112, 'usersessions', '0001_initial', '2026-11-30 17:05:03.281464+00');
INSERT INTO public.feedback_feedback VALUES (1, 'general', 'uwaga', '', 'czytelnik@example.org', '2026-11-30 17:07:14.764308+00', false, NULL, NULL);
INSERT INTO public.indicators_changedfacts VALUES (1, 'of_strategy-1', 23595);
INSERT INTO public.indicators_changedfacts VALUES (2, 'of_strategy-1', 23598);
INSERT INTO public.indicators_changedfacts VALUES (3, 'of_strategy-1', 23601);
INSERT INTO public.indicators_changedfacts VALUES (4, 'programme-1', 23609);
INSERT INTO public.indicators_changedfacts VALUES (5, 'programme-1', 23629);
INSERT INTO public.indicators_changedfacts VALUES (6, 'goal-1', 23641);
INSERT INTO public.indicators_changedfacts VALUES (7, 'goal-1', 23643);
INSERT INTO public.indicators_changedfacts VALUES (8, 'goal-1', 23645);
INSERT INTO public.indicators_changedfacts VALUES (9, 'programme-1', 23647);
INSERT INTO public.indicators_changedfacts VALUES (10, 'programme-1', 23649);
INSERT INTO public.indicators_changedfacts VALUES (11, 'programme-1', 23651);
INSERT INTO public.indicators_changedfacts VALUES (12, 'programme-1', 23666);
INSERT INTO public.indicators_historicalindicator VALUES (1, 1, 'output', 'Wskaźnik 2', '', '', '', '', NULL, 1, '2026-11-30 17:06:55.865859+00', NULL, '+', 1, NULL, NULL, NULL, 'dxqxqqprkb', NULL, NULL, NULL, '', '', false, '', NULL, NULL, NULL);
INSERT INTO public.indicators_historicalindicator VALUES (2, 1, 'output', 'Wskaźnik 3', '', '', '', '', NULL, 2, '2026-11-30 17:06:57.237072+00', NULL, '+', NULL, NULL, NULL, 1, 'hccfzmnvcf', NULL, NULL, NULL, '', '', false, '', NULL, NULL, NULL);
INSERT INTO public.indicators_historicalindicatorvalue VALUES (1, 2009, '10', 10.000000, 1, '2026-11-30 17:06:56.162925+00', NULL, '+', NULL, 1);
INSERT INTO public.indicators_historicalindicatorvalue VALUES (2, 2010, '12,5', 12.500000, 2, '2026-11-30 17:06:56.478429+00', NULL, '+', NULL, 1);
INSERT INTO public.indicators_historicalindicatorvalue VALUES (3, 2009, 'ok. 18', NULL, 3, '2026-11-30 17:06:57.432097+00', NULL, '+', NULL, 2);
INSERT INTO public.indicators_historicalindicatorvalue VALUES (4, 2010, '5', 5.000000, 4, '2026-11-30 17:06:57.682485+00', NULL, '+', NULL, 2);
INSERT INTO public.indicators_historicalindicatorvalue VALUES (4, 2010, '6', 6.000000, 5, '2026-11-30 17:07:11.17402+00', NULL, '~', 1, 2);
INSERT INTO public.indicators_indicator VALUES (1, 1, 'output', 'Wskaźnik 2', '', '', '', '', NULL, 1, NULL, NULL, 'dxqxqqprkb', NULL, NULL, NULL, '', '', false, '', NULL, NULL, NULL);
INSERT INTO public.indicators_indicator VALUES (2, 1, 'output', 'Wskaźnik 3', '', '', '', '', NULL, NULL, NULL, 1, 'hccfzmnvcf', NULL, NULL, NULL, '', '', false, '', NULL, NULL, NULL);
INSERT INTO public.indicators_indicatorvalue VALUES (1, 2009, '10', 10.000000, 1);
INSERT INTO public.indicators_indicatorvalue VALUES (2, 2010, '12,5', 12.500000, 1);
INSERT INTO public.indicators_indicatorvalue VALUES (3, 2009, 'ok. 18', NULL, 2);
INSERT INTO public.indicators_indicatorvalue VALUES (4, 2010, '6', 6.000000, 2);
INSERT INTO public.indicators_measure VALUES (1, '%');
INSERT INTO public.indicators_measure VALUES (2, 'pkt proc.');
INSERT INTO public.indicators_measure VALUES (3, '‰');
INSERT INTO public.indicators_measure VALUES (4, 'szt.');
INSERT INTO public.indicators_measure VALUES (5, 'os.');
INSERT INTO public.indicators_measure VALUES (6, 'km');
INSERT INTO public.indicators_measure VALUES (7, 'm');
INSERT INTO public.indicators_measure VALUES (8, 'ha');
INSERT INTO public.indicators_measure VALUES (9, 'm²');
INSERT INTO public.indicators_measure VALUES (10, 'km²');
INSERT INTO public.indicators_measure VALUES (11, 'm³');
INSERT INTO public.indicators_measure VALUES (12, 'zł');
INSERT INTO public.indicators_measure VALUES (13, 'tys. zł');
INSERT INTO public.indicators_measure VALUES (14, 'mln zł');
INSERT INTO public.indicators_measure VALUES (15, 't');
INSERT INTO public.indicators_measure VALUES (16, 'Mg');
INSERT INTO public.indicators_measure VALUES (17, 'kg');
INSERT INTO public.indicators_measure VALUES (18, 'kWh');
INSERT INTO public.indicators_measure VALUES (19, 'MWh');
INSERT INTO public.indicators_measure VALUES (20, 'GJ');
INSERT INTO public.indicators_measure VALUES (21, 'MW');
INSERT INTO public.indicators_measure VALUES (22, 'µg/m³');
INSERT INTO public.indicators_measure VALUES (23, 'dB');
INSERT INTO public.indicators_measure VALUES (24, 'lata');
INSERT INTO public.indicators_measure VALUES (25, 'dni');
INSERT INTO public.indicators_measure VALUES (26, 'godz.');
INSERT INTO public.indicators_measure VALUES (27, 'na 1 tys. os.');
INSERT INTO public.indicators_measure VALUES (28, 'na 10 tys. os.');
INSERT INTO public.indicators_measure VALUES (29, 'indeks');
INSERT INTO public.indicators_measure VALUES (30, 'ocena');
INSERT INTO public.leszno_strategy_publicversion VALUES (1, 1796058432396891);
INSERT INTO public.letters_letter VALUES (1, 'a@example.org', 's', 't', '', '', '<1@x>', '2026-11-30 17:07:14.86515+00', 0, '2026-11-30 17:07:14.865162+00', NULL, NULL, NULL, NULL, '');
INSERT INTO public.organisation_appointment VALUES (1, NULL, NULL, false, 1, 1);
INSERT INTO public.organisation_appointment VALUES (2, NULL, NULL, false, 2, 2);
INSERT INTO public.organisation_historicalappointment VALUES (1, NULL, NULL, false, 1, '2026-11-30 17:06:43.749143+00', NULL, '+', NULL, 1, 1);
INSERT INTO public.organisation_historicalappointment VALUES (2, NULL, NULL, false, 2, '2026-11-30 17:06:45.031589+00', NULL, '+', NULL, 2, 2);
INSERT INTO public.organisation_historicalpost VALUES (1, 'Stanowisko 1', 'office', 1, '2026-11-30 17:06:43.213296+00', NULL, '+', NULL, NULL);
INSERT INTO public.organisation_historicalpost VALUES (2, 'Naczelnik', '', 2, '2026-11-30 17:06:44.769784+00', NULL, '+', NULL, 1);
INSERT INTO public.organisation_historicalunit VALUES (1, 'Wydział Edukacji', false, 1, '2026-11-30 17:06:44.434441+00', NULL, '+', NULL);
INSERT INTO public.organisation_post VALUES (1, 'Stanowisko 1', 'office', NULL);
INSERT INTO public.organisation_post VALUES (2, 'Naczelnik', '', 1);
INSERT INTO public.organisation_unit VALUES (1, 'Wydział Edukacji', false);
INSERT INTO public.organisation_user VALUES (1, 'md5$pGYfW58V2Mthc7WLmFlmTP$8aa4d714b748731e7bcb43033ba7f71d', NULL, false, 'biuro', 'Zofia', 'Żak', false, true, '2026-11-30 17:06:43.53731+00', 'biuro@example.org', false, true);
INSERT INTO public.organisation_user VALUES (2, '', NULL, false, 'anna', 'Anna', 'Nowak', false, true, '2026-11-30 17:06:44.9119+00', 'anna@example.org', false, true);
INSERT INTO public.public_follower VALUES (1, 'czytelnik@example.org', 'pl', '2026-11-30 17:07:14.797419+00', NULL, 0, NULL, NULL, 1, NULL);
INSERT INTO public.public_searchedword VALUES (1, 'edukacji', NULL, 5, 1, 0);
INSERT INTO public.public_searchedword VALUES (2, 'wydzial', NULL, 5, 1, 0);
INSERT INTO public.public_searchedword VALUES (3, 'naczelnik', NULL, 5, 1, 4);
INSERT INTO public.public_searchedword VALUES (4, 'i', 1, 1, 1, 0);
INSERT INTO public.public_searchedword VALUES (5, 'cel', 1, 1, 1, 0);
INSERT INTO public.public_searchedword VALUES (6, 'program', 1, 2, 1, 0);
INSERT INTO public.public_searchedword VALUES (7, '1', 1, 2, 1, 0);
INSERT INTO public.public_searchedword VALUES (8, 'wydzial', 1, 2, 1, 4);
INSERT INTO public.public_searchedword VALUES (9, 'edukacji', 1, 2, 1, 4);
INSERT INTO public.public_searchedword VALUES (10, 'naczelnik', 1, 2, 1, 4);
INSERT INTO public.public_searchedword VALUES (11, 'zolte', 1, 3, 1, 0);
INSERT INTO public.public_searchedword VALUES (12, 'szkoly', 1, 3, 1, 0);
INSERT INTO public.public_searchedword VALUES (15, 'etap', 1, 3, 1, 2);
INSERT INTO public.public_searchedword VALUES (16, '1', 1, 3, 1, 2);
INSERT INTO public.public_searchedword VALUES (17, '2', 1, 3, 1, 2);
INSERT INTO public.public_searchedword VALUES (18, 'naczelnik', 1, 3, 1, 4);
INSERT INTO public.public_searchedword VALUES (19, 'edukacji', 1, 3, 1, 4);
INSERT INTO public.public_searchedword VALUES (20, 'wydzial', 1, 3, 1, 4);
INSERT INTO public.public_searchedword VALUES (21, 'drogi', 1, 3, 2, 0);
INSERT INTO public.public_searchedword VALUES (22, 'etap', 1, 3, 2, 2);
INSERT INTO public.public_searchedword VALUES (23, '1', 1, 3, 2, 2);
INSERT INTO public.public_searchedword VALUES (24, 'wydzial', 1, 3, 2, 4);
INSERT INTO public.public_searchedword VALUES (25, 'edukacji', 1, 3, 2, 4);
INSERT INTO public.public_searchedword VALUES (26, '2', 1, 4, 1, 0);
INSERT INTO public.public_searchedword VALUES (27, 'wskaznik', 1, 4, 1, 0);
INSERT INTO public.public_searchedword VALUES (28, 'wskaznik', 1, 3, 1, 6);
INSERT INTO public.public_searchedword VALUES (29, '3', 1, 3, 1, 6);
INSERT INTO public.public_searchedword VALUES (30, '3', 1, 4, 2, 0);
INSERT INTO public.public_searchedword VALUES (31, 'wskaznik', 1, 4, 2, 0);
INSERT INTO public.public_searchedword VALUES (34, 'prawie', 1, 3, 1, 5);
INSERT INTO public.public_searchedword VALUES (35, 'zrobiono', 1, 3, 1, 5);
INSERT INTO public.reporting_attachment VALUES (1, '1/54abbc848f104dfcb24ff70e2ed9dac8', 'opis.txt', 4, 1, 1, NULL);
INSERT INTO public.reporting_campaign VALUES (1, '2026-11-20', '2026-12-10', '2026-12-20', '', true, false, 2, false, false, false);
INSERT INTO public.reporting_historicalcampaign VALUES (1, '2026-11-20', '2026-12-10', '2026-12-20', '', true, false, 1, '2026-11-30 17:07:06.957046+00', NULL, '+', NULL, 2, false, false, false);
INSERT INTO public.reporting_report VALUES (1, 'approved', '{"done": "", "notes": [], "spent": {}, "total": null, "actual": {"1": "30.55"}, "values": {"2": "5"}, "planned": {"1": "50"}, "obstacles": "", "next_steps": "", "plan_before": null, "plan_reason": ""}', 1, 2, 2, 2, NULL, NULL, NULL);
INSERT INTO public.reporting_report VALUES (2, 'submitted', '{"done": "", "notes": [], "spent": {}, "total": null, "actual": {"3": null}, "values": {}, "planned": {"3": "0"}, "obstacles": "", "next_steps": "", "plan_before": null, "plan_reason": ""}', 2, 2, 3, NULL, NULL, NULL, NULL);
INSERT INTO public.reporting_version VALUES (1, 1, 'submitted', '2026-11-30 17:07:08.685517+00', 'Powód.', '{"done": "Zrobiono „prawie”.", "notes": [], "spent": {}, "total": null, "actual": {"1": "35", "2": null}, "values": {"2": "6"}, "planned": {"1": "50"}, "obstacles": "", "next_steps": "", "plan_before": {"1": "50"}, "plan_reason": ""}', 1, 1, NULL);
INSERT INTO public.reporting_version VALUES (2, 2, 'approved', '2026-11-30 17:07:10.641233+00', 'Powód.', '{"done": "Zrobiono „prawie”.", "notes": [], "spent": {}, "total": null, "actual": {"1": "35", "2": null}, "values": {"2": "6"}, "planned": {"1": "50"}, "obstacles": "", "next_steps": "", "plan_before": {"1": "50"}, "plan_reason": ""}', 1, 1, NULL);
INSERT INTO public.reporting_version VALUES (3, 1, 'submitted', '2026-11-30 17:07:13.7001+00', 'Powód.', '{"done": "Zrobiono.", "notes": [], "spent": {}, "total": null, "actual": {"3": null}, "values": {}, "planned": {"3": "0"}, "obstacles": "", "next_steps": "", "plan_before": {"3": "0"}, "plan_reason": ""}', 1, 2, NULL);
INSERT INTO public.tasks_executor VALUES (1, 'Naczelnik', 1, 2, NULL, 1, 'pzqtgscbht');
INSERT INTO public.tasks_executor VALUES (2, 'Wydział Edukacji', 1, NULL, 1, 2, 'nwtvhwwrbv');
INSERT INTO public.tasks_goal VALUES (1, 'I', 1, 'Cel I', NULL, NULL, 1, 'crmssjmhsw', '', '', '', NULL);
INSERT INTO public.tasks_historicalexecutor VALUES (1, 'Naczelnik', 1, 1, '2026-11-30 17:06:52.475948+00', NULL, '+', NULL, 2, NULL, 1, 'pzqtgscbht');
INSERT INTO public.tasks_historicalexecutor VALUES (2, 'Wydział Edukacji', 1, 2, '2026-11-30 17:06:54.99516+00', NULL, '+', NULL, NULL, 1, 2, 'nwtvhwwrbv');
INSERT INTO public.tasks_historicalgoal VALUES (1, 'I', 1, 'Cel I', NULL, 1, '2026-11-30 17:06:47.033176+00', NULL, '+', NULL, NULL, 1, 'crmssjmhsw', '', '', '', NULL);
INSERT INTO public.tasks_historicalprogramme VALUES (1, 1, 'Program 1', NULL, NULL, 1, '2026-11-30 17:06:48.081024+00', NULL, '+', 2, 1, NULL, 'nntqfpmgng');
INSERT INTO public.tasks_historicalstage VALUES (1, 1, '1', 'Etap 1', 1, '2026-11-30 17:06:49.523281+00', NULL, '+', NULL, 1, NULL, NULL, 'gqmcrvvfjk');
INSERT INTO public.tasks_historicalstage VALUES (2, 2, '2', 'Etap 2', 2, '2026-11-30 17:06:51.436997+00', NULL, '+', NULL, 1, NULL, NULL, 'ggvjtprhbt');
INSERT INTO public.tasks_historicalstage VALUES (3, 1, '1', 'Etap 1', 3, '2026-11-30 17:06:53.832616+00', NULL, '+', NULL, 2, NULL, NULL, 'jhzmptcwbc');
INSERT INTO public.tasks_historicalstageyear VALUES (1, 50.00, 40.00, 1, '2026-11-30 17:06:50.442891+00', NULL, '+', NULL, 1, 1);
INSERT INTO public.tasks_historicalstageyear VALUES (2, 50.00, 30.55, 2, '2026-11-30 17:06:50.773093+00', NULL, '+', NULL, 1, 2);
INSERT INTO public.tasks_historicalstageyear VALUES (3, 12.50, 12.50, 3, '2026-11-30 17:06:51.803829+00', NULL, '+', NULL, 2, 1);
INSERT INTO public.tasks_historicalstageyear VALUES (4, 10.00, NULL, 4, '2026-11-30 17:06:52.149873+00', NULL, '+', NULL, 2, 3);
INSERT INTO public.tasks_historicalstageyear VALUES (5, 100.00, 0.00, 5, '2026-11-30 17:06:54.201058+00', NULL, '+', NULL, 3, 1);
INSERT INTO public.tasks_historicalstageyear VALUES (6, 0.00, NULL, 6, '2026-11-30 17:06:54.721062+00', NULL, '+', NULL, 3, 2);
INSERT INTO public.tasks_historicalstageyear VALUES (2, 50.00, 35.00, 7, '2026-11-30 17:07:11.17402+00', NULL, '~', 1, 1, 2);
INSERT INTO public.tasks_historicalstrategy VALUES (1, 'miasto', 'Strategia rozwoju Miasta', 'Miasto', '', '', 1, '2026-11-30 17:06:45.281088+00', NULL, '+', NULL, false, '2026-11-30 17:06:45.177175+00', 'published');
INSERT INTO public.tasks_historicalstrategyyear VALUES (1, 2009, NULL, NULL, 1, '2026-11-30 17:06:46.073049+00', NULL, '+', NULL, 1);
INSERT INTO public.tasks_historicalstrategyyear VALUES (2, 2010, NULL, NULL, 2, '2026-11-30 17:06:46.297395+00', NULL, '+', NULL, 1);
INSERT INTO public.tasks_historicalstrategyyear VALUES (3, 2011, NULL, NULL, 3, '2026-11-30 17:06:46.508773+00', NULL, '+', NULL, 1);
INSERT INTO public.tasks_historicaltask VALUES (1, 1, 'Szkoły „żółte”', NULL, '', '', '', NULL, NULL, true, true, true, true, true, NULL, 1, '2026-11-30 17:06:48.971612+00', NULL, '+', NULL, 1, 'jsrpwbxxqk', NULL, '');
INSERT INTO public.tasks_historicaltask VALUES (2, 2, 'Drogi', 2.50, '', '', '', NULL, NULL, true, true, true, true, true, NULL, 2, '2026-11-30 17:06:53.139473+00', NULL, '+', NULL, 1, 'xsmrghkwvt', NULL, '');
INSERT INTO public.tasks_programme VALUES (1, 1, 'Program 1', NULL, NULL, 2, 1, 'nntqfpmgng');
INSERT INTO public.tasks_programmemoney VALUES (1, 2009, '[2,0,{"amount":null,"known":0,"of":2},[]]', 1);
INSERT INTO public.tasks_programmemoney VALUES (2, 2010, '[2,0,{"amount":null,"known":0,"of":2},[]]', 1);
INSERT INTO public.tasks_programmemoney VALUES (3, 2011, '[2,0,{"amount":null,"known":0,"of":2},[]]', 1);
INSERT INTO public.tasks_programmesums VALUES (1, '2 0.95 0.75', '[2,2009,{"2009":[2,2,2,{"delayed":1,"at_risk":1},"2.50","2.50",[0,1],[100,1],[0,1],[100,1],[1,1],null],"2010":[2,2,2,{"delayed":1,"at_risk":1},"2.50","2.50",[0,1],[100,1],[0,1],[100,1],[1,1],[[0,1],[0,1],2,2,2]],"2011":[2,2,2,{"at_risk":2},"2.50","2.50",[0,1],[100,1],[0,1],[100,1],[1,1],[[0,1],[0,1],2,2,2]]}]');
INSERT INTO public.tasks_stage VALUES (1, 1, '1', 'Etap 1', 1, NULL, NULL, 'gqmcrvvfjk');
INSERT INTO public.tasks_stage VALUES (2, 2, '2', 'Etap 2', 1, NULL, NULL, 'ggvjtprhbt');
INSERT INTO public.tasks_stage VALUES (3, 1, '1', 'Etap 1', 2, NULL, NULL, 'jhzmptcwbc');
INSERT INTO public.tasks_stageyear VALUES (1, 50.00, 40.00, 1, 1);
INSERT INTO public.tasks_stageyear VALUES (3, 12.50, 12.50, 2, 1);
INSERT INTO public.tasks_stageyear VALUES (4, 10.00, NULL, 2, 3);
INSERT INTO public.tasks_stageyear VALUES (5, 100.00, 0.00, 3, 1);
INSERT INTO public.tasks_stageyear VALUES (6, 0.00, NULL, 3, 2);
INSERT INTO public.tasks_stageyear VALUES (2, 50.00, 35.00, 1, 2);
INSERT INTO public.tasks_strategy VALUES (1, 'miasto', 'Strategia rozwoju Miasta', 'Miasto', '', '', false, '2026-11-30 17:06:45.177175+00', 'published');
INSERT INTO public.tasks_strategyyear VALUES (2, 2010, NULL, NULL, 1, false);
INSERT INTO public.tasks_strategyyear VALUES (3, 2011, NULL, NULL, 1, false);
INSERT INTO public.tasks_strategyyear VALUES (1, 2009, NULL, NULL, 1, true);
INSERT INTO public.tasks_task VALUES (1, 1, 'Szkoły „żółte”', NULL, '', '', '', NULL, NULL, true, true, true, true, true, NULL, 1, 'jsrpwbxxqk', NULL, '');
INSERT INTO public.tasks_task VALUES (2, 2, 'Drogi', 2.50, '', '', '', NULL, NULL, true, true, true, true, true, NULL, 1, 'xsmrghkwvt', NULL, '');
INSERT INTO public.tasks_taskyear VALUES (31, 10000, 0, 10000, true, 2, 1);
INSERT INTO public.tasks_taskyear VALUES (32, 10000, 0, 10000, true, 2, 2);
INSERT INTO public.tasks_taskyear VALUES (33, 10000, 0, 10000, true, 2, 3);
INSERT INTO public.tasks_taskyear VALUES (34, 6250, 5250, 12250, true, 1, 1);
INSERT INTO public.tasks_taskyear VALUES (35, 11250, 8750, 12250, true, 1, 2);
INSERT INTO public.tasks_taskyear VALUES (36, 12250, 8750, 12250, true, 1, 3);
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.annual_report_export_id_seq', 1, false);
SELECT pg_catalog.setval('public.annual_report_reopening_id_seq', 1, false);
SELECT pg_catalog.setval('public.annual_report_snapshot_id_seq', 1, true);
SELECT pg_catalog.setval('public.annual_report_snapshotpart_id_seq', 1, true);
SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 384, true);
SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 96, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 112, true);
SELECT pg_catalog.setval('public.exchange_snapshot_id_seq', 1, false);
SELECT pg_catalog.setval('public.exchange_upload_id_seq', 1, false);
SELECT pg_catalog.setval('public.feedback_feedback_id_seq', 1, true);
SELECT pg_catalog.setval('public.filling_filledfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.indicators_absentkind_id_seq', 1, false);
SELECT pg_catalog.setval('public.indicators_bankfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.indicators_changedfacts_id_seq', 12, true);
SELECT pg_catalog.setval('public.indicators_historicalabsentkind_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.indicators_historicalindicator_history_id_seq', 2, true);
SELECT pg_catalog.setval('public.indicators_historicalindicatorbreak_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.indicators_historicalindicatortarget_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.indicators_historicalindicatorvalue_history_id_seq', 5, true);
SELECT pg_catalog.setval('public.indicators_indicator_id_seq', 2, true);
SELECT pg_catalog.setval('public.indicators_indicatorbreak_id_seq', 1, false);
SELECT pg_catalog.setval('public.indicators_indicatortarget_id_seq', 1, false);
SELECT pg_catalog.setval('public.indicators_indicatorvalue_id_seq', 4, true);
SELECT pg_catalog.setval('public.indicators_measure_id_seq', 30, true);
SELECT pg_catalog.setval('public.indicators_seriessource_id_seq', 1, false);
SELECT pg_catalog.setval('public.indicators_yearfacts_id_seq', 1, false);
SELECT pg_catalog.setval('public.leszno_strategy_publicversion_id_seq', 1, false);
SELECT pg_catalog.setval('public.letters_letter_id_seq', 1, true);
SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);
SELECT pg_catalog.setval('public.operations_maintenance_id_seq', 1, false);
SELECT pg_catalog.setval('public.organisation_appointment_id_seq', 2, true);
SELECT pg_catalog.setval('public.organisation_historicalappointment_history_id_seq', 2, true);
SELECT pg_catalog.setval('public.organisation_historicalpost_history_id_seq', 2, true);
SELECT pg_catalog.setval('public.organisation_historicalunit_history_id_seq', 1, true);
SELECT pg_catalog.setval('public.organisation_post_id_seq', 2, true);
SELECT pg_catalog.setval('public.organisation_unit_id_seq', 1, true);
SELECT pg_catalog.setval('public.organisation_unitalias_id_seq', 1, false);
SELECT pg_catalog.setval('public.organisation_user_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.organisation_user_id_seq', 2, true);
SELECT pg_catalog.setval('public.organisation_user_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.public_follower_id_seq', 1, true);
SELECT pg_catalog.setval('public.public_searchedword_id_seq', 35, true);
SELECT pg_catalog.setval('public.reporting_attachment_id_seq', 1, true);
SELECT pg_catalog.setval('public.reporting_calendarkey_id_seq', 1, false);
SELECT pg_catalog.setval('public.reporting_campaign_id_seq', 1, true);
SELECT pg_catalog.setval('public.reporting_historicalcampaign_history_id_seq', 1, true);
SELECT pg_catalog.setval('public.reporting_notice_id_seq', 1, false);
SELECT pg_catalog.setval('public.reporting_question_id_seq', 1, false);
SELECT pg_catalog.setval('public.reporting_report_id_seq', 2, true);
SELECT pg_catalog.setval('public.reporting_version_id_seq', 3, true);
SELECT pg_catalog.setval('public.signing_in_attempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_changedsums_id_seq', 12, true);
SELECT pg_catalog.setval('public.tasks_executor_id_seq', 2, true);
SELECT pg_catalog.setval('public.tasks_formercode_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_fundingsource_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_fundingyear_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_goal_id_seq', 1, true);
SELECT pg_catalog.setval('public.tasks_historicalexecutor_history_id_seq', 2, true);
SELECT pg_catalog.setval('public.tasks_historicalfundingsource_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_historicalfundingyear_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_historicalgoal_history_id_seq', 1, true);
SELECT pg_catalog.setval('public.tasks_historicallocation_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_historicaloutline_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_historicalpartner_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_historicalprogramme_history_id_seq', 1, true);
SELECT pg_catalog.setval('public.tasks_historicalreportedtotal_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_historicalstage_history_id_seq', 3, true);
SELECT pg_catalog.setval('public.tasks_historicalstageyear_history_id_seq', 7, true);
SELECT pg_catalog.setval('public.tasks_historicalstrategy_history_id_seq', 1, true);
SELECT pg_catalog.setval('public.tasks_historicalstrategyyear_history_id_seq', 3, true);
SELECT pg_catalog.setval('public.tasks_historicaltask_history_id_seq', 2, true);
SELECT pg_catalog.setval('public.tasks_location_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_outline_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_partner_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_picture_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_programme_id_seq', 1, true);
SELECT pg_catalog.setval('public.tasks_programmemoney_id_seq', 3, true);
SELECT pg_catalog.setval('public.tasks_reportedtotal_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_stage_id_seq', 3, true);
SELECT pg_catalog.setval('public.tasks_stageyear_id_seq', 6, true);
SELECT pg_catalog.setval('public.tasks_strategy_id_seq', 1, true);
SELECT pg_catalog.setval('public.tasks_strategy_viewers_id_seq', 1, false);
SELECT pg_catalog.setval('public.tasks_strategyyear_id_seq', 3, true);
SELECT pg_catalog.setval('public.tasks_task_id_seq', 2, true);
SELECT pg_catalog.setval('public.tasks_taskyear_id_seq', 36, true);
SELECT pg_catalog.setval('public.topics_historicaltopic_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.topics_historicaltopic_programmes_m2m_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.topics_historicaltopic_tasks_m2m_history_id_seq', 1, false);
SELECT pg_catalog.setval('public.topics_topic_id_seq', 1, false);
SELECT pg_catalog.setval('public.topics_topic_programmes_id_seq', 1, false);
SELECT pg_catalog.setval('public.topics_topic_tasks_id_seq', 1, false);
SELECT pg_catalog.setval('public.usersessions_usersession_id_seq', 1, false);
ALTER TABLE ONLY public.indicators_absentkind
    ADD CONSTRAINT absent_kind_unique UNIQUE (task_id, kind);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.annual_report_export
    ADD CONSTRAINT annual_report_export_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.annual_report_reopening
    ADD CONSTRAINT annual_report_reopening_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.annual_report_snapshot
    ADD CONSTRAINT annual_report_snapshot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.annual_report_snapshotpart
    ADD CONSTRAINT annual_report_snapshotpart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cache
    ADD CONSTRAINT cache_pkey PRIMARY KEY (cache_key);
ALTER TABLE ONLY public.indicators_changedfacts
    ADD CONSTRAINT changed_facts_unique UNIQUE (place, transaction);
ALTER TABLE ONLY public.tasks_changedsums
    ADD CONSTRAINT changed_sums_unique UNIQUE (programme, transaction);
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.django_tasks_database_dbtaskresult
    ADD CONSTRAINT django_tasks_database_dbtaskresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_snapshot
    ADD CONSTRAINT exchange_snapshot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exchange_snapshot
    ADD CONSTRAINT exchange_snapshot_token_key UNIQUE (token);
ALTER TABLE ONLY public.exchange_upload
    ADD CONSTRAINT exchange_upload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_executor
    ADD CONSTRAINT executor_position_unique UNIQUE (task_id, "position");
ALTER TABLE ONLY public.feedback_feedback
    ADD CONSTRAINT feedback_feedback_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.filling_filledfile
    ADD CONSTRAINT filling_filledfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_formercode
    ADD CONSTRAINT former_legacy_id_unique UNIQUE (level, legacy_id);
ALTER TABLE ONLY public.tasks_fundingsource
    ADD CONSTRAINT funding_position_unique UNIQUE (task_id, "position");
ALTER TABLE ONLY public.tasks_fundingyear
    ADD CONSTRAINT funding_year_unique UNIQUE (funding_id, year_id);
ALTER TABLE ONLY public.tasks_goal
    ADD CONSTRAINT goal_position_unique UNIQUE (strategy_id, "position");
ALTER TABLE ONLY public.indicators_indicatorbreak
    ADD CONSTRAINT indicator_break_unique UNIQUE (indicator_id, year);
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicator_position_in_goal_unique UNIQUE (goal_id, "position");
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicator_position_in_programme_unique UNIQUE (programme_id, "position");
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicator_position_in_strategy_unique UNIQUE (of_strategy_id, "position");
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicator_position_in_task_unique UNIQUE (task_id, "position");
ALTER TABLE ONLY public.indicators_indicatortarget
    ADD CONSTRAINT indicator_target_unique UNIQUE (indicator_id, year);
ALTER TABLE ONLY public.indicators_indicatorvalue
    ADD CONSTRAINT indicator_value_unique UNIQUE (indicator_id, year);
ALTER TABLE ONLY public.indicators_absentkind
    ADD CONSTRAINT indicators_absentkind_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicators_bankfile
    ADD CONSTRAINT indicators_bankfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicators_changedfacts
    ADD CONSTRAINT indicators_changedfacts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicators_historicalabsentkind
    ADD CONSTRAINT indicators_historicalabsentkind_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.indicators_historicalindicator
    ADD CONSTRAINT indicators_historicalindicator_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.indicators_historicalindicatorbreak
    ADD CONSTRAINT indicators_historicalindicatorbreak_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.indicators_historicalindicatortarget
    ADD CONSTRAINT indicators_historicalindicatortarget_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.indicators_historicalindicatorvalue
    ADD CONSTRAINT indicators_historicalindicatorvalue_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicators_indicator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicators_indicatorbreak
    ADD CONSTRAINT indicators_indicatorbreak_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicators_indicatortarget
    ADD CONSTRAINT indicators_indicatortarget_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicators_indicatorvalue
    ADD CONSTRAINT indicators_indicatorvalue_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicators_measure
    ADD CONSTRAINT indicators_measure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicators_placefacts
    ADD CONSTRAINT indicators_placefacts_pkey PRIMARY KEY (place);
ALTER TABLE ONLY public.indicators_seriessource
    ADD CONSTRAINT indicators_seriessource_indicator_id_key UNIQUE (indicator_id);
ALTER TABLE ONLY public.indicators_seriessource
    ADD CONSTRAINT indicators_seriessource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.indicators_yearfacts
    ADD CONSTRAINT indicators_yearfacts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.leszno_strategy_publicchange
    ADD CONSTRAINT leszno_strategy_publicchange_pkey PRIMARY KEY (transaction);
ALTER TABLE ONLY public.leszno_strategy_publicversion
    ADD CONSTRAINT leszno_strategy_publicversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.leszno_strategy_workerseen
    ADD CONSTRAINT leszno_strategy_workerseen_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.letters_letter
    ADD CONSTRAINT letters_letter_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY public.letters_letter
    ADD CONSTRAINT letters_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_location
    ADD CONSTRAINT location_position_unique UNIQUE (task_id, "position");
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reporting_notice
    ADD CONSTRAINT notice_unique UNIQUE (user_id, campaign_id, occasion);
ALTER TABLE ONLY public.operations_maintenance
    ADD CONSTRAINT operations_maintenance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_appointment
    ADD CONSTRAINT organisation_appointment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_historicalappointment
    ADD CONSTRAINT organisation_historicalappointment_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.organisation_historicalpost
    ADD CONSTRAINT organisation_historicalpost_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.organisation_historicalunit
    ADD CONSTRAINT organisation_historicalunit_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.organisation_post
    ADD CONSTRAINT organisation_post_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_post
    ADD CONSTRAINT organisation_post_title_key UNIQUE (title);
ALTER TABLE ONLY public.organisation_unit
    ADD CONSTRAINT organisation_unit_name_key UNIQUE (name);
ALTER TABLE ONLY public.organisation_unit
    ADD CONSTRAINT organisation_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_unitalias
    ADD CONSTRAINT organisation_unitalias_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_user_groups
    ADD CONSTRAINT organisation_user_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_user_groups
    ADD CONSTRAINT organisation_user_groups_user_id_group_id_d5e45ae5_uniq UNIQUE (user_id, group_id);
ALTER TABLE ONLY public.organisation_user
    ADD CONSTRAINT organisation_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_user_user_permissions
    ADD CONSTRAINT organisation_user_user_p_user_id_permission_id_17a1491b_uniq UNIQUE (user_id, permission_id);
ALTER TABLE ONLY public.organisation_user_user_permissions
    ADD CONSTRAINT organisation_user_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation_user
    ADD CONSTRAINT organisation_user_username_key UNIQUE (username);
ALTER TABLE ONLY public.tasks_partner
    ADD CONSTRAINT partner_position_unique UNIQUE (task_id, "position");
ALTER TABLE ONLY public.tasks_programmemoney
    ADD CONSTRAINT programme_money_unique UNIQUE (sums_id, year);
ALTER TABLE ONLY public.tasks_programme
    ADD CONSTRAINT programme_number_unique UNIQUE (goal_id, number);
ALTER TABLE ONLY public.public_follower
    ADD CONSTRAINT public_follower_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.public_searchedword
    ADD CONSTRAINT public_searchedword_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reporting_report
    ADD CONSTRAINT report_of_goal_unique UNIQUE (goal_id, year_id);
ALTER TABLE ONLY public.reporting_report
    ADD CONSTRAINT report_of_of_strategy_unique UNIQUE (of_strategy_id, year_id);
ALTER TABLE ONLY public.reporting_report
    ADD CONSTRAINT report_of_programme_unique UNIQUE (programme_id, year_id);
ALTER TABLE ONLY public.reporting_report
    ADD CONSTRAINT report_of_task_unique UNIQUE (task_id, year_id);
ALTER TABLE ONLY public.tasks_reportedtotal
    ADD CONSTRAINT reported_total_unique UNIQUE (task_id, year_id);
ALTER TABLE ONLY public.reporting_attachment
    ADD CONSTRAINT reporting_attachment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reporting_calendarkey
    ADD CONSTRAINT reporting_calendarkey_nonce_key UNIQUE (nonce);
ALTER TABLE ONLY public.reporting_calendarkey
    ADD CONSTRAINT reporting_calendarkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reporting_calendarkey
    ADD CONSTRAINT reporting_calendarkey_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.reporting_campaign
    ADD CONSTRAINT reporting_campaign_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reporting_campaign
    ADD CONSTRAINT reporting_campaign_year_id_key UNIQUE (year_id);
ALTER TABLE ONLY public.reporting_historicalcampaign
    ADD CONSTRAINT reporting_historicalcampaign_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.reporting_notice
    ADD CONSTRAINT reporting_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reporting_question
    ADD CONSTRAINT reporting_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reporting_report
    ADD CONSTRAINT reporting_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reporting_version
    ADD CONSTRAINT reporting_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.signing_in_attempt
    ADD CONSTRAINT signing_in_attempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.annual_report_snapshot
    ADD CONSTRAINT snapshot_number_unique UNIQUE (year_id, number);
ALTER TABLE ONLY public.annual_report_snapshotpart
    ADD CONSTRAINT snapshot_part_unique UNIQUE (snapshot_id, number);
ALTER TABLE ONLY public.tasks_stage
    ADD CONSTRAINT stage_position_unique UNIQUE (task_id, "position");
ALTER TABLE ONLY public.tasks_stageyear
    ADD CONSTRAINT stage_year_unique UNIQUE (stage_id, year_id);
ALTER TABLE ONLY public.tasks_strategyyear
    ADD CONSTRAINT strategy_year_unique UNIQUE (strategy_id, year);
ALTER TABLE ONLY public.tasks_task
    ADD CONSTRAINT task_number_unique UNIQUE (programme_id, number);
ALTER TABLE ONLY public.tasks_taskyear
    ADD CONSTRAINT task_year_unique UNIQUE (year_id, task_id);
ALTER TABLE ONLY public.tasks_changedsums
    ADD CONSTRAINT tasks_changedsums_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_executor
    ADD CONSTRAINT tasks_executor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_formercode
    ADD CONSTRAINT tasks_formercode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_fundingsource
    ADD CONSTRAINT tasks_fundingsource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_fundingyear
    ADD CONSTRAINT tasks_fundingyear_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_goal
    ADD CONSTRAINT tasks_goal_legacy_id_key UNIQUE (legacy_id);
ALTER TABLE ONLY public.tasks_goal
    ADD CONSTRAINT tasks_goal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_historicalexecutor
    ADD CONSTRAINT tasks_historicalexecutor_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicalfundingsource
    ADD CONSTRAINT tasks_historicalfundingsource_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicalfundingyear
    ADD CONSTRAINT tasks_historicalfundingyear_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicalgoal
    ADD CONSTRAINT tasks_historicalgoal_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicallocation
    ADD CONSTRAINT tasks_historicallocation_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicaloutline
    ADD CONSTRAINT tasks_historicaloutline_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicalpartner
    ADD CONSTRAINT tasks_historicalpartner_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicalprogramme
    ADD CONSTRAINT tasks_historicalprogramme_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicalreportedtotal
    ADD CONSTRAINT tasks_historicalreportedtotal_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicalstage
    ADD CONSTRAINT tasks_historicalstage_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicalstageyear
    ADD CONSTRAINT tasks_historicalstageyear_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicalstrategy
    ADD CONSTRAINT tasks_historicalstrategy_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicalstrategyyear
    ADD CONSTRAINT tasks_historicalstrategyyear_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_historicaltask
    ADD CONSTRAINT tasks_historicaltask_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.tasks_location
    ADD CONSTRAINT tasks_location_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_outline
    ADD CONSTRAINT tasks_outline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_outline
    ADD CONSTRAINT tasks_outline_strategy_id_key UNIQUE (strategy_id);
ALTER TABLE ONLY public.tasks_partner
    ADD CONSTRAINT tasks_partner_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_picture
    ADD CONSTRAINT tasks_picture_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.tasks_picture
    ADD CONSTRAINT tasks_picture_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_programme
    ADD CONSTRAINT tasks_programme_legacy_id_key UNIQUE (legacy_id);
ALTER TABLE ONLY public.tasks_programme
    ADD CONSTRAINT tasks_programme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_programmemoney
    ADD CONSTRAINT tasks_programmemoney_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_programmesums
    ADD CONSTRAINT tasks_programmesums_pkey PRIMARY KEY (programme_id);
ALTER TABLE ONLY public.tasks_reportedtotal
    ADD CONSTRAINT tasks_reportedtotal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_stage
    ADD CONSTRAINT tasks_stage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_stageyear
    ADD CONSTRAINT tasks_stageyear_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_strategy
    ADD CONSTRAINT tasks_strategy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_strategy
    ADD CONSTRAINT tasks_strategy_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.tasks_strategy_viewers
    ADD CONSTRAINT tasks_strategy_viewers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_strategy_viewers
    ADD CONSTRAINT tasks_strategy_viewers_strategy_id_user_id_cad38614_uniq UNIQUE (strategy_id, user_id);
ALTER TABLE ONLY public.tasks_strategyyear
    ADD CONSTRAINT tasks_strategyyear_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_task
    ADD CONSTRAINT tasks_task_legacy_id_key UNIQUE (legacy_id);
ALTER TABLE ONLY public.tasks_task
    ADD CONSTRAINT tasks_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tasks_taskyear
    ADD CONSTRAINT tasks_taskyear_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.topics_topic
    ADD CONSTRAINT topic_slug_unique UNIQUE (strategy_id, slug);
ALTER TABLE ONLY public.topics_historicaltopic
    ADD CONSTRAINT topics_historicaltopic_pkey PRIMARY KEY (history_id);
ALTER TABLE ONLY public.topics_historicaltopic_programmes
    ADD CONSTRAINT topics_historicaltopic_programmes_pkey PRIMARY KEY (m2m_history_id);
ALTER TABLE ONLY public.topics_historicaltopic_tasks
    ADD CONSTRAINT topics_historicaltopic_tasks_pkey PRIMARY KEY (m2m_history_id);
ALTER TABLE ONLY public.topics_topic
    ADD CONSTRAINT topics_topic_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.topics_topic_programmes
    ADD CONSTRAINT topics_topic_programmes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.topics_topic_programmes
    ADD CONSTRAINT topics_topic_programmes_topic_id_programme_id_e1391499_uniq UNIQUE (topic_id, programme_id);
ALTER TABLE ONLY public.topics_topic_tasks
    ADD CONSTRAINT topics_topic_tasks_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.topics_topic_tasks
    ADD CONSTRAINT topics_topic_tasks_topic_id_task_id_1dff4377_uniq UNIQUE (topic_id, task_id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);
ALTER TABLE ONLY public.reporting_version
    ADD CONSTRAINT version_number_unique UNIQUE (report_id, number);
ALTER TABLE ONLY public.indicators_yearfacts
    ADD CONSTRAINT year_facts_unique UNIQUE (of_id, year);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX annual_report_export_by_id_98ba141f ON public.annual_report_export USING btree (by_id);
CREATE INDEX annual_report_export_snapshot_id_8bb5321a ON public.annual_report_export USING btree (snapshot_id);
CREATE INDEX annual_report_export_year_id_edff2ac5 ON public.annual_report_export USING btree (year_id);
CREATE INDEX annual_report_reopening_by_id_d52e329d ON public.annual_report_reopening USING btree (by_id);
CREATE INDEX annual_report_reopening_year_id_28d8a410 ON public.annual_report_reopening USING btree (year_id);
CREATE INDEX annual_report_snapshot_by_id_7efabbae ON public.annual_report_snapshot USING btree (by_id);
CREATE INDEX annual_report_snapshot_year_id_7ca344ab ON public.annual_report_snapshot USING btree (year_id);
CREATE INDEX annual_report_snapshotpart_snapshot_id_9641551d ON public.annual_report_snapshotpart USING btree (snapshot_id);
CREATE INDEX attempt_account ON public.signing_in_attempt USING btree (account, at);
CREATE INDEX attempt_place ON public.signing_in_attempt USING btree (place, at);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX cache_expires ON public.cache USING btree (expires);
CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);
CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX django_task_backend_071754_idx ON public.django_tasks_database_dbtaskresult USING btree (backend_name);
CREATE INDEX django_task_queue_n_99c321_idx ON public.django_tasks_database_dbtaskresult USING btree (queue_name);
CREATE INDEX exchange_snapshot_token_2561a6a2_like ON public.exchange_snapshot USING btree (token varchar_pattern_ops);
CREATE INDEX exchange_upload_after_id_45f66d1f ON public.exchange_upload USING btree (after_id);
CREATE INDEX exchange_upload_base_id_9dce9d65 ON public.exchange_upload USING btree (base_id);
CREATE INDEX exchange_upload_before_id_a8cceaa0 ON public.exchange_upload USING btree (before_id);
CREATE INDEX exchange_upload_by_id_cbd411b3 ON public.exchange_upload USING btree (by_id);
CREATE INDEX exchange_upload_compared_id_43e4d4bd ON public.exchange_upload USING btree (compared_id);
CREATE INDEX exchange_upload_decided_by_id_76b7e883 ON public.exchange_upload USING btree (decided_by_id);
CREATE INDEX exchange_upload_strategy_id_2777fa8d ON public.exchange_upload USING btree (strategy_id);
CREATE INDEX exchange_upload_wanted_id_abde7758 ON public.exchange_upload USING btree (wanted_id);
CREATE UNIQUE INDEX export_once_for_each_version ON public.annual_report_export USING btree (snapshot_id, kind, scope) WHERE (snapshot_id IS NOT NULL);
CREATE INDEX feedback_feedback_handled_by_id_841c65f3 ON public.feedback_feedback USING btree (handled_by_id);
CREATE INDEX filling_filledfile_by_id_34f61d65 ON public.filling_filledfile USING btree (by_id);
CREATE INDEX filling_filledfile_year_id_73493b0b ON public.filling_filledfile USING btree (year_id);
CREATE UNIQUE INDEX follower_of_goal_once ON public.public_follower USING btree (email, goal_id) WHERE (goal_id IS NOT NULL);
CREATE UNIQUE INDEX follower_of_strategy_once ON public.public_follower USING btree (email, strategy_id) WHERE ((goal_id IS NULL) AND (unit_id IS NULL));
CREATE UNIQUE INDEX follower_of_unit_once ON public.public_follower USING btree (email, strategy_id, unit_id) WHERE (unit_id IS NOT NULL);
CREATE UNIQUE INDEX former_code_unique ON public.tasks_formercode USING btree (strategy_id, level, lower((code)::text)) WHERE (NOT ((code)::text = ''::text));
CREATE UNIQUE INDEX goal_number_unique ON public.tasks_goal USING btree (strategy_id, lower((number)::text));
CREATE INDEX indicators_absentkind_task_id_f4331d31 ON public.indicators_absentkind USING btree (task_id);
CREATE INDEX indicators_bankfile_by_id_8d29f3aa ON public.indicators_bankfile USING btree (by_id);
CREATE INDEX indicators_bankfile_strategy_id_249c4db1 ON public.indicators_bankfile USING btree (strategy_id);
CREATE INDEX indicators_historicalabsentkind_history_date_404a578d ON public.indicators_historicalabsentkind USING btree (history_date);
CREATE INDEX indicators_historicalabsentkind_history_user_id_425e2e0a ON public.indicators_historicalabsentkind USING btree (history_user_id);
CREATE INDEX indicators_historicalabsentkind_id_0d695e51 ON public.indicators_historicalabsentkind USING btree (id);
CREATE INDEX indicators_historicalabsentkind_task_id_cf7a99ad ON public.indicators_historicalabsentkind USING btree (task_id);
CREATE INDEX indicators_historicalindicator_goal_id_93c3c53c ON public.indicators_historicalindicator USING btree (goal_id);
CREATE INDEX indicators_historicalindicator_history_date_4798c90b ON public.indicators_historicalindicator USING btree (history_date);
CREATE INDEX indicators_historicalindicator_history_user_id_b21a8374 ON public.indicators_historicalindicator USING btree (history_user_id);
CREATE INDEX indicators_historicalindicator_id_77c30799 ON public.indicators_historicalindicator USING btree (id);
CREATE INDEX indicators_historicalindicator_of_strategy_id_e77e971f ON public.indicators_historicalindicator USING btree (of_strategy_id);
CREATE INDEX indicators_historicalindicator_programme_id_f3e33f35 ON public.indicators_historicalindicator USING btree (programme_id);
CREATE INDEX indicators_historicalindicator_reporting_post_id_0f88707b ON public.indicators_historicalindicator USING btree (reporting_post_id);
CREATE INDEX indicators_historicalindicator_reporting_unit_id_cbc7c24b ON public.indicators_historicalindicator USING btree (reporting_unit_id);
CREATE INDEX indicators_historicalindicator_task_id_d196d200 ON public.indicators_historicalindicator USING btree (task_id);
CREATE INDEX indicators_historicalindicatorbreak_history_date_65b7e2f8 ON public.indicators_historicalindicatorbreak USING btree (history_date);
CREATE INDEX indicators_historicalindicatorbreak_history_user_id_57014ebc ON public.indicators_historicalindicatorbreak USING btree (history_user_id);
CREATE INDEX indicators_historicalindicatorbreak_id_638ce899 ON public.indicators_historicalindicatorbreak USING btree (id);
CREATE INDEX indicators_historicalindicatorbreak_indicator_id_5846d182 ON public.indicators_historicalindicatorbreak USING btree (indicator_id);
CREATE INDEX indicators_historicalindicatortarget_history_date_a218ab4b ON public.indicators_historicalindicatortarget USING btree (history_date);
CREATE INDEX indicators_historicalindicatortarget_history_user_id_db99bebb ON public.indicators_historicalindicatortarget USING btree (history_user_id);
CREATE INDEX indicators_historicalindicatortarget_id_050d9dff ON public.indicators_historicalindicatortarget USING btree (id);
CREATE INDEX indicators_historicalindicatortarget_indicator_id_d040b58e ON public.indicators_historicalindicatortarget USING btree (indicator_id);
CREATE INDEX indicators_historicalindicatorvalue_history_date_8e2280b6 ON public.indicators_historicalindicatorvalue USING btree (history_date);
CREATE INDEX indicators_historicalindicatorvalue_history_user_id_e7165116 ON public.indicators_historicalindicatorvalue USING btree (history_user_id);
CREATE INDEX indicators_historicalindicatorvalue_id_4bc15e86 ON public.indicators_historicalindicatorvalue USING btree (id);
CREATE INDEX indicators_historicalindicatorvalue_indicator_id_8c5c799d ON public.indicators_historicalindicatorvalue USING btree (indicator_id);
CREATE INDEX indicators_indicator_goal_id_7f289392 ON public.indicators_indicator USING btree (goal_id);
CREATE INDEX indicators_indicator_of_strategy_id_e8d3d860 ON public.indicators_indicator USING btree (of_strategy_id);
CREATE INDEX indicators_indicator_programme_id_1e8d8163 ON public.indicators_indicator USING btree (programme_id);
CREATE INDEX indicators_indicator_reporting_post_id_23502ab8 ON public.indicators_indicator USING btree (reporting_post_id);
CREATE INDEX indicators_indicator_reporting_unit_id_1e6c36ce ON public.indicators_indicator USING btree (reporting_unit_id);
CREATE INDEX indicators_indicator_task_id_0fa3d5f6 ON public.indicators_indicator USING btree (task_id);
CREATE INDEX indicators_indicatorbreak_indicator_id_595a4665 ON public.indicators_indicatorbreak USING btree (indicator_id);
CREATE INDEX indicators_indicatortarget_indicator_id_0f3a63e3 ON public.indicators_indicatortarget USING btree (indicator_id);
CREATE INDEX indicators_indicatorvalue_indicator_id_a69c020d ON public.indicators_indicatorvalue USING btree (indicator_id);
CREATE INDEX indicators_placefacts_place_3989cc0d_like ON public.indicators_placefacts USING btree (place varchar_pattern_ops);
CREATE INDEX indicators_yearfacts_of_id_9303592c ON public.indicators_yearfacts USING btree (of_id);
CREATE INDEX indicators_yearfacts_of_id_9303592c_like ON public.indicators_yearfacts USING btree (of_id varchar_pattern_ops);
CREATE INDEX leszno_strategy_workerseen_name_83e74842_like ON public.leszno_strategy_workerseen USING btree (name varchar_pattern_ops);
CREATE INDEX letter_waiting ON public.letters_letter USING btree (not_before) WHERE ((filed_at IS NULL) AND (given_up_at IS NULL) AND (sent_at IS NULL));
CREATE INDEX letters_letter_message_id_d431e0f1_like ON public.letters_letter USING btree (message_id varchar_pattern_ops);
CREATE UNIQUE INDEX measure_unique ON public.indicators_measure USING btree (lower((name)::text));
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX organisation_appointment_post_id_1c4aa12a ON public.organisation_appointment USING btree (post_id);
CREATE INDEX organisation_appointment_user_id_2fb31106 ON public.organisation_appointment USING btree (user_id);
CREATE INDEX organisation_historicalappointment_history_date_31137f35 ON public.organisation_historicalappointment USING btree (history_date);
CREATE INDEX organisation_historicalappointment_history_user_id_449558fc ON public.organisation_historicalappointment USING btree (history_user_id);
CREATE INDEX organisation_historicalappointment_id_33336389 ON public.organisation_historicalappointment USING btree (id);
CREATE INDEX organisation_historicalappointment_post_id_98bfdba3 ON public.organisation_historicalappointment USING btree (post_id);
CREATE INDEX organisation_historicalappointment_user_id_3205e226 ON public.organisation_historicalappointment USING btree (user_id);
CREATE INDEX organisation_historicalpost_history_date_257b2476 ON public.organisation_historicalpost USING btree (history_date);
CREATE INDEX organisation_historicalpost_history_user_id_cec59a1f ON public.organisation_historicalpost USING btree (history_user_id);
CREATE INDEX organisation_historicalpost_id_8d1f9cd3 ON public.organisation_historicalpost USING btree (id);
CREATE INDEX organisation_historicalpost_title_f60b1b58 ON public.organisation_historicalpost USING btree (title);
CREATE INDEX organisation_historicalpost_title_f60b1b58_like ON public.organisation_historicalpost USING btree (title varchar_pattern_ops);
CREATE INDEX organisation_historicalpost_unit_id_97f2a159 ON public.organisation_historicalpost USING btree (unit_id);
CREATE INDEX organisation_historicalunit_history_date_fcac6541 ON public.organisation_historicalunit USING btree (history_date);
CREATE INDEX organisation_historicalunit_history_user_id_a89de82e ON public.organisation_historicalunit USING btree (history_user_id);
CREATE INDEX organisation_historicalunit_id_df8eb9a0 ON public.organisation_historicalunit USING btree (id);
CREATE INDEX organisation_historicalunit_name_e4bfaaf3 ON public.organisation_historicalunit USING btree (name);
CREATE INDEX organisation_historicalunit_name_e4bfaaf3_like ON public.organisation_historicalunit USING btree (name varchar_pattern_ops);
CREATE INDEX organisation_post_title_01961935_like ON public.organisation_post USING btree (title varchar_pattern_ops);
CREATE INDEX organisation_post_unit_id_d1b2ce6b ON public.organisation_post USING btree (unit_id);
CREATE INDEX organisation_unit_name_ed913786_like ON public.organisation_unit USING btree (name varchar_pattern_ops);
CREATE INDEX organisation_unitalias_unit_id_6a7c05b0 ON public.organisation_unitalias USING btree (unit_id);
CREATE INDEX organisation_user_groups_group_id_bb1e3f05 ON public.organisation_user_groups USING btree (group_id);
CREATE INDEX organisation_user_groups_user_id_71a7f609 ON public.organisation_user_groups USING btree (user_id);
CREATE INDEX organisation_user_user_permissions_permission_id_b4c6469d ON public.organisation_user_user_permissions USING btree (permission_id);
CREATE INDEX organisation_user_user_permissions_user_id_31d3e213 ON public.organisation_user_user_permissions USING btree (user_id);
CREATE INDEX organisation_user_username_489f9b76_like ON public.organisation_user USING btree (username varchar_pattern_ops);
CREATE INDEX public_follower_goal_id_dccc1669 ON public.public_follower USING btree (goal_id);
CREATE INDEX public_follower_strategy_id_420c19c5 ON public.public_follower USING btree (strategy_id);
CREATE INDEX public_follower_unit_id_faa87dc7 ON public.public_follower USING btree (unit_id);
CREATE INDEX reporting_attachment_added_in_id_085245b7 ON public.reporting_attachment USING btree (added_in_id);
CREATE INDEX reporting_attachment_removed_in_id_5e24f9a0 ON public.reporting_attachment USING btree (removed_in_id);
CREATE INDEX reporting_attachment_report_id_a64b3abe ON public.reporting_attachment USING btree (report_id);
CREATE INDEX reporting_calendarkey_nonce_62429743_like ON public.reporting_calendarkey USING btree (nonce varchar_pattern_ops);
CREATE INDEX reporting_historicalcampaign_history_date_820aafc5 ON public.reporting_historicalcampaign USING btree (history_date);
CREATE INDEX reporting_historicalcampaign_history_user_id_c1136c5f ON public.reporting_historicalcampaign USING btree (history_user_id);
CREATE INDEX reporting_historicalcampaign_id_867547d9 ON public.reporting_historicalcampaign USING btree (id);
CREATE INDEX reporting_historicalcampaign_year_id_34449309 ON public.reporting_historicalcampaign USING btree (year_id);
CREATE INDEX reporting_notice_campaign_id_26128047 ON public.reporting_notice USING btree (campaign_id);
CREATE INDEX reporting_notice_user_id_bbd148a8 ON public.reporting_notice USING btree (user_id);
CREATE INDEX reporting_question_answered_by_id_06185841 ON public.reporting_question USING btree (answered_by_id);
CREATE INDEX reporting_question_by_id_c74d9c93 ON public.reporting_question USING btree (by_id);
CREATE INDEX reporting_question_closed_by_id_1b007c02 ON public.reporting_question USING btree (closed_by_id);
CREATE INDEX reporting_question_report_id_3a693619 ON public.reporting_question USING btree (report_id);
CREATE INDEX reporting_report_goal_id_3c224c90 ON public.reporting_report USING btree (goal_id);
CREATE INDEX reporting_report_latest_id_8bfde77d ON public.reporting_report USING btree (latest_id);
CREATE INDEX reporting_report_of_strategy_id_6818bf20 ON public.reporting_report USING btree (of_strategy_id);
CREATE INDEX reporting_report_programme_id_4ca0d2bb ON public.reporting_report USING btree (programme_id);
CREATE INDEX reporting_report_published_id_72f63bc5 ON public.reporting_report USING btree (published_id);
CREATE INDEX reporting_report_task_id_dacc7f75 ON public.reporting_report USING btree (task_id);
CREATE INDEX reporting_report_year_id_a662aa3e ON public.reporting_report USING btree (year_id);
CREATE INDEX reporting_version_by_id_749ccd25 ON public.reporting_version USING btree (by_id);
CREATE INDEX reporting_version_report_id_2d330826 ON public.reporting_version USING btree (report_id);
CREATE INDEX searched_by_row ON public.public_searchedword USING btree ("row", kind, place);
CREATE INDEX searched_by_word ON public.public_searchedword USING btree (word, strategy, kind, "row", place);
CREATE INDEX signing_in_attempt_at_649f1049 ON public.signing_in_attempt USING btree (at);
CREATE INDEX stage_year_reported ON public.tasks_stageyear USING btree (year_id) WHERE (actual IS NOT NULL);
CREATE UNIQUE INDEX strategy_on_front_page_is_one ON public.tasks_strategy USING btree (is_front) WHERE is_front;
CREATE INDEX tasks_db_new_ordering_idx ON public.django_tasks_database_dbtaskresult USING btree (status, priority DESC, run_after, enqueued_at) WHERE ((status)::text = 'READY'::text);
CREATE INDEX tasks_executor_post_id_6810b781 ON public.tasks_executor USING btree (post_id);
CREATE INDEX tasks_executor_task_id_9a30ab1c ON public.tasks_executor USING btree (task_id);
CREATE INDEX tasks_executor_unit_id_403a3b27 ON public.tasks_executor USING btree (unit_id);
CREATE INDEX tasks_formercode_goal_id_a933693d ON public.tasks_formercode USING btree (goal_id);
CREATE INDEX tasks_formercode_programme_id_438ebb78 ON public.tasks_formercode USING btree (programme_id);
CREATE INDEX tasks_formercode_strategy_id_57009589 ON public.tasks_formercode USING btree (strategy_id);
CREATE INDEX tasks_formercode_task_id_a7b83e05 ON public.tasks_formercode USING btree (task_id);
CREATE INDEX tasks_fundingsource_task_id_4abc8e5e ON public.tasks_fundingsource USING btree (task_id);
CREATE INDEX tasks_fundingyear_funding_id_27b07805 ON public.tasks_fundingyear USING btree (funding_id);
CREATE INDEX tasks_fundingyear_year_id_3b6a0dde ON public.tasks_fundingyear USING btree (year_id);
CREATE INDEX tasks_goal_head_id_61eeb979 ON public.tasks_goal USING btree (head_id);
CREATE INDEX tasks_goal_picture_id_74173349 ON public.tasks_goal USING btree (picture_id);
CREATE INDEX tasks_goal_strategy_id_21c076f0 ON public.tasks_goal USING btree (strategy_id);
CREATE INDEX tasks_historicalexecutor_history_date_9eeefdfd ON public.tasks_historicalexecutor USING btree (history_date);
CREATE INDEX tasks_historicalexecutor_history_user_id_5ec88f95 ON public.tasks_historicalexecutor USING btree (history_user_id);
CREATE INDEX tasks_historicalexecutor_id_f72c5309 ON public.tasks_historicalexecutor USING btree (id);
CREATE INDEX tasks_historicalexecutor_post_id_770b1ee4 ON public.tasks_historicalexecutor USING btree (post_id);
CREATE INDEX tasks_historicalexecutor_task_id_96b7e4f8 ON public.tasks_historicalexecutor USING btree (task_id);
CREATE INDEX tasks_historicalexecutor_unit_id_6eb7eba4 ON public.tasks_historicalexecutor USING btree (unit_id);
CREATE INDEX tasks_historicalfundingsource_history_date_e1f0ac0a ON public.tasks_historicalfundingsource USING btree (history_date);
CREATE INDEX tasks_historicalfundingsource_history_user_id_1d5dedd1 ON public.tasks_historicalfundingsource USING btree (history_user_id);
CREATE INDEX tasks_historicalfundingsource_id_c2ad7b34 ON public.tasks_historicalfundingsource USING btree (id);
CREATE INDEX tasks_historicalfundingsource_task_id_dcf2a480 ON public.tasks_historicalfundingsource USING btree (task_id);
CREATE INDEX tasks_historicalfundingyear_funding_id_14c10150 ON public.tasks_historicalfundingyear USING btree (funding_id);
CREATE INDEX tasks_historicalfundingyear_history_date_e6d44f5d ON public.tasks_historicalfundingyear USING btree (history_date);
CREATE INDEX tasks_historicalfundingyear_history_user_id_b7ba60a4 ON public.tasks_historicalfundingyear USING btree (history_user_id);
CREATE INDEX tasks_historicalfundingyear_id_e768f959 ON public.tasks_historicalfundingyear USING btree (id);
CREATE INDEX tasks_historicalfundingyear_year_id_227e1730 ON public.tasks_historicalfundingyear USING btree (year_id);
CREATE INDEX tasks_historicalgoal_head_id_7c5f3480 ON public.tasks_historicalgoal USING btree (head_id);
CREATE INDEX tasks_historicalgoal_history_date_891a492d ON public.tasks_historicalgoal USING btree (history_date);
CREATE INDEX tasks_historicalgoal_history_user_id_261e603b ON public.tasks_historicalgoal USING btree (history_user_id);
CREATE INDEX tasks_historicalgoal_id_b635553d ON public.tasks_historicalgoal USING btree (id);
CREATE INDEX tasks_historicalgoal_legacy_id_38c9ef68 ON public.tasks_historicalgoal USING btree (legacy_id);
CREATE INDEX tasks_historicalgoal_picture_id_d33139cd ON public.tasks_historicalgoal USING btree (picture_id);
CREATE INDEX tasks_historicalgoal_strategy_id_fdc658a1 ON public.tasks_historicalgoal USING btree (strategy_id);
CREATE INDEX tasks_historicallocation_history_date_f09d0d52 ON public.tasks_historicallocation USING btree (history_date);
CREATE INDEX tasks_historicallocation_history_user_id_722b1fb6 ON public.tasks_historicallocation USING btree (history_user_id);
CREATE INDEX tasks_historicallocation_id_a7a71a17 ON public.tasks_historicallocation USING btree (id);
CREATE INDEX tasks_historicallocation_task_id_90c98bfb ON public.tasks_historicallocation USING btree (task_id);
CREATE INDEX tasks_historicaloutline_history_date_951d099a ON public.tasks_historicaloutline USING btree (history_date);
CREATE INDEX tasks_historicaloutline_history_user_id_6f688752 ON public.tasks_historicaloutline USING btree (history_user_id);
CREATE INDEX tasks_historicaloutline_id_012169a3 ON public.tasks_historicaloutline USING btree (id);
CREATE INDEX tasks_historicaloutline_strategy_id_3d4cc39b ON public.tasks_historicaloutline USING btree (strategy_id);
CREATE INDEX tasks_historicalpartner_history_date_25f9ffb0 ON public.tasks_historicalpartner USING btree (history_date);
CREATE INDEX tasks_historicalpartner_history_user_id_393615c9 ON public.tasks_historicalpartner USING btree (history_user_id);
CREATE INDEX tasks_historicalpartner_id_5951f517 ON public.tasks_historicalpartner USING btree (id);
CREATE INDEX tasks_historicalpartner_task_id_d337d360 ON public.tasks_historicalpartner USING btree (task_id);
CREATE INDEX tasks_historicalprogramme_coordinator_id_e0d7fc8d ON public.tasks_historicalprogramme USING btree (coordinator_id);
CREATE INDEX tasks_historicalprogramme_goal_id_6fee6840 ON public.tasks_historicalprogramme USING btree (goal_id);
CREATE INDEX tasks_historicalprogramme_history_date_b66d5483 ON public.tasks_historicalprogramme USING btree (history_date);
CREATE INDEX tasks_historicalprogramme_history_user_id_d6cb6b6e ON public.tasks_historicalprogramme USING btree (history_user_id);
CREATE INDEX tasks_historicalprogramme_id_61b4ce79 ON public.tasks_historicalprogramme USING btree (id);
CREATE INDEX tasks_historicalprogramme_legacy_id_0dc7ac12 ON public.tasks_historicalprogramme USING btree (legacy_id);
CREATE INDEX tasks_historicalreportedtotal_history_date_c47b36c4 ON public.tasks_historicalreportedtotal USING btree (history_date);
CREATE INDEX tasks_historicalreportedtotal_history_user_id_4ff4960d ON public.tasks_historicalreportedtotal USING btree (history_user_id);
CREATE INDEX tasks_historicalreportedtotal_id_e7fe4fd1 ON public.tasks_historicalreportedtotal USING btree (id);
CREATE INDEX tasks_historicalreportedtotal_task_id_95f8f5d0 ON public.tasks_historicalreportedtotal USING btree (task_id);
CREATE INDEX tasks_historicalreportedtotal_year_id_35767d33 ON public.tasks_historicalreportedtotal USING btree (year_id);
CREATE INDEX tasks_historicalstage_history_date_1f0fcf68 ON public.tasks_historicalstage USING btree (history_date);
CREATE INDEX tasks_historicalstage_history_user_id_3aa8bdce ON public.tasks_historicalstage USING btree (history_user_id);
CREATE INDEX tasks_historicalstage_id_8cf0828b ON public.tasks_historicalstage USING btree (id);
CREATE INDEX tasks_historicalstage_task_id_51952ce3 ON public.tasks_historicalstage USING btree (task_id);
CREATE INDEX tasks_historicalstageyear_history_date_c7937081 ON public.tasks_historicalstageyear USING btree (history_date);
CREATE INDEX tasks_historicalstageyear_history_user_id_0b49ac4e ON public.tasks_historicalstageyear USING btree (history_user_id);
CREATE INDEX tasks_historicalstageyear_id_3fa0c389 ON public.tasks_historicalstageyear USING btree (id);
CREATE INDEX tasks_historicalstageyear_stage_id_73d443f1 ON public.tasks_historicalstageyear USING btree (stage_id);
CREATE INDEX tasks_historicalstageyear_year_id_af01f6f5 ON public.tasks_historicalstageyear USING btree (year_id);
CREATE INDEX tasks_historicalstrategy_history_date_ac34d30b ON public.tasks_historicalstrategy USING btree (history_date);
CREATE INDEX tasks_historicalstrategy_history_user_id_26346dfc ON public.tasks_historicalstrategy USING btree (history_user_id);
CREATE INDEX tasks_historicalstrategy_id_42dcf1b5 ON public.tasks_historicalstrategy USING btree (id);
CREATE INDEX tasks_historicalstrategy_slug_336ac371 ON public.tasks_historicalstrategy USING btree (slug);
CREATE INDEX tasks_historicalstrategy_slug_336ac371_like ON public.tasks_historicalstrategy USING btree (slug varchar_pattern_ops);
CREATE INDEX tasks_historicalstrategyyear_history_date_12580131 ON public.tasks_historicalstrategyyear USING btree (history_date);
CREATE INDEX tasks_historicalstrategyyear_history_user_id_77029f3f ON public.tasks_historicalstrategyyear USING btree (history_user_id);
CREATE INDEX tasks_historicalstrategyyear_id_779c5c28 ON public.tasks_historicalstrategyyear USING btree (id);
CREATE INDEX tasks_historicalstrategyyear_strategy_id_2a93cadb ON public.tasks_historicalstrategyyear USING btree (strategy_id);
CREATE INDEX tasks_historicaltask_history_date_99005c2a ON public.tasks_historicaltask USING btree (history_date);
CREATE INDEX tasks_historicaltask_history_user_id_148c89e8 ON public.tasks_historicaltask USING btree (history_user_id);
CREATE INDEX tasks_historicaltask_id_f4566092 ON public.tasks_historicaltask USING btree (id);
CREATE INDEX tasks_historicaltask_legacy_id_b0e2ee61 ON public.tasks_historicaltask USING btree (legacy_id);
CREATE INDEX tasks_historicaltask_programme_id_5ebea84f ON public.tasks_historicaltask USING btree (programme_id);
CREATE INDEX tasks_location_task_id_176e31ce ON public.tasks_location USING btree (task_id);
CREATE INDEX tasks_partner_task_id_d799072c ON public.tasks_partner USING btree (task_id);
CREATE INDEX tasks_picture_digest_04d510af_like ON public.tasks_picture USING btree (digest varchar_pattern_ops);
CREATE INDEX tasks_programme_coordinator_id_504b2462 ON public.tasks_programme USING btree (coordinator_id);
CREATE INDEX tasks_programme_goal_id_ce6af8c9 ON public.tasks_programme USING btree (goal_id);
CREATE INDEX tasks_programmemoney_sums_id_f16becc7 ON public.tasks_programmemoney USING btree (sums_id);
CREATE INDEX tasks_reportedtotal_task_id_b053788e ON public.tasks_reportedtotal USING btree (task_id);
CREATE INDEX tasks_reportedtotal_year_id_70fe384d ON public.tasks_reportedtotal USING btree (year_id);
CREATE INDEX tasks_stage_task_id_167d61ac ON public.tasks_stage USING btree (task_id);
CREATE INDEX tasks_stageyear_stage_id_855fd594 ON public.tasks_stageyear USING btree (stage_id);
CREATE INDEX tasks_stageyear_year_id_9b72a432 ON public.tasks_stageyear USING btree (year_id);
CREATE INDEX tasks_strategy_slug_5a96b6a1_like ON public.tasks_strategy USING btree (slug varchar_pattern_ops);
CREATE INDEX tasks_strategy_viewers_strategy_id_c1ecb662 ON public.tasks_strategy_viewers USING btree (strategy_id);
CREATE INDEX tasks_strategy_viewers_user_id_aabffda9 ON public.tasks_strategy_viewers USING btree (user_id);
CREATE INDEX tasks_strategyyear_strategy_id_fde9486d ON public.tasks_strategyyear USING btree (strategy_id);
CREATE INDEX tasks_task_programme_id_c93291e0 ON public.tasks_task USING btree (programme_id);
CREATE INDEX tasks_taskyear_task_id_8e881e5c ON public.tasks_taskyear USING btree (task_id);
CREATE INDEX topics_historicaltopic_history_date_36767ce3 ON public.topics_historicaltopic USING btree (history_date);
CREATE INDEX topics_historicaltopic_history_user_id_0d88a31b ON public.topics_historicaltopic USING btree (history_user_id);
CREATE INDEX topics_historicaltopic_id_fba8eefd ON public.topics_historicaltopic USING btree (id);
CREATE INDEX topics_historicaltopic_programmes_history_id_16851e60 ON public.topics_historicaltopic_programmes USING btree (history_id);
CREATE INDEX topics_historicaltopic_programmes_id_b87f056b ON public.topics_historicaltopic_programmes USING btree (id);
CREATE INDEX topics_historicaltopic_programmes_programme_id_88d5b235 ON public.topics_historicaltopic_programmes USING btree (programme_id);
CREATE INDEX topics_historicaltopic_programmes_topic_id_8ce2c616 ON public.topics_historicaltopic_programmes USING btree (topic_id);
CREATE INDEX topics_historicaltopic_slug_282e2514 ON public.topics_historicaltopic USING btree (slug);
CREATE INDEX topics_historicaltopic_slug_282e2514_like ON public.topics_historicaltopic USING btree (slug varchar_pattern_ops);
CREATE INDEX topics_historicaltopic_strategy_id_34665367 ON public.topics_historicaltopic USING btree (strategy_id);
CREATE INDEX topics_historicaltopic_tasks_history_id_475ec414 ON public.topics_historicaltopic_tasks USING btree (history_id);
CREATE INDEX topics_historicaltopic_tasks_id_843a9ed4 ON public.topics_historicaltopic_tasks USING btree (id);
CREATE INDEX topics_historicaltopic_tasks_task_id_328904ce ON public.topics_historicaltopic_tasks USING btree (task_id);
CREATE INDEX topics_historicaltopic_tasks_topic_id_f3457834 ON public.topics_historicaltopic_tasks USING btree (topic_id);
CREATE INDEX topics_topic_programmes_programme_id_9eadfdec ON public.topics_topic_programmes USING btree (programme_id);
CREATE INDEX topics_topic_programmes_topic_id_dcd5cd52 ON public.topics_topic_programmes USING btree (topic_id);
CREATE INDEX topics_topic_slug_9a23c0cf ON public.topics_topic USING btree (slug);
CREATE INDEX topics_topic_slug_9a23c0cf_like ON public.topics_topic USING btree (slug varchar_pattern_ops);
CREATE INDEX topics_topic_strategy_id_62f1f650 ON public.topics_topic USING btree (strategy_id);
CREATE INDEX topics_topic_tasks_task_id_3d162b86 ON public.topics_topic_tasks USING btree (task_id);
CREATE INDEX topics_topic_tasks_topic_id_7d8ed593 ON public.topics_topic_tasks USING btree (topic_id);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE UNIQUE INDEX unit_alias_unique ON public.organisation_unitalias USING btree (lower((name)::text));
CREATE UNIQUE INDEX upload_unread_is_one_of_a_person ON public.exchange_upload USING btree (by_id) WHERE ((state)::text = ANY ((ARRAY['waiting'::character varying, 'reading'::character varying])::text[]));
CREATE UNIQUE INDEX user_email_unique ON public.organisation_user USING btree (lower((email)::text)) WHERE (NOT ((email)::text = ''::text));
CREATE UNIQUE INDEX user_username_unique ON public.organisation_user USING btree (lower((username)::text));
CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);
CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);
CREATE TRIGGER follow_facts_goal_update AFTER UPDATE ON public.tasks_goal REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_goal_update();
CREATE TRIGGER follow_facts_indicator_delete AFTER DELETE ON public.indicators_indicator REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_indicator_delete();
CREATE TRIGGER follow_facts_indicator_insert AFTER INSERT ON public.indicators_indicator REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_indicator_insert();
CREATE TRIGGER follow_facts_indicator_update AFTER UPDATE ON public.indicators_indicator REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_indicator_update();
CREATE TRIGGER follow_facts_indicatorbreak_delete AFTER DELETE ON public.indicators_indicatorbreak REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_indicatorbreak_delete();
CREATE TRIGGER follow_facts_indicatorbreak_insert AFTER INSERT ON public.indicators_indicatorbreak REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_indicatorbreak_insert();
CREATE TRIGGER follow_facts_indicatorbreak_update AFTER UPDATE ON public.indicators_indicatorbreak REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_indicatorbreak_update();
CREATE TRIGGER follow_facts_indicatortarget_delete AFTER DELETE ON public.indicators_indicatortarget REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_indicatortarget_delete();
CREATE TRIGGER follow_facts_indicatortarget_insert AFTER INSERT ON public.indicators_indicatortarget REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_indicatortarget_insert();
CREATE TRIGGER follow_facts_indicatortarget_update AFTER UPDATE ON public.indicators_indicatortarget REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_indicatortarget_update();
CREATE TRIGGER follow_facts_indicatorvalue_delete AFTER DELETE ON public.indicators_indicatorvalue REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_indicatorvalue_delete();
CREATE TRIGGER follow_facts_indicatorvalue_insert AFTER INSERT ON public.indicators_indicatorvalue REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_indicatorvalue_insert();
CREATE TRIGGER follow_facts_indicatorvalue_update AFTER UPDATE ON public.indicators_indicatorvalue REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_indicatorvalue_update();
CREATE TRIGGER follow_facts_programme_update AFTER UPDATE ON public.tasks_programme REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_programme_update();
CREATE TRIGGER follow_facts_strategyyear_delete AFTER DELETE ON public.tasks_strategyyear REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_strategyyear_delete();
CREATE TRIGGER follow_facts_strategyyear_insert AFTER INSERT ON public.tasks_strategyyear REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_strategyyear_insert();
CREATE TRIGGER follow_facts_strategyyear_update AFTER UPDATE ON public.tasks_strategyyear REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_strategyyear_update();
CREATE TRIGGER follow_facts_task_delete AFTER DELETE ON public.tasks_task REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_task_delete();
CREATE TRIGGER follow_facts_task_insert AFTER INSERT ON public.tasks_task REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_task_insert();
CREATE TRIGGER follow_facts_task_update AFTER UPDATE ON public.tasks_task REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_facts_task_update();
CREATE TRIGGER follow_public_annual_report_export_delete AFTER DELETE ON public.annual_report_export FOR EACH ROW EXECUTE FUNCTION public.follow_public_annual_report_export_delete();
CREATE TRIGGER follow_public_annual_report_export_insert AFTER INSERT ON public.annual_report_export FOR EACH ROW EXECUTE FUNCTION public.follow_public_annual_report_export_insert();
CREATE TRIGGER follow_public_annual_report_export_truncate AFTER TRUNCATE ON public.annual_report_export FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_annual_report_export_update AFTER UPDATE ON public.annual_report_export FOR EACH ROW EXECUTE FUNCTION public.follow_public_annual_report_export_update();
CREATE TRIGGER follow_public_annual_report_reopening_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.annual_report_reopening FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_annual_report_snapshot_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.annual_report_snapshot FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_annual_report_snapshotpart_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.annual_report_snapshotpart FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_exchange_snapshot_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.exchange_snapshot FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_absentkind_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_absentkind FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_bankfile_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_bankfile FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_historicalabsentkind_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_historicalabsentkind FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_historicalindicator_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_historicalindicator FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_historicalindicatorbreak_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_historicalindicatorbreak FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_historicalindicatortarget_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_historicalindicatortarget FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_historicalindicatorvalue_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_historicalindicatorvalue FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_indicator_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_indicator FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_indicatorbreak_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_indicatorbreak FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_indicatortarget_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_indicatortarget FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_indicatorvalue_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_indicatorvalue FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_measure_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_measure FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_indicators_seriessource_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.indicators_seriessource FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE CONSTRAINT TRIGGER follow_public_insert_at_commit AFTER INSERT ON public.leszno_strategy_publicchange DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.follow_public_insert_at_commit();
CREATE TRIGGER follow_public_organisation_appointment_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_appointment FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_organisation_historicalappointment_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_historicalappointment FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_organisation_historicalpost_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_historicalpost FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_organisation_historicalunit_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_historicalunit FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_organisation_post_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_post FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_organisation_unit_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_unit FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_organisation_unitalias_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_unitalias FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_reporting_attachment_delete AFTER DELETE ON public.reporting_attachment FOR EACH ROW EXECUTE FUNCTION public.follow_public_reporting_attachment_delete();
CREATE TRIGGER follow_public_reporting_attachment_insert AFTER INSERT ON public.reporting_attachment FOR EACH ROW EXECUTE FUNCTION public.follow_public_reporting_attachment_insert();
CREATE TRIGGER follow_public_reporting_attachment_truncate AFTER TRUNCATE ON public.reporting_attachment FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_reporting_attachment_update AFTER UPDATE ON public.reporting_attachment FOR EACH ROW EXECUTE FUNCTION public.follow_public_reporting_attachment_update();
CREATE TRIGGER follow_public_reporting_campaign_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.reporting_campaign FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_reporting_historicalcampaign_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.reporting_historicalcampaign FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_reporting_report_delete AFTER DELETE ON public.reporting_report FOR EACH ROW EXECUTE FUNCTION public.follow_public_reporting_report_delete();
CREATE TRIGGER follow_public_reporting_report_insert AFTER INSERT ON public.reporting_report FOR EACH ROW EXECUTE FUNCTION public.follow_public_reporting_report_insert();
CREATE TRIGGER follow_public_reporting_report_truncate AFTER TRUNCATE ON public.reporting_report FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_reporting_report_update AFTER UPDATE ON public.reporting_report FOR EACH ROW EXECUTE FUNCTION public.follow_public_reporting_report_update();
CREATE TRIGGER follow_public_reporting_version_delete AFTER DELETE ON public.reporting_version FOR EACH ROW EXECUTE FUNCTION public.follow_public_reporting_version_delete();
CREATE TRIGGER follow_public_reporting_version_insert AFTER INSERT ON public.reporting_version FOR EACH ROW EXECUTE FUNCTION public.follow_public_reporting_version_insert();
CREATE TRIGGER follow_public_reporting_version_truncate AFTER TRUNCATE ON public.reporting_version FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_reporting_version_update AFTER UPDATE ON public.reporting_version FOR EACH ROW EXECUTE FUNCTION public.follow_public_reporting_version_update();
CREATE TRIGGER follow_public_tasks_executor_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_executor FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_formercode_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_formercode FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_fundingsource_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_fundingsource FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_fundingyear_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_fundingyear FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_goal_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_goal FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicalexecutor_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicalexecutor FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicalfundingsource_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicalfundingsource FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicalfundingyear_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicalfundingyear FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicalgoal_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicalgoal FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicallocation_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicallocation FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicaloutline_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicaloutline FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicalpartner_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicalpartner FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicalprogramme_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicalprogramme FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicalreportedtotal_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicalreportedtotal FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicalstage_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicalstage FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicalstageyear_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicalstageyear FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicalstrategy_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicalstrategy FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicalstrategyyear_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicalstrategyyear FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_historicaltask_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_historicaltask FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_location_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_location FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_outline_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_outline FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_partner_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_partner FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_picture_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_picture FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_programme_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_programme FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_reportedtotal_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_reportedtotal FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_stage_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_stage FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_stageyear_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_stageyear FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_strategy_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_strategy FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_strategy_viewers_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_strategy_viewers FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_strategyyear_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_strategyyear FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_tasks_task_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.tasks_task FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_topics_historicaltopic_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.topics_historicaltopic FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_topics_historicaltopic_programmes_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.topics_historicaltopic_programmes FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_topics_historicaltopic_tasks_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.topics_historicaltopic_tasks FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_topics_topic_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.topics_topic FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_topics_topic_programmes_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.topics_topic_programmes FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE TRIGGER follow_public_topics_topic_tasks_all AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.topics_topic_tasks FOR EACH STATEMENT EXECUTE FUNCTION public.follow_public_note();
CREATE CONSTRAINT TRIGGER follow_public_update_at_commit AFTER UPDATE ON public.leszno_strategy_publicchange DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.follow_public_update_at_commit();
CREATE TRIGGER follow_standing_goal_update AFTER UPDATE ON public.tasks_goal REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_goal_update();
CREATE TRIGGER follow_standing_programme_update AFTER UPDATE ON public.tasks_programme REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_programme_update();
CREATE TRIGGER follow_standing_reportedtotal_delete AFTER DELETE ON public.tasks_reportedtotal REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_reportedtotal_delete();
CREATE TRIGGER follow_standing_reportedtotal_insert AFTER INSERT ON public.tasks_reportedtotal REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_reportedtotal_insert();
CREATE TRIGGER follow_standing_reportedtotal_update AFTER UPDATE ON public.tasks_reportedtotal REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_reportedtotal_update();
CREATE TRIGGER follow_standing_stage_delete AFTER DELETE ON public.tasks_stage REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_stage_delete();
CREATE TRIGGER follow_standing_stage_insert AFTER INSERT ON public.tasks_stage REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_stage_insert();
CREATE TRIGGER follow_standing_stage_update AFTER UPDATE ON public.tasks_stage REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_stage_update();
CREATE TRIGGER follow_standing_stageyear_delete AFTER DELETE ON public.tasks_stageyear REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_stageyear_delete();
CREATE TRIGGER follow_standing_stageyear_insert AFTER INSERT ON public.tasks_stageyear REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_stageyear_insert();
CREATE TRIGGER follow_standing_stageyear_update AFTER UPDATE ON public.tasks_stageyear REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_stageyear_update();
CREATE TRIGGER follow_standing_strategyyear_delete AFTER DELETE ON public.tasks_strategyyear REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_strategyyear_delete();
CREATE TRIGGER follow_standing_strategyyear_insert AFTER INSERT ON public.tasks_strategyyear REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_strategyyear_insert();
CREATE TRIGGER follow_standing_strategyyear_update AFTER UPDATE ON public.tasks_strategyyear REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_strategyyear_update();
CREATE TRIGGER follow_standing_task_delete AFTER DELETE ON public.tasks_task REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_task_delete();
CREATE TRIGGER follow_standing_task_insert AFTER INSERT ON public.tasks_task REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_task_insert();
CREATE TRIGGER follow_standing_task_update AFTER UPDATE ON public.tasks_task REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_standing_task_update();
CREATE TRIGGER follow_sums_fundingsource_delete AFTER DELETE ON public.tasks_fundingsource REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_fundingsource_delete();
CREATE TRIGGER follow_sums_fundingsource_insert AFTER INSERT ON public.tasks_fundingsource REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_fundingsource_insert();
CREATE TRIGGER follow_sums_fundingsource_update AFTER UPDATE ON public.tasks_fundingsource REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_fundingsource_update();
CREATE TRIGGER follow_sums_fundingyear_delete AFTER DELETE ON public.tasks_fundingyear REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_fundingyear_delete();
CREATE TRIGGER follow_sums_fundingyear_insert AFTER INSERT ON public.tasks_fundingyear REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_fundingyear_insert();
CREATE TRIGGER follow_sums_fundingyear_update AFTER UPDATE ON public.tasks_fundingyear REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_fundingyear_update();
CREATE TRIGGER follow_sums_goal_update AFTER UPDATE ON public.tasks_goal REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_goal_update();
CREATE TRIGGER follow_sums_programme_update AFTER UPDATE ON public.tasks_programme REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_programme_update();
CREATE TRIGGER follow_sums_reportedtotal_delete AFTER DELETE ON public.tasks_reportedtotal REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_reportedtotal_delete();
CREATE TRIGGER follow_sums_reportedtotal_insert AFTER INSERT ON public.tasks_reportedtotal REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_reportedtotal_insert();
CREATE TRIGGER follow_sums_reportedtotal_update AFTER UPDATE ON public.tasks_reportedtotal REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_reportedtotal_update();
CREATE TRIGGER follow_sums_stage_delete AFTER DELETE ON public.tasks_stage REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_stage_delete();
CREATE TRIGGER follow_sums_stage_insert AFTER INSERT ON public.tasks_stage REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_stage_insert();
CREATE TRIGGER follow_sums_stage_update AFTER UPDATE ON public.tasks_stage REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_stage_update();
CREATE TRIGGER follow_sums_stageyear_delete AFTER DELETE ON public.tasks_stageyear REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_stageyear_delete();
CREATE TRIGGER follow_sums_stageyear_insert AFTER INSERT ON public.tasks_stageyear REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_stageyear_insert();
CREATE TRIGGER follow_sums_stageyear_update AFTER UPDATE ON public.tasks_stageyear REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_stageyear_update();
CREATE TRIGGER follow_sums_strategyyear_delete AFTER DELETE ON public.tasks_strategyyear REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_strategyyear_delete();
CREATE TRIGGER follow_sums_strategyyear_insert AFTER INSERT ON public.tasks_strategyyear REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_strategyyear_insert();
CREATE TRIGGER follow_sums_strategyyear_update AFTER UPDATE ON public.tasks_strategyyear REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_strategyyear_update();
CREATE TRIGGER follow_sums_task_delete AFTER DELETE ON public.tasks_task REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_task_delete();
CREATE TRIGGER follow_sums_task_insert AFTER INSERT ON public.tasks_task REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_task_insert();
CREATE TRIGGER follow_sums_task_update AFTER UPDATE ON public.tasks_task REFERENCING OLD TABLE AS gone NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.follow_sums_task_update();
CREATE TRIGGER follow_words_indicators_indicator_delete AFTER DELETE ON public.indicators_indicator FOR EACH ROW EXECUTE FUNCTION public.follow_words_indicators_indicator_delete();
CREATE TRIGGER follow_words_indicators_indicator_insert AFTER INSERT ON public.indicators_indicator FOR EACH ROW EXECUTE FUNCTION public.follow_words_indicators_indicator_insert();
CREATE TRIGGER follow_words_indicators_indicator_update AFTER UPDATE OF name, task_id, source, definition ON public.indicators_indicator FOR EACH ROW EXECUTE FUNCTION public.follow_words_indicators_indicator_update();
CREATE TRIGGER follow_words_organisation_post_delete AFTER DELETE ON public.organisation_post FOR EACH ROW EXECUTE FUNCTION public.follow_words_organisation_post_delete();
CREATE TRIGGER follow_words_organisation_post_insert AFTER INSERT ON public.organisation_post FOR EACH ROW EXECUTE FUNCTION public.follow_words_organisation_post_insert();
CREATE TRIGGER follow_words_organisation_post_update AFTER UPDATE OF title, unit_id ON public.organisation_post FOR EACH ROW EXECUTE FUNCTION public.follow_words_organisation_post_update();
CREATE TRIGGER follow_words_organisation_unit_delete AFTER DELETE ON public.organisation_unit FOR EACH ROW EXECUTE FUNCTION public.follow_words_organisation_unit_delete();
CREATE TRIGGER follow_words_organisation_unit_insert AFTER INSERT ON public.organisation_unit FOR EACH ROW EXECUTE FUNCTION public.follow_words_organisation_unit_insert();
CREATE TRIGGER follow_words_organisation_unit_update AFTER UPDATE OF name ON public.organisation_unit FOR EACH ROW EXECUTE FUNCTION public.follow_words_organisation_unit_update();
CREATE TRIGGER follow_words_organisation_unitalias_delete AFTER DELETE ON public.organisation_unitalias FOR EACH ROW EXECUTE FUNCTION public.follow_words_organisation_unitalias_delete();
CREATE TRIGGER follow_words_organisation_unitalias_insert AFTER INSERT ON public.organisation_unitalias FOR EACH ROW EXECUTE FUNCTION public.follow_words_organisation_unitalias_insert();
CREATE TRIGGER follow_words_organisation_unitalias_update AFTER UPDATE OF name, unit_id ON public.organisation_unitalias FOR EACH ROW EXECUTE FUNCTION public.follow_words_organisation_unitalias_update();
CREATE TRIGGER follow_words_reporting_report_delete AFTER DELETE ON public.reporting_report FOR EACH ROW EXECUTE FUNCTION public.follow_words_reporting_report_delete();
CREATE TRIGGER follow_words_reporting_report_insert AFTER INSERT ON public.reporting_report FOR EACH ROW EXECUTE FUNCTION public.follow_words_reporting_report_insert();
CREATE TRIGGER follow_words_reporting_report_update AFTER UPDATE OF published_id ON public.reporting_report FOR EACH ROW EXECUTE FUNCTION public.follow_words_reporting_report_update();
CREATE TRIGGER follow_words_tasks_executor_delete AFTER DELETE ON public.tasks_executor FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_executor_delete();
CREATE TRIGGER follow_words_tasks_executor_insert AFTER INSERT ON public.tasks_executor FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_executor_insert();
CREATE TRIGGER follow_words_tasks_executor_update AFTER UPDATE OF text, unit_id, post_id, task_id ON public.tasks_executor FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_executor_update();
CREATE TRIGGER follow_words_tasks_goal_delete AFTER DELETE ON public.tasks_goal FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_goal_delete();
CREATE TRIGGER follow_words_tasks_goal_insert AFTER INSERT ON public.tasks_goal FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_goal_insert();
CREATE TRIGGER follow_words_tasks_goal_update AFTER UPDATE OF story, title, head_id ON public.tasks_goal FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_goal_update();
CREATE TRIGGER follow_words_tasks_partner_delete AFTER DELETE ON public.tasks_partner FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_partner_delete();
CREATE TRIGGER follow_words_tasks_partner_insert AFTER INSERT ON public.tasks_partner FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_partner_insert();
CREATE TRIGGER follow_words_tasks_partner_update AFTER UPDATE OF name, scope, task_id ON public.tasks_partner FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_partner_update();
CREATE TRIGGER follow_words_tasks_programme_delete AFTER DELETE ON public.tasks_programme FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_programme_delete();
CREATE TRIGGER follow_words_tasks_programme_insert AFTER INSERT ON public.tasks_programme FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_programme_insert();
CREATE TRIGGER follow_words_tasks_programme_update AFTER UPDATE OF title, coordinator_id ON public.tasks_programme FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_programme_update();
CREATE TRIGGER follow_words_tasks_stage_delete AFTER DELETE ON public.tasks_stage FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_stage_delete();
CREATE TRIGGER follow_words_tasks_stage_insert AFTER INSERT ON public.tasks_stage FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_stage_insert();
CREATE TRIGGER follow_words_tasks_stage_update AFTER UPDATE OF title, task_id ON public.tasks_stage FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_stage_update();
CREATE TRIGGER follow_words_tasks_task_delete AFTER DELETE ON public.tasks_task FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_task_delete();
CREATE TRIGGER follow_words_tasks_task_insert AFTER INSERT ON public.tasks_task FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_task_insert();
CREATE TRIGGER follow_words_tasks_task_update AFTER UPDATE OF title, programme_id, description, justification, recipients ON public.tasks_task FOR EACH ROW EXECUTE FUNCTION public.follow_words_tasks_task_update();
CREATE TRIGGER follow_words_topics_topic_delete AFTER DELETE ON public.topics_topic FOR EACH ROW EXECUTE FUNCTION public.follow_words_topics_topic_delete();
CREATE TRIGGER follow_words_topics_topic_insert AFTER INSERT ON public.topics_topic FOR EACH ROW EXECUTE FUNCTION public.follow_words_topics_topic_insert();
CREATE TRIGGER follow_words_topics_topic_programmes_delete AFTER DELETE ON public.topics_topic_programmes FOR EACH ROW EXECUTE FUNCTION public.follow_words_topics_topic_programmes_delete();
CREATE TRIGGER follow_words_topics_topic_programmes_insert AFTER INSERT ON public.topics_topic_programmes FOR EACH ROW EXECUTE FUNCTION public.follow_words_topics_topic_programmes_insert();
CREATE TRIGGER follow_words_topics_topic_programmes_update AFTER UPDATE OF topic_id, programme_id ON public.topics_topic_programmes FOR EACH ROW EXECUTE FUNCTION public.follow_words_topics_topic_programmes_update();
CREATE TRIGGER follow_words_topics_topic_tasks_delete AFTER DELETE ON public.topics_topic_tasks FOR EACH ROW EXECUTE FUNCTION public.follow_words_topics_topic_tasks_delete();
CREATE TRIGGER follow_words_topics_topic_tasks_insert AFTER INSERT ON public.topics_topic_tasks FOR EACH ROW EXECUTE FUNCTION public.follow_words_topics_topic_tasks_insert();
CREATE TRIGGER follow_words_topics_topic_tasks_update AFTER UPDATE OF topic_id, task_id ON public.topics_topic_tasks FOR EACH ROW EXECUTE FUNCTION public.follow_words_topics_topic_tasks_update();
CREATE TRIGGER follow_words_topics_topic_update AFTER UPDATE OF title, words ON public.topics_topic FOR EACH ROW EXECUTE FUNCTION public.follow_words_topics_topic_update();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_organisation_user_id FOREIGN KEY (user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.annual_report_export
    ADD CONSTRAINT annual_report_export_by_id_98ba141f_fk_organisation_user_id FOREIGN KEY (by_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.annual_report_export
    ADD CONSTRAINT annual_report_export_snapshot_id_8bb5321a_fk_annual_re FOREIGN KEY (snapshot_id) REFERENCES public.annual_report_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.annual_report_export
    ADD CONSTRAINT annual_report_export_year_id_edff2ac5_fk_tasks_strategyyear_id FOREIGN KEY (year_id) REFERENCES public.tasks_strategyyear(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.annual_report_reopening
    ADD CONSTRAINT annual_report_reopen_year_id_28d8a410_fk_tasks_str FOREIGN KEY (year_id) REFERENCES public.tasks_strategyyear(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.annual_report_reopening
    ADD CONSTRAINT annual_report_reopening_by_id_d52e329d_fk_organisation_user_id FOREIGN KEY (by_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.annual_report_snapshotpart
    ADD CONSTRAINT annual_report_snapsh_snapshot_id_9641551d_fk_annual_re FOREIGN KEY (snapshot_id) REFERENCES public.annual_report_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.annual_report_snapshot
    ADD CONSTRAINT annual_report_snapsh_year_id_7ca344ab_fk_tasks_str FOREIGN KEY (year_id) REFERENCES public.tasks_strategyyear(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.annual_report_snapshot
    ADD CONSTRAINT annual_report_snapshot_by_id_7efabbae_fk_organisation_user_id FOREIGN KEY (by_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_organisation_user_id FOREIGN KEY (user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_upload
    ADD CONSTRAINT exchange_upload_after_id_45f66d1f_fk_exchange_snapshot_id FOREIGN KEY (after_id) REFERENCES public.exchange_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_upload
    ADD CONSTRAINT exchange_upload_base_id_9dce9d65_fk_exchange_snapshot_id FOREIGN KEY (base_id) REFERENCES public.exchange_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_upload
    ADD CONSTRAINT exchange_upload_before_id_a8cceaa0_fk_exchange_snapshot_id FOREIGN KEY (before_id) REFERENCES public.exchange_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_upload
    ADD CONSTRAINT exchange_upload_by_id_cbd411b3_fk_organisation_user_id FOREIGN KEY (by_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_upload
    ADD CONSTRAINT exchange_upload_compared_id_43e4d4bd_fk_exchange_snapshot_id FOREIGN KEY (compared_id) REFERENCES public.exchange_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_upload
    ADD CONSTRAINT exchange_upload_decided_by_id_76b7e883_fk_organisation_user_id FOREIGN KEY (decided_by_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_upload
    ADD CONSTRAINT exchange_upload_strategy_id_2777fa8d_fk_tasks_strategy_id FOREIGN KEY (strategy_id) REFERENCES public.tasks_strategy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exchange_upload
    ADD CONSTRAINT exchange_upload_wanted_id_abde7758_fk_exchange_snapshot_id FOREIGN KEY (wanted_id) REFERENCES public.exchange_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.feedback_feedback
    ADD CONSTRAINT feedback_feedback_handled_by_id_841c65f3_fk_organisat FOREIGN KEY (handled_by_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.filling_filledfile
    ADD CONSTRAINT filling_filledfile_by_id_34f61d65_fk_organisation_user_id FOREIGN KEY (by_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.filling_filledfile
    ADD CONSTRAINT filling_filledfile_year_id_73493b0b_fk_tasks_strategyyear_id FOREIGN KEY (year_id) REFERENCES public.tasks_strategyyear(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_absentkind
    ADD CONSTRAINT indicators_absentkind_task_id_f4331d31_fk_tasks_task_id FOREIGN KEY (task_id) REFERENCES public.tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_bankfile
    ADD CONSTRAINT indicators_bankfile_by_id_8d29f3aa_fk_organisation_user_id FOREIGN KEY (by_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_bankfile
    ADD CONSTRAINT indicators_bankfile_strategy_id_249c4db1_fk_tasks_strategy_id FOREIGN KEY (strategy_id) REFERENCES public.tasks_strategy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_historicalabsentkind
    ADD CONSTRAINT indicators_historica_history_user_id_425e2e0a_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_historicalindicatorbreak
    ADD CONSTRAINT indicators_historica_history_user_id_57014ebc_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_historicalindicator
    ADD CONSTRAINT indicators_historica_history_user_id_b21a8374_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_historicalindicatortarget
    ADD CONSTRAINT indicators_historica_history_user_id_db99bebb_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_historicalindicatorvalue
    ADD CONSTRAINT indicators_historica_history_user_id_e7165116_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicators_indicator_goal_id_7f289392_fk_tasks_goal_id FOREIGN KEY (goal_id) REFERENCES public.tasks_goal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_indicatortarget
    ADD CONSTRAINT indicators_indicator_indicator_id_0f3a63e3_fk_indicator FOREIGN KEY (indicator_id) REFERENCES public.indicators_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_indicatorbreak
    ADD CONSTRAINT indicators_indicator_indicator_id_595a4665_fk_indicator FOREIGN KEY (indicator_id) REFERENCES public.indicators_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_indicatorvalue
    ADD CONSTRAINT indicators_indicator_indicator_id_a69c020d_fk_indicator FOREIGN KEY (indicator_id) REFERENCES public.indicators_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicators_indicator_of_strategy_id_e8d3d860_fk_tasks_str FOREIGN KEY (of_strategy_id) REFERENCES public.tasks_strategy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicators_indicator_programme_id_1e8d8163_fk_tasks_pro FOREIGN KEY (programme_id) REFERENCES public.tasks_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicators_indicator_reporting_post_id_23502ab8_fk_organisat FOREIGN KEY (reporting_post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicators_indicator_reporting_unit_id_1e6c36ce_fk_organisat FOREIGN KEY (reporting_unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_indicator
    ADD CONSTRAINT indicators_indicator_task_id_0fa3d5f6_fk_tasks_task_id FOREIGN KEY (task_id) REFERENCES public.tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.indicators_seriessource
    ADD CONSTRAINT indicators_seriessou_indicator_id_347af53b_fk_indicator FOREIGN KEY (indicator_id) REFERENCES public.indicators_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_organisation_user_id FOREIGN KEY (user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_appointment
    ADD CONSTRAINT organisation_appoint_post_id_1c4aa12a_fk_organisat FOREIGN KEY (post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_appointment
    ADD CONSTRAINT organisation_appoint_user_id_2fb31106_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_historicalappointment
    ADD CONSTRAINT organisation_histori_history_user_id_449558fc_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_historicalunit
    ADD CONSTRAINT organisation_histori_history_user_id_a89de82e_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_historicalpost
    ADD CONSTRAINT organisation_histori_history_user_id_cec59a1f_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_post
    ADD CONSTRAINT organisation_post_unit_id_d1b2ce6b_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_unitalias
    ADD CONSTRAINT organisation_unitalias_unit_id_6a7c05b0_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_user_groups
    ADD CONSTRAINT organisation_user_gr_user_id_71a7f609_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_user_groups
    ADD CONSTRAINT organisation_user_groups_group_id_bb1e3f05_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_user_user_permissions
    ADD CONSTRAINT organisation_user_us_permission_id_b4c6469d_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.organisation_user_user_permissions
    ADD CONSTRAINT organisation_user_us_user_id_31d3e213_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_follower
    ADD CONSTRAINT public_follower_goal_id_dccc1669_fk_tasks_goal_id FOREIGN KEY (goal_id) REFERENCES public.tasks_goal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_follower
    ADD CONSTRAINT public_follower_strategy_id_420c19c5_fk_tasks_strategy_id FOREIGN KEY (strategy_id) REFERENCES public.tasks_strategy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.public_follower
    ADD CONSTRAINT public_follower_unit_id_faa87dc7_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_attachment
    ADD CONSTRAINT reporting_attachment_added_in_id_085245b7_fk_reporting FOREIGN KEY (added_in_id) REFERENCES public.reporting_version(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_attachment
    ADD CONSTRAINT reporting_attachment_removed_in_id_5e24f9a0_fk_reporting FOREIGN KEY (removed_in_id) REFERENCES public.reporting_version(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_attachment
    ADD CONSTRAINT reporting_attachment_report_id_a64b3abe_fk_reporting_report_id FOREIGN KEY (report_id) REFERENCES public.reporting_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_calendarkey
    ADD CONSTRAINT reporting_calendarkey_user_id_8bbdf1a3_fk_organisation_user_id FOREIGN KEY (user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_campaign
    ADD CONSTRAINT reporting_campaign_year_id_95fffdf3_fk_tasks_strategyyear_id FOREIGN KEY (year_id) REFERENCES public.tasks_strategyyear(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_historicalcampaign
    ADD CONSTRAINT reporting_historical_history_user_id_c1136c5f_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_notice
    ADD CONSTRAINT reporting_notice_campaign_id_26128047_fk_reporting_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.reporting_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_notice
    ADD CONSTRAINT reporting_notice_user_id_bbd148a8_fk_organisation_user_id FOREIGN KEY (user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_question
    ADD CONSTRAINT reporting_question_answered_by_id_06185841_fk_organisat FOREIGN KEY (answered_by_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_question
    ADD CONSTRAINT reporting_question_by_id_c74d9c93_fk_organisation_user_id FOREIGN KEY (by_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_question
    ADD CONSTRAINT reporting_question_closed_by_id_1b007c02_fk_organisat FOREIGN KEY (closed_by_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_question
    ADD CONSTRAINT reporting_question_report_id_3a693619_fk_reporting_report_id FOREIGN KEY (report_id) REFERENCES public.reporting_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_report
    ADD CONSTRAINT reporting_report_goal_id_3c224c90_fk_tasks_goal_id FOREIGN KEY (goal_id) REFERENCES public.tasks_goal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_report
    ADD CONSTRAINT reporting_report_latest_id_8bfde77d_fk_reporting_version_id FOREIGN KEY (latest_id) REFERENCES public.reporting_version(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_report
    ADD CONSTRAINT reporting_report_of_strategy_id_6818bf20_fk_tasks_strategy_id FOREIGN KEY (of_strategy_id) REFERENCES public.tasks_strategy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_report
    ADD CONSTRAINT reporting_report_programme_id_4ca0d2bb_fk_tasks_programme_id FOREIGN KEY (programme_id) REFERENCES public.tasks_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_report
    ADD CONSTRAINT reporting_report_published_id_72f63bc5_fk_reporting_version_id FOREIGN KEY (published_id) REFERENCES public.reporting_version(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_report
    ADD CONSTRAINT reporting_report_task_id_dacc7f75_fk_tasks_task_id FOREIGN KEY (task_id) REFERENCES public.tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_report
    ADD CONSTRAINT reporting_report_year_id_a662aa3e_fk_tasks_strategyyear_id FOREIGN KEY (year_id) REFERENCES public.tasks_strategyyear(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_version
    ADD CONSTRAINT reporting_version_by_id_749ccd25_fk_organisation_user_id FOREIGN KEY (by_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reporting_version
    ADD CONSTRAINT reporting_version_report_id_2d330826_fk_reporting_report_id FOREIGN KEY (report_id) REFERENCES public.reporting_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_executor
    ADD CONSTRAINT tasks_executor_post_id_6810b781_fk_organisation_post_id FOREIGN KEY (post_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_executor
    ADD CONSTRAINT tasks_executor_task_id_9a30ab1c_fk_tasks_task_id FOREIGN KEY (task_id) REFERENCES public.tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_executor
    ADD CONSTRAINT tasks_executor_unit_id_403a3b27_fk_organisation_unit_id FOREIGN KEY (unit_id) REFERENCES public.organisation_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_formercode
    ADD CONSTRAINT tasks_formercode_goal_id_a933693d_fk_tasks_goal_id FOREIGN KEY (goal_id) REFERENCES public.tasks_goal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_formercode
    ADD CONSTRAINT tasks_formercode_programme_id_438ebb78_fk_tasks_programme_id FOREIGN KEY (programme_id) REFERENCES public.tasks_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_formercode
    ADD CONSTRAINT tasks_formercode_strategy_id_57009589_fk_tasks_strategy_id FOREIGN KEY (strategy_id) REFERENCES public.tasks_strategy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_formercode
    ADD CONSTRAINT tasks_formercode_task_id_a7b83e05_fk_tasks_task_id FOREIGN KEY (task_id) REFERENCES public.tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_fundingsource
    ADD CONSTRAINT tasks_fundingsource_task_id_4abc8e5e_fk_tasks_task_id FOREIGN KEY (task_id) REFERENCES public.tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_fundingyear
    ADD CONSTRAINT tasks_fundingyear_funding_id_27b07805_fk_tasks_fundingsource_id FOREIGN KEY (funding_id) REFERENCES public.tasks_fundingsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_fundingyear
    ADD CONSTRAINT tasks_fundingyear_year_id_3b6a0dde_fk_tasks_strategyyear_id FOREIGN KEY (year_id) REFERENCES public.tasks_strategyyear(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_goal
    ADD CONSTRAINT tasks_goal_head_id_61eeb979_fk_organisation_post_id FOREIGN KEY (head_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_goal
    ADD CONSTRAINT tasks_goal_picture_id_74173349_fk_tasks_picture_id FOREIGN KEY (picture_id) REFERENCES public.tasks_picture(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_goal
    ADD CONSTRAINT tasks_goal_strategy_id_21c076f0_fk_tasks_strategy_id FOREIGN KEY (strategy_id) REFERENCES public.tasks_strategy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicalexecutor
    ADD CONSTRAINT tasks_historicalexec_history_user_id_5ec88f95_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicalfundingsource
    ADD CONSTRAINT tasks_historicalfund_history_user_id_1d5dedd1_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicalfundingyear
    ADD CONSTRAINT tasks_historicalfund_history_user_id_b7ba60a4_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicalgoal
    ADD CONSTRAINT tasks_historicalgoal_history_user_id_261e603b_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicallocation
    ADD CONSTRAINT tasks_historicalloca_history_user_id_722b1fb6_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicaloutline
    ADD CONSTRAINT tasks_historicaloutl_history_user_id_6f688752_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicalpartner
    ADD CONSTRAINT tasks_historicalpart_history_user_id_393615c9_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicalprogramme
    ADD CONSTRAINT tasks_historicalprog_history_user_id_d6cb6b6e_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicalreportedtotal
    ADD CONSTRAINT tasks_historicalrepo_history_user_id_4ff4960d_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicalstageyear
    ADD CONSTRAINT tasks_historicalstag_history_user_id_0b49ac4e_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicalstage
    ADD CONSTRAINT tasks_historicalstag_history_user_id_3aa8bdce_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicalstrategy
    ADD CONSTRAINT tasks_historicalstra_history_user_id_26346dfc_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicalstrategyyear
    ADD CONSTRAINT tasks_historicalstra_history_user_id_77029f3f_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_historicaltask
    ADD CONSTRAINT tasks_historicaltask_history_user_id_148c89e8_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_location
    ADD CONSTRAINT tasks_location_task_id_176e31ce_fk_tasks_task_id FOREIGN KEY (task_id) REFERENCES public.tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_outline
    ADD CONSTRAINT tasks_outline_strategy_id_bfb3106f_fk_tasks_strategy_id FOREIGN KEY (strategy_id) REFERENCES public.tasks_strategy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_partner
    ADD CONSTRAINT tasks_partner_task_id_d799072c_fk_tasks_task_id FOREIGN KEY (task_id) REFERENCES public.tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_programme
    ADD CONSTRAINT tasks_programme_coordinator_id_504b2462_fk_organisation_post_id FOREIGN KEY (coordinator_id) REFERENCES public.organisation_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_programme
    ADD CONSTRAINT tasks_programme_goal_id_ce6af8c9_fk_tasks_goal_id FOREIGN KEY (goal_id) REFERENCES public.tasks_goal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_reportedtotal
    ADD CONSTRAINT tasks_reportedtotal_task_id_b053788e_fk_tasks_task_id FOREIGN KEY (task_id) REFERENCES public.tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_reportedtotal
    ADD CONSTRAINT tasks_reportedtotal_year_id_70fe384d_fk_tasks_strategyyear_id FOREIGN KEY (year_id) REFERENCES public.tasks_strategyyear(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_stage
    ADD CONSTRAINT tasks_stage_task_id_167d61ac_fk_tasks_task_id FOREIGN KEY (task_id) REFERENCES public.tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_stageyear
    ADD CONSTRAINT tasks_stageyear_stage_id_855fd594_fk_tasks_stage_id FOREIGN KEY (stage_id) REFERENCES public.tasks_stage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_stageyear
    ADD CONSTRAINT tasks_stageyear_year_id_9b72a432_fk_tasks_strategyyear_id FOREIGN KEY (year_id) REFERENCES public.tasks_strategyyear(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_strategy_viewers
    ADD CONSTRAINT tasks_strategy_viewe_strategy_id_c1ecb662_fk_tasks_str FOREIGN KEY (strategy_id) REFERENCES public.tasks_strategy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_strategy_viewers
    ADD CONSTRAINT tasks_strategy_viewers_user_id_aabffda9_fk_organisation_user_id FOREIGN KEY (user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_strategyyear
    ADD CONSTRAINT tasks_strategyyear_strategy_id_fde9486d_fk_tasks_strategy_id FOREIGN KEY (strategy_id) REFERENCES public.tasks_strategy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_task
    ADD CONSTRAINT tasks_task_programme_id_c93291e0_fk_tasks_programme_id FOREIGN KEY (programme_id) REFERENCES public.tasks_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_taskyear
    ADD CONSTRAINT tasks_taskyear_task_id_8e881e5c_fk_tasks_task_id FOREIGN KEY (task_id) REFERENCES public.tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.tasks_taskyear
    ADD CONSTRAINT tasks_taskyear_year_id_1690bd68_fk_tasks_strategyyear_id FOREIGN KEY (year_id) REFERENCES public.tasks_strategyyear(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.topics_historicaltopic
    ADD CONSTRAINT topics_historicaltop_history_user_id_0d88a31b_fk_organisat FOREIGN KEY (history_user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.topics_topic_programmes
    ADD CONSTRAINT topics_topic_program_programme_id_9eadfdec_fk_tasks_pro FOREIGN KEY (programme_id) REFERENCES public.tasks_programme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.topics_topic_programmes
    ADD CONSTRAINT topics_topic_programmes_topic_id_dcd5cd52_fk_topics_topic_id FOREIGN KEY (topic_id) REFERENCES public.topics_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.topics_topic
    ADD CONSTRAINT topics_topic_strategy_id_62f1f650_fk_tasks_strategy_id FOREIGN KEY (strategy_id) REFERENCES public.tasks_strategy(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.topics_topic_tasks
    ADD CONSTRAINT topics_topic_tasks_task_id_3d162b86_fk_tasks_task_id FOREIGN KEY (task_id) REFERENCES public.tasks_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.topics_topic_tasks
    ADD CONSTRAINT topics_topic_tasks_topic_id_7d8ed593_fk_topics_topic_id FOREIGN KEY (topic_id) REFERENCES public.topics_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_userses_user_id_af5e0a6d_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisation_user(id) DEFERRABLE INITIALLY DEFERRED;
