-- What became of requirements between two days: new, gone, in other modules, in another phase. The days are set before:
--   SET VARIABLE from_day = DATE '2026-06-30'; SET VARIABLE to_day = DATE '2026-12-31';
-- Without them it is all the time that was exported. Compared are repositories that were there on both days, and
-- requirements that have an id: the key of one without changes with its words.
WITH
  days AS (
    SELECT
      coalesce(getvariable('from_day'), min(as_of)) AS from_day,
      coalesce(getvariable('to_day'), max(as_of)) AS to_day
    FROM revisions
  ),
  earlier AS (
    SELECT repository, revision FROM revisions, days WHERE as_of <= from_day
    QUALIFY row_number() OVER (PARTITION BY repository ORDER BY as_of DESC, revision DESC) = 1
  ),
  later AS (
    SELECT repository, revision FROM revisions, days WHERE as_of <= to_day
    QUALIFY row_number() OVER (PARTITION BY repository ORDER BY as_of DESC, revision DESC) = 1
  ),
  placed AS (
    SELECT
      repository, revision, requirement_key,
      any_value(requirements.title) AS title,
      any_value(requirements.phase_id) AS phase,
      string_agg(module_path, ', ' ORDER BY module_path) AS modules
    FROM requirements
    JOIN placements USING (repository, revision, requirement_key)
    WHERE requirements.requirement_id IS NOT NULL AND requirements.is_counted
    GROUP BY ALL
  ),
  before AS (SELECT * FROM placed JOIN earlier USING (repository, revision) WHERE repository IN (SELECT repository FROM later)),
  after AS (SELECT * FROM placed JOIN later USING (repository, revision) WHERE repository IN (SELECT repository FROM earlier)),
  both_sides AS (
    SELECT
      repository,
      requirement_key,
      coalesce(after.title, before.title) AS title,
      before.revision IS NULL AS is_new,
      after.revision IS NULL AS is_gone,
      before.modules AS modules_before,
      after.modules AS modules_after,
      before.phase AS phase_before,
      after.phase AS phase_after
    FROM before
    FULL JOIN after USING (repository, requirement_key)
  )
SELECT repository, requirement_key, title, 'new' AS change, NULL AS was, concat_ws(' · ', modules_after, phase_after) AS became
FROM both_sides WHERE is_new
UNION ALL
SELECT repository, requirement_key, title, 'gone', concat_ws(' · ', modules_before, phase_before), NULL
FROM both_sides WHERE is_gone
UNION ALL
SELECT repository, requirement_key, title, 'moved', modules_before, modules_after
FROM both_sides WHERE NOT is_new AND NOT is_gone AND modules_before IS DISTINCT FROM modules_after
UNION ALL
SELECT repository, requirement_key, title, 're-phased', phase_before, phase_after
FROM both_sides WHERE NOT is_new AND NOT is_gone AND phase_before IS DISTINCT FROM phase_after
ORDER BY repository, requirement_key, change;
