-- How far each phase was on each day: its requirements, and how many of them some code, in whichever repository,
-- implements and verifies.
WITH covered AS (
  SELECT
    states.day,
    resolved.requirement_repository,
    resolved.requirement_key,
    bool_or(resolved.kind = 'implements') AS is_implemented,
    bool_or(resolved.kind = 'verifies') AS is_verified
  FROM resolved_references AS resolved
  JOIN states USING (repository, revision)
  WHERE resolved.document_kind = 'code' AND resolved.requirement_key IS NOT NULL
  GROUP BY ALL
)
SELECT
  states.day,
  repository,
  phases.position AS phase_position,
  requirements.phase_id,
  phases.phase_name,
  count(*) AS requirements,
  count(*) FILTER (WHERE covered.is_implemented) AS implemented,
  count(*) FILTER (WHERE covered.is_verified) AS verified,
  count(*) FILTER (WHERE requirements.status = 'released') AS released
FROM requirements
JOIN states USING (repository, revision)
JOIN phases USING (repository, revision, phase_id)
LEFT JOIN covered
  ON covered.day = states.day
  AND covered.requirement_repository = requirements.repository
  AND covered.requirement_key = requirements.requirement_key
WHERE requirements.needs_placement
GROUP BY ALL
ORDER BY repository, phase_position, states.day;
