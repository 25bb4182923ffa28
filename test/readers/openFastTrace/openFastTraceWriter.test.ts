import assert from 'node:assert/strict';
import fc from 'fast-check';
import { setField } from '../../../src/edits/setField.ts';
import { applySourceEdits } from '../../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';
import { read, said, set } from '../writing.ts';

const item = '### Sign in\n`req~a~1`\n\nStatus: draft\n\nText.\n\nNeeds: dsn\n';

describe('setting a field of a specification item', () => {
  it('replaces the word of its status by one that OpenFastTrace knows', () => {
    assert.equal(set('a.md', item, 'req~a~1', 'status', '评审通过'), item.replace('draft', 'approved'));
    assert.equal(set('a.md', item, 'req~a~1', 'status', 'Proposed'), item.replace('draft', 'proposed'));
    assert.equal(set('a.md', item, 'req~a~1', 'status', '已拒绝'), item.replace('draft', 'rejected'));
    assert.equal(set('a.md', item, 'req~a~1', 'status', 'Draft'), item);
  });

  it('adds a status before the description, in the manner of the lines around it', () => {
    assert.equal(
      set('a.md', '`req~a~1`\n\nText.\n', 'req~a~1', 'status', 'approved'),
      '`req~a~1`\n\nStatus: approved\n\nText.\n',
    );
    assert.equal(
      set('a.md', '`req~a~1`\r\nText.\r\n', 'req~a~1', 'status', 'approved'),
      '`req~a~1`\r\nStatus: approved\r\nText.\r\n',
    );
    assert.equal(
      set('a.rst', 'Sign in\n=======\n`req~a~1`', 'req~a~1', 'status', 'approved'),
      'Sign in\n=======\n`req~a~1`\nStatus: approved',
    );
  });

  it('takes a status out', () => {
    assert.equal(
      set('a.md', item, 'req~a~1', 'status', null),
      '### Sign in\n`req~a~1`\n\nText.\n\nNeeds: dsn\n',
    );
    assert.equal(set('a.md', '`req~a~1`\nStatus: draft', 'req~a~1', 'status', null), '`req~a~1`');
  });

  it('refuses what OpenFastTrace has no word for, and what it would take for the description', () => {
    assert.match(
      set('a.md', item, 'req~a~1', 'status', '已上线'),
      /^refused: OpenFastTrace knows four statuses/,
    );
    for (const field of ['module', 'phase', 'owner', 'priority'] as const) {
      assert.match(
        set('a.md', item, 'req~a~1', field, 'x'),
        /^refused: OpenFastTrace would take such a line/,
      );
    }
    assert.match(
      set('a.md', 'arch-->dsn: req~a~1\n', 'arch~a~1', 'status', 'approved'),
      /^refused: A forwarded item has no status/,
    );
  });

  it('leaves the module to the plan, and says the status in other words where these mean the same', () => {
    const snapshot = snapshotOf({ 'docs/a.md': item });
    const requirement = snapshot.requirement('req~a~1')!;
    const textOf = (uri: string): string | null => (uri.endsWith('a.md') ? item : null);
    const module = setField(snapshot, requirement, 'module', 'Accounts', textOf);
    assert.ok('into' in module && module.into === 'plan');
    assert.match([...(module.create?.values() ?? [])].join(), /req~a~1/);
    const status = setField(snapshot, requirement, 'status', 'Accepted', textOf);
    assert.ok('into' in status && status.into === 'document');
    const edits = status.edits.get(`${testRoot.id}/docs/a.md`) ?? [];
    assert.equal(applySourceEdits(item, edits), item.replace('draft', 'approved'));
  });

  it('sets any field of the other requirements of the document', () => {
    const text = `| 编号 | 需求 | 状态 |\n|---|---|---|\n| CRM-1 | 分配 | 草稿 |\n\n${item}`;
    assert.equal(set('a.md', text, 'CRM-1', 'status', '已上线'), text.replace('草稿', '已上线'));
  });
});

const piece = fc.constantFrom(
  '### Title\n',
  'Title\n===\n',
  '`req~a~1`\n',
  'dsn~b.c~12 and more\n',
  '`req~登录~1`\n',
  'Status: draft\n',
  'Status: approved\r\n',
  'Needs: dsn, utest\n',
  'Needs:\n',
  'Covers:\n',
  'Depends:\n',
  'Tags: Web, a\n',
  'Tags:\n',
  '- `req~a~1`\n',
  '* dsn\n',
  'Rationale:\n',
  'Comment:\n',
  'Description:\n',
  'arch-->dsn: req~x~1\n',
  'oft:off\n',
  '<!-- oft:on -->\n',
  '```\n',
  '---\n',
  '| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-1 | x | 草稿 |\n',
  '## CRM-2 Title\n状态：草稿\n',
  'text',
  '\n',
  '\r',
  '\r\n',
  '  ',
  '~',
  '\uFEFF',
  '\u0000',
  '𠮷',
  '\uD800',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
);

describe('any text with specification items', () => {
  it('is read without an error, each place in the text and holding what it claims', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('a.md', 'a.rst'), (text, path) => {
        const lines = text.split(/\r\n?|\n/);
        for (const fact of read(path, text)) {
          for (const range of [fact.range, fact.anchor, ...fact.claims.map((claim) => claim.range)]) {
            const [start, end] = [lines[range.line], lines[range.endLine]];
            assert.ok(start !== undefined && end !== undefined, JSON.stringify(range));
            assert.ok(
              range.character <= start.length && range.endCharacter <= end.length,
              JSON.stringify(range),
            );
          }
          if (fact.shape !== 'block') continue;
          for (const { field, from, text: value, range } of fact.claims) {
            const isWritten =
              from === 'field' && range.line === range.endLine && !(field === 'id' && fact.title === '');
            if (!isWritten || field === 'description' || field === 'note' || field === 'title') continue;
            assert.ok(lines[range.line]?.slice(range.character, range.endCharacter).includes(value));
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('says the status that was set, and everything else what it said', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('a.md', 'a.rst'),
        fc.constantFrom('approved', 'proposed', 'draft', 'rejected', null),
        (text, path, word) => {
          const before = read(path, text);
          const item = before.find(({ shape, anchor, id, claims }) => {
            const line = text.split(/\r\n?|\n/)[anchor.line] ?? '';
            const statuses = claims.filter(({ field }) => field === 'status').length;
            const isUnique = before.filter((other) => other.id === id).length === 1;
            return (
              shape === 'block' &&
              line.includes(id ?? '-') &&
              statuses < 2 &&
              isUnique &&
              !line.includes('-->')
            );
          });
          if (!item) return;
          const after = set(path, text, item.id ?? '', 'status', word);
          assert.equal(said(path, after, item.id ?? '', 'status'), word ?? undefined);
          const others = (facts: typeof before): readonly unknown[] =>
            facts.map(({ id, title, claims }) => [
              id,
              title,
              claims
                .filter((claim) => claim.field !== 'status' || id !== item.id)
                .map(({ field, text: said }) => [field, said]),
            ]);
          assert.deepEqual(others(read(path, after)), others(before));
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
