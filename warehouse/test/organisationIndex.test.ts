import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from '../../test/platform/node/temporaryFolder.ts';
import { checkScip } from '../bench/checkScip.ts';
import { makeRepository, requirementFiles } from '../bench/organisation.ts';
import { readMade } from '../bench/readMade.ts';
import { readScip, type ScipIndex } from '../bench/readScip.ts';
import { writeScip } from '../src/scip/writeScip.ts';

const size = { repositories: 4, requirements: 120, references: 800 };
const words = { module: '模块', phase: '阶段', status: '状态', owner: '负责人' };

describe('the indexes of an organisation, read back by another reader of Protocol Buffers', function () {
  this.timeout(120_000);

  const folder = new TemporaryFolder();
  const made = Array.from({ length: size.repositories }, (_, at) => makeRepository(at, size));
  const indexes: ScipIndex[] = [];

  before(async () => {
    for (const [at, repository] of made.entries()) {
      const next = made[(at + 1) % made.length];
      assert.ok(next);
      const rows = await readMade(repository, { name: next.name, files: requirementFiles(next) }, 'r1');
      const file = join(folder.path, `${at}.scip`);
      writeScip(rows, file, words);
      indexes.push(readScip(readFileSync(file)));
    }
  });
  after(() => folder.remove());

  it('have every definition and every reference at its place in the text, and no other', () => {
    for (const [at, index] of indexes.entries()) {
      const repository = made[at];
      assert.ok(repository);
      const { places, wrong } = checkScip(index, repository);
      assert.deepEqual(wrong, []);
      assert.equal(places, repository.requirements.length + repository.references.length);
    }
  });

  it('name a requirement by the same symbol in the repository that defines it and in the one that names it', () => {
    const defined = new Set(indexes.flatMap(({ documents }) => documents.flatMap(definitionsOf)));
    for (const [at, { documents }] of indexes.entries()) {
      const next = made[(at + 1) % made.length]?.name ?? '';
      const across = documents
        .flatMap(({ occurrences }) => occurrences.map(({ symbol }) => symbol))
        .filter((symbol) => symbol.startsWith(`groundplan . ${next} 1 `));
      assert.ok(across.length > 50);
      assert.deepEqual(
        across.filter((symbol) => !defined.has(symbol)),
        [],
      );
    }
  });

  it('describe each symbol once, in the document that defines it', () => {
    for (const { documents } of indexes) {
      for (const document of documents) {
        assert.deepEqual(document.symbols.map(({ symbol }) => symbol).sort(), definitionsOf(document).sort());
      }
    }
  });
});

function definitionsOf({ occurrences }: ScipIndex['documents'][number]): string[] {
  return occurrences.filter(({ roles }) => (roles & 1) !== 0).map(({ symbol }) => symbol);
}
