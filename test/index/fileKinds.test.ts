import assert from 'node:assert/strict';
import { fileKinds } from '../../src/index/fileKinds.ts';
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
