import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readRevisions } from '../../../src/platform/node/revisionLog.ts';

const zeros = '0'.repeat(40);
const hash = (sign: string): string => sign.repeat(40);
const asIs = (path: string): string => path;

/** One revision as Git prints it. */
function printed(parents: string, subject: string, change: string, ...paths: readonly string[]): string {
  const head = [`\u0001${hash('c')}`, parents, '2026-05-01T10:00:00+08:00', '王敏', subject];
  // Only before a merge's change does an empty part stand.
  return [...head, ...(change.startsWith('::') ? [''] : []), change, ...paths, ''].join('\0');
}

describe('What Git prints of revisions', () => {
  it('is read whatever a subject or a path says', () => {
    const text = printed(
      hash('p'),
      ':100644 100644 a b M',
      `\n:100644 100644 ${hash('a')} ${hash('b')} R086`,
      'docs/旧 的.md',
      'docs/:100644.md',
    );
    assert.deepEqual(
      readRevisions(text, (path) => path.slice('docs/'.length)),
      [
        {
          commit: hash('c'),
          date: '2026-05-01T10:00:00+08:00',
          author: '王敏',
          subject: ':100644 100644 a b M',
          isFirst: false,
          after: { path: ':100644.md', blob: hash('b') },
          before: [{ path: '旧 的.md', blob: hash('a') }],
        },
      ],
    );
  });

  it('has a content before for each side of a merge, and none where the document is new or gone', () => {
    const merge = printed(
      `${hash('p')} ${hash('q')}`,
      'Merge',
      `::100644 100644 100644 ${hash('a')} ${hash('b')} ${hash('d')} MM`,
      'a.md',
    );
    const added = printed('', 'First', `\n:000000 100644 ${zeros} ${hash('a')} A`, 'a.md');
    const deleted = printed(hash('p'), 'Gone', `\n:100644 000000 ${hash('a')} ${zeros} D`, 'a.md');
    assert.deepEqual(
      readRevisions(merge + deleted + added, asIs).map(({ before, after, isFirst }) => [
        before.map((version) => version?.blob.slice(0, 1) ?? '–').join(),
        after?.blob.slice(0, 1) ?? '–',
        isFirst,
      ]),
      [
        ['a,b', 'd', false],
        ['a', '–', false],
        ['–', 'a', true],
      ],
    );
  });

  it('is nothing where it changed no content', () => {
    const head = [`\u0001${hash('c')}`, hash('p'), '2026-05-01', 'A', 'Nothing', ''].join('\0');
    assert.deepEqual(readRevisions(head, asIs), []);
  });

  it('is read to its end, whatever it is', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(`\u0001${hash('c')}`, `\n:100644 100644 ${hash('a')} ${hash('b')} M`, '', '::'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        assert.ok(readRevisions(parts.join('\0'), asIs).length <= parts.length);
      }),
    );
  });
});
