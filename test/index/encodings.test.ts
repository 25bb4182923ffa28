import assert from 'node:assert/strict';
import iconv from 'iconv-lite';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { Root } from '../../src/model/snapshot.ts';
import { MemorySource } from '../support/memorySource.ts';

const root: Root = { id: 'file:///plan', name: 'plan' };
const uri = documentUri(root.id, 'docs/export.csv');
const rows = (...titles: readonly string[]): string =>
  ['编号,需求名称,优先级', ...titles.map((title, index) => `CRM-${index + 1},${title},高`)].join('\r\n');

function worldOf(content: Uint8Array) {
  const source = new MemorySource();
  source.folder(root.id).set('docs/export.csv', content);
  let chosen: string | null = null;
  const index = new WorkspaceIndex({
    source,
    log: { info: () => undefined, warn: (text) => assert.fail(text) },
    encodingOf: () => chosen,
  });
  return {
    index,
    choose: (encoding: string | null) => void (chosen = encoding),
    write: (bytes: Uint8Array) => void source.folder(root.id).set('docs/export.csv', bytes),
    titles: () => [...index.snapshot.requirements()].map(({ title }) => title),
    encoding: () => index.snapshot.document(uri)?.facts.encoding,
  };
}

describe('a document in another encoding', () => {
  const gbk = iconv.encode(rows('去重'), 'gb18030');

  it('is read in it, and its facts name it', async () => {
    const { index, titles, encoding } = worldOf(gbk);
    await index.setRoots([root]);
    assert.deepEqual([titles(), encoding()], [['去重'], 'gb18030']);
  });

  it('is read in the one that somebody chose, after saying that it changed', async () => {
    const { index, choose, titles, encoding } = worldOf(gbk);
    await index.setRoots([root]);
    choose('windows1252');
    index.changed(uri);
    await index.settled();
    assert.deepEqual([titles(), encoding()], [[], 'windows1252']);
    choose(null);
    index.changed(uri);
    await index.settled();
    assert.deepEqual(titles(), ['去重']);
  });

  it('stays as it is on disk while a buffer shows it in a wrong encoding', async () => {
    const { index, titles, encoding } = worldOf(gbk);
    await index.setRoots([root]);
    index.overlay(uri, gbk.toString('utf8'));
    assert.deepEqual([titles(), encoding()], [['去重'], 'gb18030']);
    index.overlay(uri, rows('去重', '合并'), 'gbk');
    assert.deepEqual([titles(), encoding()], [['去重', '合并'], 'gb18030']);
    index.overlay(uri, gbk.toString('utf8'), 'utf8');
    await index.settled();
    assert.deepEqual(titles(), ['去重']);
    index.overlay(uri, null);
    await index.settled();
    assert.deepEqual(titles(), ['去重']);
  });

  it('is told from a buffer of a wrong encoding that was open before it was read', async () => {
    const { index, titles } = worldOf(gbk);
    index.overlay(uri, gbk.toString('utf8'));
    await index.setRoots([root]);
    assert.deepEqual(titles(), ['去重']);
  });

  it('may change its encoding on disk, after which a buffer counts again', async () => {
    const { index, write, titles, encoding } = worldOf(gbk);
    await index.setRoots([root]);
    index.overlay(uri, rows('新的'), 'utf8');
    assert.deepEqual(titles(), ['去重']);
    write(Buffer.from(rows('去重')));
    index.changed(uri);
    await index.settled();
    assert.deepEqual([titles(), encoding()], [['新的'], 'utf8']);
  });

  it('that nobody can tell is a finding', async () => {
    const { index } = worldOf(iconv.encode('Größe,Prüfung\n1,2\n', 'latin1'));
    await index.setRoots([root]);
    assert.deepEqual(
      index.snapshot.document(uri)?.facts.problems.map(({ message }) => message.key),
      ['The encoding of this file cannot be told, so it is not read: save it as UTF-8.'],
    );
  });
});
