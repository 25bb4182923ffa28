import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextRange } from '../../../src/model/textRange.ts';
import { plainText } from '../../../src/readers/markdown/plainText.ts';
import { longestLine } from '../../../src/readers/markdown/sourceText.ts';
import { named, read, reasons, slice } from './reading.ts';

const piece = fc.constantFrom(
  '# 需求\n',
  '## REQ-1 标题\n',
  '### **包络**（SIG-04）\n',
  '### REQ-2 登录 (Priority: P1)\n',
  '### 验收标准\n',
  '- CRM-1 去重\n',
  '- CRM-2：合并（优先级：P0）\n',
  '  - 状态：草稿\n',
  '**FR-1 导出** 很急\n',
  '| 编号 | 模块 | 功能 | 状态 |\n|---|---|---|---|\n',
  '| A-1 | 线索 | **去`重` | 草稿 |\n',
  '| | 同上 | [合](并 | — |\n',
  '|A-1~3|||\n',
  '<table><tr><th>编号<th>功能\n',
  '<tr><td rowspan=3>A-1<td colspan="9">x</table>\n',
  '<!-- groundplan: off -->\n',
  '<!-- groundplan: on -->\n',
  '---\n',
  'id: REQ-9\n',
  '优先级：P0 | 状态：已上线\n',
  '**模块**：\n',
  '```\n',
  '> ',
  '- ',
  '    ',
  '\t',
  '\r',
  '\r\n',
  '\n',
  '\\',
  '`',
  '*',
  '_',
  '|',
  '&amp;',
  '\u0000',
  '𠮷',
  '\uD800',
  '：',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
);

function liesIn(text: string, range: TextRange): boolean {
  const lines = text.split(/\r\n?|\n/);
  const start = lines[range.line];
  const end = lines[range.endLine];
  return (
    start !== undefined &&
    end !== undefined &&
    range.character <= start.length &&
    range.endCharacter <= end.length &&
    (range.line < range.endLine || (range.line === range.endLine && range.character <= range.endCharacter))
  );
}

describe('reading any text', () => {
  it('never throws, and every range lies in the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('docs/需求.md', 'a.md', 'CHANGELOG.md'), (text, path) => {
        const result = read(text, path);
        for (const { range } of result.leftOut) assert.ok(liesIn(text, range), JSON.stringify(range));
        for (const fact of result.requirements) {
          for (const range of [fact.range, fact.anchor, ...fact.claims.map((claim) => claim.range)]) {
            assert.ok(liesIn(text, range), JSON.stringify(range));
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives claims whose ranges cover what they say', () => {
    const blanks = /[\s>*+.\d)|-]/gu;
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { claims, shape } of read(text, 'docs/需求.md').requirements) {
          for (const claim of claims) {
            if (claim.field === 'place' || claim.text === '' || shape === 'frontMatter') continue;
            // A value over several lines holds the markers of its list and quote; they are not compared.
            const covered = plainText(slice(text, claim.range).replace(/\n/g, '\n\n')).replace(
              /^[ \t>]*(?:[-+*]|\d+[.)])\s/gmu,
              '',
            );
            if (claim.range.line === claim.range.endLine) {
              assert.equal(covered.replace(blanks, ''), claim.text.replace(blanks, ''));
            }
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads the same requirements again, and each place once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const first = read(text, 'docs/需求.md');
        assert.deepEqual(read(text, 'docs/需求.md'), first);
        const places = first.requirements.map(({ anchor, id }) => `${id} ${anchor.line}:${anchor.character}`);
        assert.equal(new Set(places).size, places.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads the rows below one that is too long', () => {
    const text = `| 编号 | 需求名称 |\n|---|---|\n| A-1 | ${'x'.repeat(longestLine)} |\n| A-2 | 回收 |\n`;
    assert.deepEqual(named(read(text)), ['A-2 回收']);
  });

  it('leaves out a line that is too long, and says so', () => {
    const text = `| 编号 | 需求名称 |\n|---|---|\n| A-1 | 去重 |\n\n${'x'.repeat(longestLine + 1)}\n`;
    const result = read(text);
    assert.deepEqual(
      [named(result), reasons(result)],
      [['A-1 去重'], ['A line of more than {0} characters']],
    );
  });

  it('ends on lines and texts that are made to be slow', () => {
    for (const unit of [
      '<table>',
      '`',
      '[',
      '**',
      '<!--',
      '> ',
      '- ',
      '|',
      '&',
      '# A-1 x\n',
      '- A-1 x\n',
      '<td>',
      '（',
      '\\',
    ]) {
      const line = unit.repeat(Math.floor(15_000 / unit.length));
      assert.deepEqual(read(`${line}\n${line}\n|---|\n${line}`, 'docs/需求.md').problems, []);
      assert.deepEqual(read(`${unit}\n`.repeat(5_000), 'docs/需求.md').problems, []);
    }
  });
});

describe('inline Markdown', () => {
  const examples: readonly [string, string][] = [
    ['**粗** 和 *斜* 和 ~~删~~', '粗 和 斜 和 删'],
    ['`a|b` 和 `` a`b ``', 'a|b 和 a`b'],
    ['[名](https://x.y/z_(1)) 和 ![图](a.png) 和 <https://a.b>', '名 和 图 和 https://a.b'],
    ['[REQ-1] 与 [ ] 留着', '[REQ-1] 与 [ ] 留着'],
    ['2*3*4 = 24, a_b_c, 5 * 3', '234 = 24, a_b_c, 5 * 3'],
    ['一<br>二<BR />三', '一\n二\n三'],
    ['&lt;b&gt; &amp; &#20013; &unknown;', '<b> & 中 &unknown;'],
    ['\\*不是\\*', '*不是*'],
    ['✅ 已上线 <!-- 内部 -->', '✅ 已上线'],
  ];
  for (const [source, text] of examples) {
    it(`reads as people see it: ${source}`, () => {
      assert.equal(plainText(source), text);
    });
  }
});
