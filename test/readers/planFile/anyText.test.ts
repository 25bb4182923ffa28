import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { TextRange } from '../../../src/model/textRange.ts';
import { allModules } from '../../../src/model/plan.ts';
import { readPlan } from '../../../src/readers/planFile/readPlan.ts';
import { sliceAt } from './reading.ts';

const words = [
  'system',
  'modules',
  'phases',
  'processes',
  'steps',
  'documents',
  'rules',
  'limits',
  'placements',
  'requirements',
  'id',
  'name',
  'aliases',
  'measures',
  'due',
  'capacity',
  '线索',
  '😀',
  '2026-12-31',
  '35%',
  'a/b',
  '<<',
  ': ',
  ':\n  ',
  '：',
  '\n',
  '\r\n',
  '\r',
  '\n- ',
  '\n  - ',
  '\n    ',
  '\t',
  ' ',
  '  ',
  ', ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '|\n',
  '>-\n',
  '&a ',
  '*a',
  '# ',
  '---\n',
  '...\n',
  '%',
  '@',
  '!x ',
  '~',
  '\\',
  '\uFEFF',
  '\0',
  '\uD800',
  '? ',
];
const planLike = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(''));

function isInside(text: string, range: TextRange): boolean {
  const lines = text.split(/\r\n|\r|\n/u);
  const start = lines[range.line];
  const end = lines[range.endLine];
  if (start === undefined || end === undefined) return false;
  const inOrder =
    range.line < range.endLine || (range.line === range.endLine && range.character <= range.endCharacter);
  // A carriage return before a line feed belongs to the line end, which a range may reach.
  return (
    inOrder &&
    range.character >= 0 &&
    range.character <= start.length + 1 &&
    range.endCharacter <= end.length + 1
  );
}

function check(text: string): void {
  const { plan, requirements, problems } = readPlan(text);
  const ranges = [
    ...problems.map(({ range }) => range),
    ...requirements.flatMap((fact) => [fact.range, fact.anchor, ...fact.claims.map(({ range }) => range)]),
    ...(plan
      ? [
          ...allModules(plan.modules),
          ...plan.phases,
          ...plan.processes,
          ...plan.processes.flatMap(({ steps }) => steps),
        ]
      : []
    ).flatMap(({ range }) => (range ? [range] : [])),
  ];
  for (const range of ranges) assert.ok(isInside(text, range), JSON.stringify({ text, range }));
  if (plan === null) assert.ok(problems.length > 0, 'no plan, and no word why');
  const paths = plan ? [...allModules(plan.modules)].map(({ path }) => path) : [];
  assert.equal(new Set(paths).size, paths.length, 'two modules with one path');
}

describe('any text as a plan file', () => {
  it('is read without an exception, and every range lies in the text', () => {
    fc.assert(fc.property(planLike, check), { numRuns: 1000 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 500 });
  });

  it('reads every cut of a plan, as it is while somebody types', () => {
    const text =
      'modules:\r\n  - id: leads\n    name: "线索"\n    aliases: [a, b]\nphases:\n  - &p { id: p1, due: 2026-12-31 }\nrequirements:\n  - { <<: *p, id: R-1 }\n  - |\n    标题\n';
    for (let end = 0; end <= text.length; end++) check(text.slice(0, end));
  });

  it('gives each plain value the characters that it is written with', () => {
    const value = fc
      .stringMatching(/^[a-z线索😀][a-z线索😀0-9]{0,8}$/u)
      .filter((text) => !/^(?:null|~)$/iu.test(text));
    const style = fc.constantFrom('', '"', "'");
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, style), { maxLength: 6 }), (rows) => {
        const text = `requirements:\n${rows.map(([id, title, quote]) => `  - { id: ${quote}${id}${quote}, title: ${quote}${title}${quote} } # x\n`).join('')}`;
        const found = readPlan(text).requirements;
        assert.deepEqual(
          found.map((fact) => fact.claims.map((claim) => [claim.text, sliceAt(text, claim.range)])),
          rows.map(([id, title]) => [
            [id, id],
            [title, title],
          ]),
        );
      }),
    );
  });
});
