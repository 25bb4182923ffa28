-- Views over the tables, for DuckDB. Run this first, in the folder that `--parquet` wrote to,
-- or from elsewhere after: SET file_search_path = 'FOLDER';
-- The types of the partition columns are named, as a revision such as 20261127 is a name and no number.

CREATE OR REPLACE VIEW revisions AS
SELECT * FROM read_parquet('revisions/*/*/*.parquet', hive_partitioning = true, union_by_name = true,
                           hive_types = {'repository': VARCHAR, 'revision': VARCHAR});

CREATE OR REPLACE VIEW requirements AS
SELECT * FROM read_parquet('requirements/*/*/*.parquet', hive_partitioning = true, union_by_name = true,
                           hive_types = {'repository': VARCHAR, 'revision': VARCHAR});

CREATE OR REPLACE VIEW placements AS
SELECT * FROM read_parquet('placements/*/*/*.parquet', hive_partitioning = true, union_by_name = true,
                           hive_types = {'repository': VARCHAR, 'revision': VARCHAR});

-- The table is called references, which is a word of SQL.
CREATE OR REPLACE VIEW reference_places AS
SELECT * FROM read_parquet('references/*/*/*.parquet', hive_partitioning = true, union_by_name = true,
                           hive_types = {'repository': VARCHAR, 'revision': VARCHAR});

CREATE OR REPLACE VIEW links AS
SELECT * FROM read_parquet('links/*/*/*.parquet', hive_partitioning = true, union_by_name = true,
                           hive_types = {'repository': VARCHAR, 'revision': VARCHAR});

CREATE OR REPLACE VIEW modules AS
SELECT * FROM read_parquet('modules/*/*/*.parquet', hive_partitioning = true, union_by_name = true,
                           hive_types = {'repository': VARCHAR, 'revision': VARCHAR});

CREATE OR REPLACE VIEW phases AS
SELECT * FROM read_parquet('phases/*/*/*.parquet', hive_partitioning = true, union_by_name = true,
                           hive_types = {'repository': VARCHAR, 'revision': VARCHAR});

CREATE OR REPLACE VIEW findings AS
SELECT * FROM read_parquet('findings/*/*/*.parquet', hive_partitioning = true, union_by_name = true,
                           hive_types = {'repository': VARCHAR, 'revision': VARCHAR});

-- The newest state of each repository. Joining with it also leaves out what is just being written.
CREATE OR REPLACE VIEW latest AS
SELECT repository, revision, as_of
FROM revisions
QUALIFY row_number() OVER (PARTITION BY repository ORDER BY as_of DESC, revision DESC) = 1;

-- Each repository as it was on each day on which any of them was exported.
CREATE OR REPLACE VIEW states AS
SELECT days.as_of AS day, revisions.repository, revisions.revision
FROM (SELECT DISTINCT as_of FROM revisions) AS days
JOIN revisions ON revisions.as_of <= days.as_of
QUALIFY row_number() OVER (PARTITION BY days.as_of, revisions.repository
                           ORDER BY revisions.as_of DESC, revisions.revision DESC) = 1;

-- References with the repository and the key of what they mean. An id that the own repository does not know means the
-- requirement of the one repository that has it; where several have it, it means none of them.
CREATE OR REPLACE VIEW resolved_references AS
SELECT
  places.* EXCLUDE (requirement_repository, requirement_key),
  coalesce(places.requirement_repository, sole.repository) AS requirement_repository,
  coalesce(places.requirement_key, sole.requirement_key) AS requirement_key
FROM reference_places AS places
LEFT JOIN (
  SELECT requirement_id, min(repository) AS repository, min(requirement_key) AS requirement_key
  FROM (SELECT DISTINCT repository, requirement_id, requirement_key FROM requirements
        WHERE requirement_id IS NOT NULL)
  GROUP BY requirement_id
  HAVING count(*) = 1
) AS sole ON sole.requirement_id = CASE WHEN places.resolution = 'none' THEN places.requirement_id END;
