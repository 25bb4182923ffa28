-- Who has to say where requirements belong: those without a module or a phase, by business line and by who answers for them.
SELECT
  coalesce(responsible, '') AS owner,
  coalesce(business_line, '') AS team,
  count(DISTINCT repository) AS repositories,
  count(*) AS unplaced,
  count(*) FILTER (WHERE lacks_module) AS without_module,
  count(*) FILTER (WHERE lacks_phase) AS without_phase
FROM requirements
JOIN latest USING (repository, revision)
WHERE lacks_module OR lacks_phase
GROUP BY ALL
ORDER BY unplaced DESC, owner, team;
