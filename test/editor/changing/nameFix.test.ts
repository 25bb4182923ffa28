import assert from 'node:assert/strict';
import { nameFix } from '../../../src/editor/changing/nameFix.ts';
import { explanationText } from '../../../src/editor/changing/explanationText.ts';
import type { UnknownName } from '../../../src/model/requirement.ts';
import { formatMessage, message } from '../../../src/model/message.ts';
import { rangeInLine } from '../../../src/model/textRange.ts';

describe('correcting a name', () => {
  it('replaces the name alone', () => {
    assert.deepEqual(fix('| A-1 | 线索分派、公海池 |', '线索分派、公海池', '线索分派', '线索分配'), {
      range: rangeInLine(0, 8, 4),
      text: '线索分配',
    });
  });

  it('is left to the writer where the name is not written as it reads, or twice', () => {
    assert.equal(fix('| A-1 | 线索<br>分派 |', '线索<br>分派', '线索分派', '线索分配'), null);
    assert.equal(fix('| A-1 | 线索、线索 |', '线索、线索', '线索', '线索管理'), null);
    assert.equal(fix('| A-1 | 新线索 |', '新线索', '线索', '线索管理'), null);
  });

  it('is left to the writer where the new name holds signs that formats take for their own', () => {
    for (const name of ['a|b', 'a: b', '"a"', 'a,b', '*a*'])
      assert.equal(fix('| A-1 | 线索 |', '线索', '线索', name), null, name);
  });

  function fix(line: string, claimed: string, text: string, name: string): ReturnType<typeof nameFix> {
    const range = rangeInLine(0, line.indexOf(claimed), claimed.length);
    const unknown: UnknownName = {
      field: 'module',
      text,
      claim: { field: 'module', from: 'column', text: claimed, range, name: '所属模块' },
      suggestions: [name],
    };
    return nameFix(unknown, name, () => line);
  }
});

describe('an explanation as text', () => {
  it('puts each place behind its sentence and knows where it stands', () => {
    const place = { uri: 'file:///plan/a.md', range: rangeInLine(6, 2, 3) };
    const { text, places } = explanationText(
      {
        title: 'A-001 标题',
        answer: [{ text: message('Taken'), place }],
        sections: [
          {
            heading: message('Module'),
            lines: [
              { text: message('It is in no module.') },
              { text: message('Column “{0}” is empty', '模块'), outcome: message('says nothing'), place },
              { text: message('The folder is named “{0}”', 'docs'), outcome: message('says nothing') },
            ],
          },
        ],
      },
      ({ key, args }) => formatMessage(key, args),
      () => 'a.md',
    );
    assert.equal(
      text,
      '# A-001 标题\n\nTaken  a.md:7\n\n## Module\n\nIt is in no module.\n\n- Column “模块” is empty: says nothing  line 7\n- The folder is named “docs”: says nothing\n',
    );
    const lines = text.split('\n');
    assert.deepEqual(
      places.map(({ line, character, length }) => lines[line]?.slice(character, character + length)),
      ['a.md:7', 'line 7'],
    );
  });
});
