import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { DocumentSource, HistorySource } from '../../src/index/ports.ts';
import type * as nodeLinked from '../../src/platform/node/linkedOutside.ts';
import type * as nodeNames from '../../src/platform/node/gitNames.ts';
import type * as nodeObject from '../../src/platform/node/gitObject.ts';
import type * as nodeTree from '../../src/platform/node/gitTree.ts';
import type * as nodeProtection from '../../src/platform/node/writeProtection.ts';
import { GitHistory } from '../../src/platform/web/gitHistory.ts';
import { leadsOutside } from '../../src/platform/web/linkedOutside.ts';
import * as names from '../../src/platform/web/gitNames.ts';
import * as object from '../../src/platform/web/gitObject.ts';
import { NodeSource } from '../../src/platform/web/nodeSource.ts';
import * as tree from '../../src/platform/web/gitTree.ts';
import * as protection from '../../src/platform/web/writeProtection.ts';

// What stands in has to fit where the other is called: held by the types.
const fits = {
  leadsOutside: leadsOutside satisfies typeof nodeLinked.leadsOutside,
  gitNames: names.gitNames satisfies typeof nodeNames.gitNames,
  gitObject: object.gitObject satisfies typeof nodeObject.gitObject,
  gitContent: tree.gitContent satisfies typeof nodeTree.gitContent,
  isWriteProtected: protection.isWriteProtected satisfies typeof nodeProtection.isWriteProtected,
};

describe('the platform of the browser', () => {
  it('stands in for files of the desktop alone, and for all that they give', () => {
    const exported = (file: string): readonly string[] =>
      [...readFileSync(file, 'utf8').matchAll(/^export (?:async )?(?:function|class) (\w+)/gmu)].map(
        ([, name]) => name ?? '',
      );
    const desktop = readdirSync('src/platform/node');
    for (const file of readdirSync('src/platform/web')) {
      assert.ok(desktop.includes(file), file);
      assert.deepEqual(exported(`src/platform/web/${file}`), exported(`src/platform/node/${file}`), file);
    }
    assert.equal(Object.keys(fits).length, 5);
  });

  it('has no files, no Git and no past', async () => {
    const root = { id: 'vscode-vfs://github/a/b', name: 'b' };
    const source: DocumentSource = new NodeSource();
    assert.deepEqual(await source.list(root), { paths: [], leftOut: [] });
    const read: unknown[] = [];
    await source.read(
      root,
      ['a.md'],
      () => 1,
      (path, content) => read.push([path, content]),
    );
    assert.deepEqual(read, [['a.md', { reason: 'gone', detail: '' }]]);
    const history: HistorySource = new GitHistory();
    assert.equal(await history.standing(root, 'a.md'), 'noGit');
    assert.deepEqual(await fits.gitNames(), []);
    assert.equal(await fits.gitObject(), 'noGit');
    assert.equal(await fits.leadsOutside('/a/b', ['/a']), false);
  });
});
