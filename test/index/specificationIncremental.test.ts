import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import { specificationTrace } from '../../src/insight/specificationTrace/specificationTrace.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { Root } from '../../src/model/snapshot.ts';
import { FindingBook } from '../../src/rules/findingBook.ts';
import { MemorySource } from '../support/memorySource.ts';

const roots: readonly Root[] = [
  { id: 'file:///plan', name: 'plan' },
  { id: 'file:///code', name: 'code' },
];
const silent = { info: () => undefined, warn: (text: string) => assert.fail(text) };

const id = fc.constantFrom('req~a~1', 'req~a~2', 'req~b~1', 'dsn~a~1', 'dsn~a~0', 'impl~p~1');
const needs = fc.constantFrom('', 'Needs: dsn', 'Needs: impl, utest', 'Needs: impl');
const status = fc.constantFrom('', 'Status: rejected\n', 'Status: approved\n');
const item = fc
  .tuple(id, status, fc.array(id, { maxLength: 2 }), needs)
  .map(([own, stated, covered, needed]) =>
    [`\`${own}\``, stated, 'Covers:', ...covered.map((each) => `- ${each}`), '', needed, ''].join('\n'),
  );
const specification = fc
  .tuple(fc.constantFrom('', '# Title\n\n'), fc.array(item, { maxLength: 3 }))
  .map(([title, items]) => title + items.join('\n'));
const forward = id.map((each) => `arch-->dsn: ${each}\n`);
const tag = fc
  .tuple(fc.constantFrom('impl', 'utest', 'dsn', 'impl~p~1'), id, fc.constantFrom('', ' >> utest'))
  .map(([type, covered, needed]) => `// [${type}->${covered}${needed}]\n`);
const code = fc.array(tag, { maxLength: 3 }).map((tags) => tags.join(''));
const file = fc.oneof(
  fc.tuple(fc.constantFrom('a.md', 'b.md', 'deep/c.rst'), fc.oneof(specification, forward)),
  fc.tuple(fc.constantFrom('a.java', 'b.java', 'c.tsx'), code),
);
const change = fc.tuple(fc.nat({ max: 1 }), file, fc.boolean());

class World {
  readonly source = new MemorySource();
  readonly index = new WorkspaceIndex({ source: this.source, log: silent });
  readonly findings = new FindingBook();

  constructor() {
    this.index.onDidChange((changed) => this.findings.update(changed));
  }

  get said(): unknown {
    const { items, defects } = specificationTrace(this.index.snapshot);
    return {
      items: items.length,
      defects: defects.map(({ item: each, uri }) => [uri, each.id, each.range]),
      findings: this.findings.all(),
    };
  }
}

describe('links of specification items', () => {
  it('give the same findings after any series of edits as in a workspace read anew', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 10 }), async (changes) => {
        const world = new World();
        // Code is read once there is any requirement.
        world.source.folder('file:///plan').set('z.md', '| 编号 | 需求 |\n|---|---|\n| CRM-1 | 登录 |\n');
        await world.index.setRoots(roots);
        await world.index.settled();
        for (const [at, [path, text], removed] of changes) {
          const root = roots[at] ?? roots[0]!;
          const files = world.source.folder(root.id);
          const uri = documentUri(root.id, path);
          if (removed && files.delete(path)) {
            world.index.removed(uri);
          } else {
            files.set(path, text);
            world.index.changed(uri);
          }
          await world.index.settled();
        }
        const fresh = new World();
        for (const [root, files] of world.source.files) {
          for (const [path, text] of files) fresh.source.folder(root).set(path, text);
        }
        await fresh.index.setRoots(roots);
        await fresh.index.settled();
        assert.deepEqual(world.said, fresh.said);
      }),
      { numRuns: 200 },
    );
  });
});
