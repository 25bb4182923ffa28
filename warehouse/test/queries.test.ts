import assert from 'node:assert/strict';
import { type Engine, inOneOrder, openTables, type QueryName } from '../bench/engine.ts';
import { type Answer, NaiveAnswers } from '../bench/naiveAnswers.ts';
import { days, makeRepository, requirementFiles, repositoryName } from '../bench/organisation.ts';
import { readMade } from '../bench/readMade.ts';
import { writeParquet } from '../src/parquet/writeParquet.ts';
import { TemporaryFolder } from '../../test/platform/node/temporaryFolder.ts';

const size = { repositories: 6, requirements: 150, references: 600 };

describe('the queries over the tables of an organisation, asked of DuckDB', function () {
  this.timeout(120_000);

  const folder = new TemporaryFolder();
  const naive = new NaiveAnswers();
  let engine: Engine;

  before(async () => {
    for (const [revision] of days.entries()) {
      for (let at = 0; at < size.repositories; at++) {
        // Not every repository is exported on every day.
        if (revision === 1 && at >= size.repositories / 2) continue;
        const made = makeRepository(at, size, revision);
        const next = makeRepository((at + 1) % size.repositories, size, 0);
        assert.equal(next.name, made.source);
        const source = { name: next.name, files: requirementFiles(next) };
        writeParquet(await readMade(made, source, `2026070${revision}`), folder.path);
        naive.add(made);
      }
    }
    engine = await openTables(folder.path);
  });
  after(() => {
    engine.close();
    folder.remove();
  });

  const same = async (name: QueryName, wanted: readonly Answer[]): Promise<void> => {
    assert.ok(wanted.length > 0, 'a comparison of nothing shows nothing');
    assert.deepEqual(inOneOrder(await engine.askQuery(name)), inOneOrder(wanted));
  };

  it('count the rows that were made', async () => {
    const [requirements] = await engine.ask('SELECT count(*) AS n FROM requirements');
    const [references] = await engine.ask('SELECT count(*) AS n FROM reference_places');
    assert.equal(requirements?.['n'], naive.requirements);
    assert.equal(references?.['n'], naive.references);
  });

  it('keep the names of repositories and revisions, signs and digits and all', async () => {
    const rows = await engine.ask('SELECT repository, revision FROM latest ORDER BY repository');
    const wanted = Array.from({ length: size.repositories }, (_, at) => ({
      repository: repositoryName(at),
      revision: at < size.repositories / 2 ? '20260701' : '20260700',
    }));
    assert.deepEqual(rows, wanted);
  });

  it('find who has to place what is unplaced', () => same('unplaced_by_owner', naive.unplacedByOwner()));
  it('find how far each phase was on each day', () => same('coverage_by_phase', naive.coverageByPhase()));
  it('find what several repositories implement', () =>
    same('implemented_in_several', naive.implementedInSeveral()));
  it('find what was moved, re-phased, dropped and added', () => same('drift', naive.drift()));
  it('find what the current phase still needs', () =>
    same('current_phase_without_code', naive.currentPhaseWithoutCode()));

  it('give the drift between two days that are named', async () => {
    await engine.ask(`SET VARIABLE to_day = DATE '${days[0]}'`);
    assert.deepEqual(await engine.askQuery('drift'), []);
    await engine.ask('RESET VARIABLE to_day');
  });
});
