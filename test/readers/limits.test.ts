import assert from 'node:assert/strict';
import { factsOfContent, factsOfTooLong, megabytesOf, mostBytes } from '../../src/index/readContent.ts';
import { mostModules, mostRequirements } from '../../src/readers/limits.ts';
import { readFacts } from '../../src/readers/readDocument.ts';

describe('a document beyond a limit', () => {
  it('gives its first requirements, and a finding at the next one', function () {
    this.timeout(60_000);
    const rows = Array.from({ length: mostRequirements + 10 }, (_, at) => `R-${at + 1},Title ${at + 1}`);
    const { requirements, problems, leftOut } = readFacts(
      'docs/a.csv',
      'document',
      `ID,Title\n${rows.join('\n')}\n`,
    );
    assert.equal(requirements.length, mostRequirements);
    assert.deepEqual(
      problems.map(({ code, message, range }) => [code, message.args, range.line]),
      [['document/unreadable', [mostRequirements], mostRequirements + 1]],
    );
    assert.ok(leftOut.some(({ reason }) => reason.args[0] === mostRequirements));
  });

  it('says once from where on modules are left out', function () {
    this.timeout(60_000);
    const modules = Array.from({ length: mostModules }, (_, at) => at);
    const text = `modules:\n${modules.map((at) => `- { id: m${at}, name: M${at}, modules: [a, b] }\n`).join('')}`;
    const { plan, problems } = readFacts('groundplan.yaml', 'plan', text);
    const count = (plan?.modules ?? []).reduce((sum, module) => sum + 1 + module.modules.length, 0);
    assert.equal(count, mostModules);
    assert.equal(problems.filter(({ message }) => message.args[0] === mostModules).length, 1);
  });

  it('is larger than somebody chose, on the disk and in the editor', () => {
    const said = factsOfContent('a.md', 'document', { reason: 'tooLarge', detail: '' }, null, false, 2);
    assert.deepEqual(
      said?.problems.map(({ message }) => message.args),
      [[2]],
    );
    assert.equal(factsOfTooLong('document', 'x'.repeat(1024 * 1024), 1), null);
    assert.equal(factsOfTooLong('document', 'x'.repeat(1024 * 1024 + 1), 1)?.problems.length, 1);
  });

  it('is measured by a number from 1 to 64, whatever a setting says', () => {
    assert.deepEqual([0, 3, 1000, Number.NaN, '5', null].map(megabytesOf), [1, 3, 64, 16, 16, 16]);
    assert.equal(mostBytes('code', 64), 2 * 1024 * 1024);
  });

  it('has an id of no more than so many characters in its column', () => {
    const { requirements } = readFacts(
      'docs/a.csv',
      'document',
      `ID,Title\n${'R-1 '.repeat(100_000)},Title\nR-2,b\nR-3,c\n`,
    );
    assert.deepEqual(
      requirements.map(({ id }) => id),
      ['R-2', 'R-3'],
    );
  });
});
