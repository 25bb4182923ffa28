import assert from 'node:assert/strict';
import { fileKinds, isSkippedItem } from '../../src/index/fileKinds.ts';
import { hasReader } from '../../src/readers/registry.ts';
import { planOf } from '../support/facts.ts';

describe('the kind of a file', () => {
  it('is document for Markdown, CSV and workbooks wherever they lie', () => {
    const kind = fileKinds(null, hasReader);
    for (const path of ['a.md', 'src/a.md', 'export.csv', 'data/a.tsv', 'x/需求.xlsx']) {
      assert.equal(kind(path), 'document', path);
    }
    assert.equal(kind('docs/~$需求.xlsx'), 'code');
  });

  it('is document for YAML and JSON where the path speaks of requirements or documents, else code', () => {
    const kind = fileKinds(null, hasReader);
    for (const path of [
      'docs/a.yaml',
      '需求/二期.yml',
      'requirements/login.json',
      'backlog.yaml',
      'src/需求池.json',
    ]) {
      assert.equal(kind(path), 'document', path);
    }
    for (const path of [
      'config/app.yaml',
      'src/data.json',
      'a.yml',
      'package.json',
      'docs/package.json',
      'docs/openapi.yaml',
    ]) {
      assert.equal(kind(path), 'code', path);
    }
    assert.equal(kind('groundplan.yaml'), 'plan');
  });

  it('follows the plan, and what it leaves out of YAML and JSON is still code', () => {
    const kind = fileKinds(planOf({ documents: ['specs/**'] }), hasReader);
    assert.equal(kind('specs/a.yaml'), 'document');
    assert.equal(kind('docs/a.yaml'), 'code');
    assert.equal(kind('docs/a.md'), null);
    assert.equal(kind('docs/a.csv'), null);
  });
});

describe('an item that Doorstop leaves out', () => {
  const skipped = (path: string, ...files: readonly string[]): boolean =>
    isSkippedItem(path, (file) => files.includes(file));

  it('lies in a document with a skip file, however deep, or below a folder that is skipped whole', () => {
    assert.equal(skipped('reqs/SYS001.yml', 'reqs/.doorstop.skip'), true);
    assert.equal(skipped('reqs/old/SYS001.yml', 'reqs/.doorstop.skip'), true);
    assert.equal(skipped('a/b/SYS001.md', 'a/.doorstop.skip-all', 'a/b/.doorstop.yml'), true);
    assert.equal(skipped('SYS001.yml', '.doorstop.skip'), true);
  });

  it('is none of another document, and no other file', () => {
    assert.equal(skipped('reqs/tst/TST001.yml', 'reqs/.doorstop.skip', 'reqs/tst/.doorstop.yml'), false);
    assert.equal(skipped('reqs/SYS001.yml', 'other/.doorstop.skip'), false);
    assert.equal(skipped('reqs/catalog-info.yaml', 'reqs/.doorstop.skip'), false);
    assert.equal(skipped('reqs/notes.md', 'reqs/.doorstop.skip'), false);
  });
});
