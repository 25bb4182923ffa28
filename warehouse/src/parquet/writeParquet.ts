/** Writes a repository at a revision into its partition of each table. */
import { join } from 'node:path';
import type { RepositoryRows, Written } from '../../../src/exchange/rows/rows.ts';
import { partitionName, refuseOtherSpelling } from '../files/partitionName.ts';
import { writePartitions } from '../files/wholePartitions.ts';
import type { Column } from './column.ts';
import { TableFile } from './tableFile.ts';
import { schemaVersion, type TableName, tableNames, tables } from './tables.ts';

export function writeParquet(rows: RepositoryRows, folder: string): Written {
  const repository = partitionName('repository', rows.repository);
  const revision = partitionName('revision', rows.revision);
  const partitions = tableNames.map((table) => ({ table, path: join(table, repository, revision) }));
  for (const { table } of partitions) {
    refuseOtherSpelling([join(folder, table, repository), join(folder, table, repository, revision)]);
  }
  let bytes = 0;
  writePartitions(folder, partitions, (folderOf) => {
    const open = <Row>(table: TableName, columns: readonly Column<Row>[]): TableFile<Row> =>
      new TableFile(join(folderOf(table), 'part-0.parquet'), columns, schemaVersion);
    const fill = <Row>(table: TableName, columns: readonly Column<Row>[], all: Iterable<Row>): void => {
      const file = open(table, columns);
      for (const row of all) file.add(row);
      bytes += file.finish();
    };
    fill('revisions', tables.revisions, [rows]);
    bytes += fillFromDocuments(rows, open);
    fill('modules', tables.modules, rows.modules());
    fill('phases', tables.phases, rows.phases());
    fill('findings', tables.findings, rows.findings());
  });
  return { files: partitions.length, bytes };
}

/** One walk over the documents fills four tables. */
function fillFromDocuments(
  rows: RepositoryRows,
  open: <Row>(table: TableName, columns: readonly Column<Row>[]) => TableFile<Row>,
): number {
  const requirements = open('requirements', tables.requirements);
  const placements = open('placements', tables.placements);
  const references = open('references', tables.references);
  const links = open('links', tables.links);
  for (const document of rows.documents()) {
    for (const requirement of document.requirements) {
      requirements.add(requirement);
      for (const placement of requirement.placements) placements.add({ requirement, placement });
      for (const link of requirement.links) links.add({ requirement, link });
    }
    for (const reference of document.references) references.add({ document, reference });
  }
  return [requirements, placements, references, links].reduce((sum, file) => sum + file.finish(), 0);
}
