import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renameId } from '../../../src/edits/renaming/renameId.ts';
import { documentUri } from '../../../src/model/documentUri.ts';
import { formatMessage } from '../../../src/model/message.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { applySourceEdits } from '../../../src/readers/writer.ts';
import { testRoot } from '../../support/snapshotOf.ts';
import { inMemory, requirementNamed, type Files } from './renaming.ts';

const count = 9;
const number = fc.integer({ min: 1, max: count });
const idOf = (n: number): string => `CRM-${String(n).padStart(3, '0')}`;
const digits = (n: number): string => String(n).padStart(3, '0');

/** `CRM-002`, `CRM-002/003`, `CRM-001、004、CRM-007`, `CRM-002~005`, `CRM-002 到 CRM-005`. */
const series: fc.Arbitrary<string> = fc.oneof(
  number.map(idOf),
  fc
    .tuple(number, number, number, fc.constantFrom('/', '、', ' 、 ', '／'))
    .map(([a, b, c, sign]) => `${idOf(a)}${sign}${digits(b)}${sign}${digits(c)}`),
  fc
    .tuple(number, number, number, fc.constantFrom('、', '，', ', ', '; ', '/'))
    .map(([a, b, c, sign]) => `${idOf(a)}${sign}${idOf(b)}/${digits(c)}`),
  fc
    .tuple(number, number, fc.constantFrom('~', '～', '–', ' 到 ', '..', ' - '), fc.boolean())
    .map(([a, b, sign, full]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
      return `${idOf(from)}${sign}${full ? idOf(to) : digits(to)}`;
    }),
  fc.tuple(number, number, number).map(([a, b, c]) => {
    const [from, to] = [Math.min(b, c), Math.max(b, c) + 1];
    return `${idOf(a)}/${digits(from)}~${digits(to)}`;
  }),
);
const words = fc.constantFrom(
  '先做',
  '见',
  ' then ',
  '。',
  '，',
  '的说明',
  ' (',
  ')',
  '：',
  ' 3 ',
  '“',
  '”',
  ' x2 ',
);
const prose = fc
  .array(
    fc.oneof(
      words,
      series.map((text) => ` ${text} `),
      series.map((text) => `见${text}的`),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').replace(/[|`<>[\]\n"]/gu, ' '));

const shapes: Readonly<Record<string, (texts: readonly string[]) => readonly [path: string, text: string]>> =
  {
    pipeTable: (texts) => [
      'docs/需求池.md',
      `# 需求\n\n| 编号 | 需求名称 | 状态 | 依赖 |\n|---|---|---|---|\n${texts
        .map((text, at) => `| ${idOf(at + 1)} | 需求${'甲乙丙丁戊己庚辛壬'[at]} | 待评审 | ${text} |`)
        .join('\n')}\n`,
    ],
    headings: (texts) => [
      'docs/需求.md',
      `# 需求\n\n${texts
        .map(
          (text, at) =>
            `### ${idOf(at + 1)} 需求${'甲乙丙丁戊己庚辛壬'[at]}\n\n- **状态**：待评审\n- **依赖**：${text}\n\n${text}\n`,
        )
        .join('\n')}`,
    ],
    list: (texts) => [
      'docs/需求.md',
      `# 需求\n\n${texts
        .map((text, at) => `- **${idOf(at + 1)}** 需求${'甲乙丙丁戊己庚辛壬'[at]}\n  - 依赖：${text}`)
        .join('\n')}\n`,
    ],
    yaml: (texts) => [
      'docs/需求.yaml',
      `requirements:\n${texts
        .map(
          (text, at) =>
            `  - id: ${idOf(at + 1)} # ${text.replace(/#/gu, '')}\n    title: 需求${'甲乙丙丁戊己庚辛壬'[at]}\n    dependsOn: "${text}"\n`,
        )
        .join('')}`,
    ],
    csv: (texts) => [
      'docs/需求.csv',
      `编号,需求名称,状态,依赖\r\n${texts
        .map((text, at) => `${idOf(at + 1)},需求${'甲乙丙丁戊己庚辛壬'[at]},待评审,"${text}"\r\n`)
        .join('')}`,
    ],
  };

/** Where an id stands alone at the start of a heading or an item, more is asked of its shape. */
const believable = ['CRM-099', 'CRM-1000', 'LEAD-7', 'X_1', '线索-12', 'NFR-P-03', 'CRM-099a'];
const newIdsFor = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(...believable, ...(name === 'headings' || name === 'list' ? [] : ['req~login~1', 'A.1']));

const given = fc.constantFrom(...Object.keys(shapes)).chain((name) =>
  fc.record({
    document: fc
      .array(prose, { minLength: count, maxLength: count })
      .map((texts) => shapes[name]?.(texts) ?? ['', '']),
    marked: fc.array(series, { minLength: 1, maxLength: 4 }),
    note: prose,
    n: number,
    newId: newIdsFor(name),
  }),
);

describe('renaming an id and back', () => {
  it('keeps what everything means, in documents of all shapes, prose, code and the plan', () => {
    fc.assert(
      fc.property(given, ({ document: [path, text], marked, note, n, newId }) => {
        const files: Files = {
          [path]: text,
          'docs/周会.md': `# 周会\n\n${note}\n`,
          'src/a.ts': marked.map((each) => `// @req ${each}\nexport {}; // ${each}\n`).join(''),
          'groundplan.yaml': `modules:\n  - 线索\nplacements:\n  "${path}#${idOf(n)}": { module: 线索 }\n  ${idOf(count)}: { module: 线索 }\n`,
        };
        const before = meanings(files);
        const there = rename(files, idOf(n), newId);
        assert.deepEqual(meanings(there), before);
        assert.equal(JSON.stringify(there).includes(idOf(n)), false);
        assert.deepEqual(meanings(rename(there, newId, idOf(n))), before);
      }),
      { numRuns: 40 },
    );
  });
});

/** The texts after renaming. What is replaced are ids and ranges, and nothing beside them. */
function rename(files: Files, id: string, newId: string): Files {
  const memory = inMemory(files);
  const result = renameId(memory.snapshot, requirementNamed(memory.snapshot, id), newId, memory.textOf);
  assert.ok(
    'edits' in result,
    'refusal' in result ? formatMessage(result.refusal.key, result.refusal.args) : '',
  );
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const edits = result.edits.get(documentUri(testRoot.id, path)) ?? [];
      const lines = text.split(/\r\n|\n/u);
      for (const { range, text: written } of edits) {
        const replaced = (lines[range.line] ?? '').slice(range.character, range.endCharacter);
        assert.equal(range.line, range.endLine);
        assert.ok(replaced === id || onlyIds.test(replaced.replace(/^[/／]|\/$/gu, '')), replaced);
        assert.ok(written.includes(newId) || onlyIds.test(written.replace(/^(?:\/|, )/u, '')), written);
      }
      return [path, applySourceEdits(text, edits)];
    }),
  );
}

const onlyIds = /^(?:CRM-)?\d{3,4}(?:(?:[~～–]|\.\.| 到 | - )(?:CRM-)?\d{3,4})?$/u;

/** What every requirement is and every reference means, by the places of requirements, not by their ids. */
function meanings(files: Files): unknown {
  const { snapshot } = inMemory(files);
  const numbers = new Map([...snapshot.requirements()].map(({ key }, at) => [key, at]));
  return {
    requirements: [...snapshot.requirements()].map(({ title, modules, status, fact }) => ({
      title,
      status,
      modules: modules.map((module) => module.path),
      shape: fact.shape,
      lines: [fact.range.line, fact.range.endLine],
      fields: fact.claims.map(({ field, from, name }) => `${field} ${from} ${name}`),
    })),
    references: Object.keys(files).map((path) =>
      referencesIn(snapshot, documentUri(testRoot.id, path), numbers),
    ),
  };
}

function referencesIn(
  snapshot: Snapshot,
  uri: string,
  numbers: ReadonlyMap<string, number>,
): readonly string[] {
  return snapshot
    .referencesIn(uri)
    .map(({ id, explicit, kind, range }) => {
      const meant = snapshot.resolve(id, uri);
      const of = meant.kind === 'one' ? numbers.get(meant.requirement.key) : `${meant.kind} ${id}`;
      return `${range.line} ${of} ${explicit} ${kind}`;
    })
    .sort();
}
