import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { leadsOutside } from '../../../src/platform/node/linkedOutside.ts';
import { TemporaryFolder } from './temporaryFolder.ts';

describe('a path that is to be written to', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = new TemporaryFolder().write({
      'in/docs/a.md': 'a',
      'in/b.md': 'b',
      'other/c.md': 'c',
      'out/d.md': 'd',
    });
  });
  afterEach(() => folder.remove());
  const at = (path: string): string => join(folder.path, path);
  const leads = (path: string): Promise<boolean> => leadsOutside(at(path), [at('in'), at('other')]);

  it('stays within the folders, there or not, through links within them', async () => {
    symlinkSync('docs/a.md', at('in/link.md'));
    symlinkSync(at('other/c.md'), at('in/other.md'));
    symlinkSync('docs', at('in/folder'));
    for (const path of ['in/b.md', 'in/new/deep/e.md', 'in/link.md', 'in/other.md', 'in/folder/new.md'])
      assert.equal(await leads(path), false, path);
  });

  it('leads outside by a link at its end or on the way, also one that leads nowhere', async () => {
    symlinkSync(at('out/d.md'), at('in/link.md'));
    symlinkSync(at('out'), at('in/folder'));
    symlinkSync(at('out/none.md'), at('in/dangling.md'));
    symlinkSync('round.md', at('in/round.md'));
    for (const path of ['in/link.md', 'in/folder/new.md', 'in/dangling.md', 'in/round.md', 'out/d.md'])
      assert.equal(await leads(path), true, path);
  });

  it('counts from where a folder that is a link itself leads', async () => {
    symlinkSync(at('in'), at('window'));
    assert.equal(await leadsOutside(at('window/b.md'), [at('window')]), false);
    assert.equal(await leadsOutside(at('window/new.md'), [at('window')]), false);
  });
});
