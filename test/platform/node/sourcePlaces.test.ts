import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Root } from '../../../src/model/snapshot.ts';
import { NodePlaces } from '../../../src/platform/node/sourcePlaces.ts';
import { TemporaryFolder } from './temporaryFolder.ts';

let folder: TemporaryFolder;
let own: Root;
beforeEach(() => {
  folder = new TemporaryFolder().write({
    'app/groundplan.yaml': '',
    'app/vendor/needs.json': '{}',
    'reqs/docs/a.md': '',
    '需求 库/a.md': '',
  });
  own = { id: pathToFileURL(join(folder.path, 'app')).href, name: 'app' };
});
afterEach(() => folder.remove());

function find(path: string, mayLeave = true, from = own) {
  const places = new NodePlaces({
    folderOf: ({ id }) => (id.startsWith('file:') ? fileURLToPath(id) : null),
    uriOf: (absolute) => pathToFileURL(absolute).href,
    mayLeave: () => mayLeave,
  });
  return places.find(from, path, [own]);
}
const uri = (path: string): string => pathToFileURL(join(folder.path, path)).href;

describe('The place of a source', () => {
  it('is a folder or a file, by a path from the folder of the plan or from the top', async () => {
    assert.deepEqual(await find('../reqs/'), { kind: 'folder', id: uri('reqs'), path: '../reqs' });
    assert.deepEqual(await find(join(folder.path, 'reqs')), {
      kind: 'folder',
      id: uri('reqs'),
      path: '../reqs',
    });
    assert.deepEqual(await find('../需求 库'), { kind: 'folder', id: uri('需求 库'), path: '../需求 库' });
    assert.deepEqual(await find('vendor/needs.json'), {
      kind: 'file',
      id: uri('app/vendor'),
      path: 'vendor',
      file: 'needs.json',
    });
  });

  it('is the same one behind a link', async () => {
    symlinkSync(join(folder.path, 'reqs'), join(folder.path, 'app', 'linked'));
    assert.deepEqual(await find('linked'), { kind: 'folder', id: uri('reqs'), path: '../reqs' });
  });

  it('is at fault where there is nothing, or something that cannot be read', async () => {
    const fault = async (path: string) => {
      const place = await find(path);
      return place.kind === 'fault' ? place.fault : place;
    };
    assert.equal(await fault('../nothing'), 'missing');
    assert.equal(await fault('groundplan.yaml/deeper'), 'missing');
    assert.equal(await fault('..'), 'around');
    assert.equal(await fault('https://example.com/a.git'), 'address');
    assert.equal(await fault('git@example.com:a/b.git'), 'address');
    assert.equal(await fault('a\0b'), 'special');
    if (process.getuid?.() === 0) return;
    chmodSync(join(folder.path, 'reqs'), 0);
    assert.equal(await fault('../reqs/docs'), 'forbidden');
    chmodSync(join(folder.path, 'reqs'), 0o700);
  });

  it('lies within the folder, or is not looked at, while nobody trusts the workspace', async () => {
    symlinkSync(join(folder.path, 'reqs'), join(folder.path, 'app', 'linked'));
    assert.deepEqual(await find('../reqs', false), { kind: 'fault', fault: 'untrusted' });
    assert.deepEqual(await find('../nothing', false), { kind: 'fault', fault: 'untrusted' });
    assert.deepEqual(await find('linked', false), { kind: 'fault', fault: 'untrusted' });
    assert.equal((await find('vendor', false)).kind, 'folder');
  });

  it('is out of reach from a folder that is not on a disk', async () => {
    const virtual = { id: 'vscode-vfs://github/a/b', name: 'b' };
    assert.deepEqual(await find('../reqs', true, virtual), { kind: 'fault', fault: 'virtual' });
  });
});
