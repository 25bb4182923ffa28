-- What the phase that is under way still needs: its requirements that no code of any repository implements. The current
-- phase is the first in the plan that is not past its last day.
WITH current_phase AS (
  SELECT repository, revision, phase_id, phase_name
  FROM phases
  JOIN latest USING (repository, revision)
  WHERE due_day IS NULL OR due_day >= as_of
  QUALIFY row_number() OVER (PARTITION BY repository ORDER BY position) = 1
)
SELECT
  repository,
  phase_name,
  requirement_key,
  title,
  coalesce(status_text, status) AS status,
  responsible,
  document,
  line
FROM requirements
JOIN current_phase USING (repository, revision, phase_id)
WHERE needs_placement
  AND NOT EXISTS (
    FROM resolved_references AS named
    JOIN latest USING (repository, revision)
    WHERE named.kind = 'implements'
      AND named.document_kind = 'code'
      AND named.requirement_repository = requirements.repository
      AND named.requirement_key = requirements.requirement_key
  )
ORDER BY repository, document, line;
