import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanText } from '../../../src/readers/scan/scanText.ts';
import { isIdShaped } from '../../../src/vocabulary/ids.ts';

/** The words of a text as `id@line:character+length`. */
function places(text: string): readonly string[] {
  const { words } = scanText(text, { kind: 'document' });
  return words.ids.map((id, index) => {
    const [line, character, length] = words.at.subarray(index * 3, index * 3 + 3);
    return `${id}@${line}:${character}+${length}`;
  });
}

function ids(text: string): readonly string[] {
  return scanText(text, { kind: 'document' }).words.ids;
}

describe('The id-shaped words of a text', () => {
  it('are found with line, character and length', () => {
    assert.deepEqual(places('// CRM-001\n  see (REQ_2).'), ['CRM-001@0:3+7', 'REQ_2@1:7+5']);
  });

  it('are counted by lines as an editor counts them', () => {
    assert.deepEqual(places('a\r\nA-1\rA-2\n\n\r\nA-3'), ['A-1@1:0+3', 'A-2@2:0+3', 'A-3@5:0+3']);
  });

  it('are found where the text ends in any line end, or is long and has no other', () => {
    assert.deepEqual(places('A-1\r'), ['A-1@0:0+3']);
    assert.deepEqual(places('A-1\n'), ['A-1@0:0+3']);
    assert.equal(places(`${'\r'.repeat(100_001)}A-1\r`)[0], 'A-1@100001:0+3');
    assert.deepEqual(places('\r'.repeat(100_001)), []);
  });

  it('need a letter, a digit, and a separator or a letter beyond ASCII', () => {
    assert.deepEqual(ids('login CRM-x 2026-11-16 abc123 42 user-id CRM-1 Größe5'), ['CRM-1', 'Größe5']);
  });

  it('end at a separator that nothing follows', () => {
    assert.deepEqual(ids('A-1. _A-2_ A-3- **A-4** tool__req_5'), ['A-1', 'A-2', 'A-3', 'A-4', 'tool__req_5']);
  });

  it('are no versions, times, UUIDs or encoded data', () => {
    const data = 'x-QmFzZTY0QmFzZTY0QmFzZTY0QmFzZTY0QmFzZTY0';
    assert.deepEqual(ids(`v1.2.3 1.5em 2026-11-16T10:00 550e8400-e29b-41d4-a716-446655440000 ${data}`), []);
  });

  it('are at most 80 characters long', () => {
    const longest = `A-${'x'.repeat(30)}-${'y'.repeat(30)}-${'1'.repeat(16)}`;
    assert.equal(longest.length, 80);
    assert.deepEqual(ids(`${longest} ${longest}1`), [longest]);
  });

  it('are found within Chinese text, which has no blanks', () => {
    const found = ids('见CRM-001和CRM-002。');
    assert.ok(found.includes('CRM-001') && found.includes('CRM-002'));
  });

  it('are read with one to four of the Chinese letters before a number', () => {
    assert.deepEqual(ids('我们实现需求26。'), ['我们实现需求26', '实现需求26', '现需求26', '需求26', '求26']);
  });

  it('may have Chinese letters in the middle', () => {
    assert.ok(ids('见 CRM-线索-001').includes('CRM-线索-001'));
  });

  it('of Korean and Japanese text end before the particle', () => {
    assert.ok(ids('REQ-001을').includes('REQ-001'));
    assert.ok(ids('REQ-002は').includes('REQ-002'));
  });
});

describe('A list or range of ids', () => {
  it('gives each id of a plain list', () => {
    assert.deepEqual(places('A-01、A-02'), ['A-01@0:0+4', 'A-02@0:5+4']);
  });

  it('gives the full id for each shortened tail, at the tail', () => {
    assert.deepEqual(places('NT-003/004/005'), ['NT-003@0:0+6', 'NT-004@0:7+3', 'NT-005@0:11+3']);
    assert.deepEqual(ids('NT-003、004'), ['NT-003', 'NT-004']);
  });

  it('takes no other number for a shortened tail', () => {
    assert.deepEqual(ids('NT-003/4 NT-005、006a NT-007、008.5 NT-009/010-1'), [
      'NT-003',
      'NT-005',
      'NT-007',
      'NT-009',
    ]);
  });

  it('gives what lies between the ends of a range, at the whole range', () => {
    assert.deepEqual(places('ENG-REC-01~03'), [
      'ENG-REC-01@0:0+10',
      'ENG-REC-02@0:0+13',
      'ENG-REC-03@0:11+2',
    ]);
  });

  for (const range of [
    'TRK-08~TRK-10',
    'TRK-08 ~ TRK-10',
    'TRK-08〜10',
    'TRK-08～TRK-10',
    'TRK-08–10',
    'TRK-08—10',
  ]) {
    it(`is read from ${range}`, () => assert.deepEqual(ids(range), ['TRK-08', 'TRK-09', 'TRK-10']));
  }
  for (const range of [
    'TRK-08 到 TRK-10',
    'TRK-08到10号',
    'TRK-08至TRK-10',
    'TRK-08..TRK-10',
    'TRK-08 to TRK-10',
  ]) {
    it(`is read from ${range}`, () => {
      assert.deepEqual(
        ids(range).filter((id) => id.startsWith('TRK') && id.length === 6),
        ['TRK-08', 'TRK-09', 'TRK-10'],
      );
    });
  }

  it('goes on behind a range', () => {
    assert.deepEqual(ids('CRM-004~006、CRM-008/009'), [
      'CRM-004',
      'CRM-005',
      'CRM-006',
      'CRM-008',
      'CRM-009',
    ]);
  });

  it('is not made by a hyphen, which may belong to the id', () => {
    assert.deepEqual(ids('A-01-03'), ['A-01-03']);
  });

  it('is not made by the tildes within an id of OpenFastTrace', () => {
    assert.deepEqual(ids('dsn~name-1~3'), ['dsn~name-1~3']);
  });

  it('of 200 ids is expanded, and a larger one names its ends and raises nothing', () => {
    assert.equal(ids('A-001~200').length, 200);
    assert.deepEqual(scanText('A-001~A-201', { kind: 'code' }), {
      words: { ids: ['A-001', 'A-201'], at: Int32Array.of(0, 0, 5, 0, 6, 5) },
      markers: [],
      problems: [],
      leftOut: [],
    });
  });

  it('that runs backwards names its ends', () => {
    assert.deepEqual(ids('A-05~A-03'), ['A-05~A-03']);
    assert.deepEqual(ids('A-05 到 A-03'), ['A-05', 'A-03']);
  });
});

describe('The limits of a scan', () => {
  it('leave out new words of code beyond 2,000 different ones, and say so once', () => {
    const text = Array.from({ length: 2_005 }, (_, index) => `A-${index}`).join('\n');
    const { words, leftOut } = scanText(`${text}\nA-7`, { kind: 'code' });
    assert.equal(new Set(words.ids).size, 2_000);
    assert.equal(words.ids.at(-1), 'A-7');
    assert.deepEqual(
      leftOut.map(({ range }) => range.line),
      [2_000],
    );
  });

  it('let a document define more ids than that', () => {
    const text = Array.from({ length: 2_005 }, (_, index) => `A-${index}`).join('\n');
    const { words, leftOut } = scanText(text, { kind: 'document' });
    assert.deepEqual([words.ids.length, leftOut.length], [2_005, 0]);
  });

  it('end a text that names few ids all too often, and say so', () => {
    const { words, leftOut } = scanText('A-1\n'.repeat(20_001), { kind: 'code' });
    assert.deepEqual([words.ids.length, leftOut.map(({ range }) => range.line)], [20_000, [20_000]]);
  });

  it('leave out a line of more than 100,000 characters, and nothing beside it', () => {
    const text = `A-1\n${'A-'.repeat(60_000)}2\nA-3`;
    const { words, leftOut } = scanText(text, { kind: 'code' });
    assert.deepEqual(words.ids, ['A-1', 'A-3']);
    assert.deepEqual([...words.at], [0, 0, 3, 2, 0, 3]);
    assert.deepEqual(
      leftOut.map(({ range }) => range.line),
      [1],
    );
  });

  it('keep a long text of short lines, whatever ends them', () => {
    const text = `${'word word\r'.repeat(20_000)}A-1`;
    assert.deepEqual(places(text), ['A-1@20000:0+3']);
  });

  for (const [name, piece] of Object.entries({
    'ids without an end': 'A-',
    numbers: '1',
    'numbered words': 'a1',
    ranges: 'A-1~200 ',
    tails: 'A-001/002',
    tildes: 'a1~',
    'Chinese numbers': '需求2',
    brackets: '[',
    tags: '[impl->',
    'half tags': '[a~b',
    markers: '@req A-1 ',
    'quoted markers': '"@req A-1 ',
    'marker words': '@req ',
    backslashes: '\\',
  })) {
    it(`hold for a text of 1 MB that is nothing but ${name}`, () => {
      const line = piece.repeat(Math.floor(99_000 / piece.length));
      const { words, markers } = scanText(`${line}\n`.repeat(11), { kind: 'code' });
      assert.ok(words.ids.length <= 20_000 && markers.length <= 10_000);
    });
  }
});

describe('Any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'A-01',
      'NT-003',
      '004',
      '需求',
      '26',
      '到',
      '~',
      '、',
      '/',
      ' ',
      '\n',
      '\r',
      '\r\n',
      '-',
      '_',
      '.',
      '@req ',
    ],
    ...[
      '"',
      "'",
      '[impl->',
      'dsn~a.b~1',
      ']',
      '@verifies ',
      '𠮷',
      '\ud842',
      'é',
      'ü1',
      'oft:off',
      '5.1',
      'to',
      '１',
    ],
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

  it('gives words of the shape of ids, each inside its line and written there or named by a list or range', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { words } = scanText(text, { kind: 'code' });
        const lines = text.split(/\r\n|\r|\n/);
        assert.equal(words.at.length, words.ids.length * 3);
        words.ids.forEach((id, index) => {
          const [line, character, length] = words.at.subarray(index * 3, index * 3 + 3);
          const written = lines[line!]!.slice(character, character! + length!);
          assert.equal(written.length, length);
          assert.ok(isIdShaped(id), `${id} is an id`);
          if (written !== id) assert.match(written, /^\d+$|[~〜～–—到至、/]|\.\.| to | - /u);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives markers whose ranges hold the id, or the list or range that names it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { markers, problems } = scanText(text, { kind: 'code' });
        const lines = text.split(/\r\n|\r|\n/);
        for (const { range } of [...markers, ...problems]) {
          assert.equal(range.line, range.endLine);
          assert.ok(range.character < range.endCharacter);
          assert.ok(range.endCharacter <= lines[range.line]!.length);
        }
        for (const { id, range } of markers) {
          const written = lines[range.line]!.slice(range.character, range.endCharacter);
          if (written !== id) assert.match(written, /^\d+$|[~〜～–—到至、/-]|\.\.| to | - /u);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the words of its second half the same, moved by the lines before it', () => {
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const before = `${first}\n`;
        const moved = before.split(/\r\n|\r|\n/).length - 1;
        const alone = scanText(second, { kind: 'code' }).words;
        const both = scanText(before + second, { kind: 'code' }).words;
        const expected = alone.ids.map((id, i) => [
          id,
          alone.at[i * 3]! + moved,
          alone.at[i * 3 + 1],
          alone.at[i * 3 + 2],
        ]);
        const own = both.ids
          .map((id, i) => [id, both.at[i * 3]!, both.at[i * 3 + 1], both.at[i * 3 + 2]] as const)
          .filter(([, line]) => line >= moved);
        assert.deepEqual(own, expected);
      }),
    );
  });
});
