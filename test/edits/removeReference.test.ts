import assert from 'node:assert/strict';
import fc from 'fast-check';
import { removeReference } from '../../src/edits/removeReference.ts';
import { similarIds } from '../../src/edits/similarIds.ts';
import { scanText } from '../../src/readers/scan/scanText.ts';

/** The line without the id; `∅` where nothing is left of it. */
function without(line: string, id: string): string {
  const start = line.indexOf(id);
  const removal = removeReference(line, start, start + id.length);
  if (removal === null) return 'kept';
  return removal.kind === 'line' ? '∅' : line.slice(0, removal.start) + line.slice(removal.end);
}

describe('removing a reference', () => {
  it('takes the id and its separator out of a list', () => {
    assert.equal(without('// @req CRM-1, CRM-2, CRM-3', 'CRM-1'), '// @req CRM-2, CRM-3');
    assert.equal(without('// @req CRM-1, CRM-2, CRM-3', 'CRM-2'), '// @req CRM-1, CRM-3');
    assert.equal(without('// @req CRM-1、CRM-2', 'CRM-2'), '// @req CRM-1');
    assert.equal(without('# req-Id: A_1, A_2', 'A_2'), '# req-Id: A_1');
  });

  it('takes the whole line where nothing else stands on it', () => {
    assert.equal(without('  // @req CRM-1', 'CRM-1'), '∅');
    assert.equal(without(' * @req CRM-1', 'CRM-1'), '∅');
    assert.equal(without('/** @verifies CRM-1 */', 'CRM-1'), '∅');
    assert.equal(without('# [impl->req~login~1]', 'req~login~1'), '∅');
    assert.equal(without('<!-- @req CRM-1 -->', 'CRM-1'), '∅');
  });

  it('keeps the code before the comment', () => {
    assert.equal(without('run(); // @req CRM-1', 'CRM-1'), 'run();');
    assert.equal(without('run(); /* @req CRM-1 */', 'CRM-1'), 'run();');
    assert.equal(without('run() # @requirement: CRM-1', 'CRM-1'), 'run()');
  });

  it('keeps the other words of a comment, and what opens one', () => {
    assert.equal(without('// @req CRM-1 leads are shared out', 'CRM-1'), '// leads are shared out');
    assert.equal(without('/** @req CRM-1', 'CRM-1'), '/**');
    assert.equal(without('// See [impl->req~login~1] below', 'req~login~1'), '// See below');
  });

  it('takes out that id alone, whatever the line', () => {
    const piece = fc.constantFrom(
      '@req ',
      '@verifies ',
      'CRM-1',
      'CRM-22',
      ', ',
      '、',
      ' ',
      '//',
      '/*',
      '*/',
      '#',
      'x();',
      '[impl->',
      'req~a~1',
      ']',
      'req-Id: ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const line = pieces.join('');
        const ids = (text: string): string[] => scanText(text, { kind: 'code' }).markers.map(({ id }) => id);
        const { markers } = scanText(line, { kind: 'code' });
        for (const [at, { range }] of markers.entries()) {
          const removal = removeReference(line, range.character, range.endCharacter);
          if (removal === null) continue;
          const after = removal.kind === 'line' ? '' : line.slice(0, removal.start) + line.slice(removal.end);
          assert.deepEqual(
            ids(after),
            markers.filter((_, other) => other !== at).map(({ id }) => id),
            `${line} → ${after}`,
          );
        }
      }),
    );
  });
});

describe('similar ids', () => {
  const known = ['CRM-001', 'CRM-012', 'CRM-102', 'LEAD-001', 'CRM-1234'];
  it('are those that a slip of the finger leads to, nearest first', () => {
    assert.deepEqual(similarIds('CRM-12', known), ['CRM-012', 'CRM-001', 'CRM-102']);
    assert.deepEqual(similarIds('CMR-001', known)[0], 'CRM-001');
    assert.deepEqual(similarIds('crm_001', known)[0], 'CRM-001');
    assert.deepEqual(similarIds('NIGHT-404', known), []);
  });
});
