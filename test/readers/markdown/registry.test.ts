import assert from 'node:assert/strict';
import { readerOf } from '../../../src/readers/registry.ts';

describe('the reader of a file', () => {
  it('is chosen by the name, a plan file before all else', () => {
    const names = [
      'groundplan.yaml',
      'a/b/groundplan.yml',
      'docs/需求.md',
      'README.MARKDOWN',
      'a.mdx',
      'src/a.ts',
      'x/groundplan.yaml.bak',
    ];
    assert.deepEqual(
      names.map((path) => readerOf({ path, text: '' })?.name ?? null),
      ['plan', 'plan', 'markdown', 'markdown', 'markdown', null, null],
    );
  });
});
