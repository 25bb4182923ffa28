-- Requirements that the code of several repositories implements.
SELECT
  named.requirement_repository AS repository,
  named.requirement_key,
  any_value(requirements.title) AS title,
  count(DISTINCT named.repository) AS repositories,
  string_agg(DISTINCT named.repository, ', ' ORDER BY named.repository) AS implemented_in,
  count(*) AS places
FROM resolved_references AS named
JOIN latest AS here ON here.repository = named.repository AND here.revision = named.revision
JOIN latest AS there ON there.repository = named.requirement_repository
JOIN requirements
  ON requirements.repository = there.repository
  AND requirements.revision = there.revision
  AND requirements.requirement_key = named.requirement_key
WHERE named.kind = 'implements' AND named.document_kind = 'code'
GROUP BY named.requirement_repository, named.requirement_key
HAVING count(DISTINCT named.repository) > 1
ORDER BY repositories DESC, places DESC, repository, named.requirement_key;
