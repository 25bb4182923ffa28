import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { markerPlaceAt } from '../../../src/editor/completing/markerPlace.ts';
import { placeAt } from '../../../src/editor/completing/placeAt.ts';
import { planQuestion } from '../../../src/editor/completing/planPlace.ts';
import { planSchema, schemaKeys, schemaValues } from '../../../src/editor/completing/schemaHelp.ts';
import { documentUri } from '../../../src/model/documentUri.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

/** What is written at the `‸` of a document, as `field:typed`; `nothing` elsewhere. */
function at(path: string, marked: string): string {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const entry = snapshotOf({ [path]: text }).document(documentUri(testRoot.id, path));
  const lines = text.split(/\r\n?|\n/u);
  const before = text.slice(0, offset).split(/\r\n?|\n/u);
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const lineOf = (line: number): string => lines[line] ?? '';
  const found = placeAt(entry, path, { lineOf, whole: () => text }, position);
  if (!found) return 'nothing';
  if (found.kind === 'id') return `id:${found.piece.typed}`;
  if (found.kind === 'field') return `${found.place.field}:${found.place.typed}`;
  const question = planQuestion(found.place);
  if (question.kind === 'field') return `${question.field}:${found.place.typed}`;
  if (question.kind === 'requirement') return `id:${found.place.typed}`;
  return `${question.what} ${question.path.join('.')}:${found.place.typed}`;
}

/** The line after a value was taken at its `‸`. */
function taken(path: string, marked: string, value: string): string {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const entry = snapshotOf({ [path]: text }).document(documentUri(testRoot.id, path));
  const lines = text.split('\n');
  const before = text.slice(0, offset).split('\n');
  const line = before.length - 1;
  const place = placeAt(
    entry,
    path,
    { lineOf: (number) => lines[number] ?? '', whole: () => text },
    { line, character: before.at(-1)?.length ?? 0 },
  );
  assert.ok(place?.kind === 'field', JSON.stringify(place));
  const { start, end, write } = place.place;
  const written = lines[line] ?? '';
  return written.slice(0, start) + write(value) + written.slice(end);
}

describe('an id that is being written in code', () => {
  it('is told behind every syntax of markers', () => {
    for (const [line, typed] of [
      ['// @req ‸', ''],
      ['  * @req khgj‸', 'khgj'],
      ['# @requirement: CRM-0‸', 'CRM-0'],
      ['// @verifies 客户‸', '客户'],
      ['/// \\satisfies CRM‸', 'CRM'],
      ['// @need-ids: A_1, ‸', ''],
      ['# req-Id: tool_req‸', 'tool_req'],
      ['// [impl->dsn~log‸', 'dsn~log'],
      ['// @req CRM-001, CRM-0‸', 'CRM-0'],
      ['// @req CRM-001、‸', ''],
      ['run(); // @req ‸ later', ''],
      ['// @relation(CRM-1, ‸', ''],
      ['// @relation(‸)', ''],
      ['@Requirements("CRM‸")', 'CRM'],
      ['@pytest.mark.req("‸', ''],
      ['@pytest.mark.req("‸")', ''],
      ['@Tag("CRM-1‸")', 'CRM-1'],
      ['[Trait("Requirement", "‸")]', ''],
      ['// r[impl auth.lo‸', 'auth.lo'],
      ['// @llr ‸', ''],
      ['// lobster-trace: pkg.‸', 'pkg.'],
      ['# @cpt-flow:cpt-sh‸', 'cpt-sh'],
    ] as const)
      assert.equal(at('src/a.ts', line), `id:${typed}`, line);
  });

  it('is none in code, in strings and behind other words', () => {
    for (const line of [
      'const a = b‸',
      'const a = "@req ‸";',
      '@required ‸',
      'me@req ‸',
      '// see CRM-001, ‸',
      'a->b‸',
      'foo(x, ‸',
      '// TODO: ‸',
      '// @param ‸',
    ])
      assert.equal(at('src/a.ts', line), 'nothing', line);
  });

  it('takes ids of the shape alone that the syntax reads', () => {
    const marked = '// [impl->';
    const place = markerPlaceAt(marked, marked.length);
    assert.equal(place?.accepts('req~login~1'), true);
    assert.equal(place?.accepts('CRM-001'), false);
  });

  it('is looked for in any line without an error', () => {
    const piece = fc.constantFrom(
      '@req ',
      '[impl->',
      'CRM-1',
      ', ',
      ' ',
      '"',
      '//',
      '客户',
      '~',
      'req-Id: ',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string()), { maxLength: 10 }),
        fc.nat(60),
        (pieces, character) => {
          const line = pieces.join('');
          const cursor = Math.min(character, line.length);
          const place = markerPlaceAt(line, cursor);
          if (place) assert.equal(line.slice(place.start, cursor), place.typed);
        },
      ),
    );
  });
});

const table =
  '# 需求\n\n| 编号 | 需求 | 所属模块 | 阶段 | 状态 | 依赖 |\n|---|---|---|---|---|---|\n| A-1 | 去重 | 线索 | 一期 | 待评审 | |\n';

describe('a cell of a Markdown table', () => {
  it('means what its column does', () => {
    assert.equal(at('a.md', `${table}| A-2 | 合并 | xs‸ | | | |\n`), 'module:xs');
    assert.equal(at('a.md', `${table}| A-2 | 合并 | 线索、bj‸ | | | |\n`), 'module:bj');
    assert.equal(at('a.md', `${table}| A-2 | 合并 |‸`), 'module:');
    assert.equal(at('a.md', `${table}| A-2 | 合并 | | | ‸ | |\n`), 'status:');
    assert.equal(at('a.md', `${table}| A-2 | 合并 | | | | A-1, ‸ |\n`), 'dependsOn:');
    assert.equal(at('a.md', `${table}| A-2 | 合‸ | | | | |\n`), 'title:合');
    assert.equal(at('a.md', table.replace('| 线索 |', '| ‸ |')), 'module:');
  });

  it('is told in a table without outer pipes, in a quote, below two headers and below headers alone', () => {
    assert.equal(at('a.md', '编号 | 需求 | 状态\n---|---|---\nA-1 | 去重 | 待‸\n'), 'status:待');
    assert.equal(
      at('a.md', `> ${table.trim().split('\n').slice(2).join('\n> ')}\n> | A-2 | x | ‸ |`),
      'module:',
    );
    assert.equal(at('a.md', '| 编号 | 需求 | 状态 |\n|---|---|---|\n| | | ‸ |\n'), 'status:');
  });

  it('is none in the headers, outside of a table, and in a table of something else', () => {
    assert.equal(at('a.md', table.replace('所属模块', '所属‸模块')), 'nothing');
    assert.equal(at('a.md', `${table}\na | ‸\n`), 'nothing');
    assert.equal(at('a.md', '| Name | Value |\n|---|---|\n| a | ‸ |\n'), 'nothing');
  });

  it('keeps its blanks and escapes what would end it', () => {
    assert.equal(taken('a.md', `${table}| A-2 | 合并 | xs‸ | | | |`, '线索'), '| A-2 | 合并 | 线索 | | | |');
    assert.equal(taken('a.md', `${table}| A-2 | 合并 |‸| | | |`, 'a|b'), '| A-2 | 合并 | a\\|b | | | |');
    assert.equal(taken('a.md', `${table}| A-2 | 合并 | x‸s | | | |`, '线索'), '| A-2 | 合并 | 线索 | | | |');
  });
});

describe('a field that is being written', () => {
  const heading = '## 需求\n\n### FR-1 登录\n- 优先级：P0\n- 状态：草稿\n';
  it('is told on its line, among others, and in parentheses', () => {
    assert.equal(at('a.md', `${heading}- **模块**：xs‸\n`), 'module:xs');
    assert.equal(at('a.md', `${heading}- 负责人: ‸\n`), 'owner:');
    assert.equal(at('a.md', `${heading}优先级：P1 | 状态：yp‸\n`), 'status:yp');
    assert.equal(at('a.md', '- CRM-1 去重（优先级：P0）\n- CRM-2 合并（状态：待‸）\n'), 'status:待');
    assert.equal(at('a.md', `${heading}- Depends on: FR-2, F‸\n`), 'dependsOn:F');
  });

  it('is none in prose and in a document without requirements', () => {
    assert.equal(at('a.md', `${heading}\n说明：xs‸\n`), 'description:xs');
    assert.equal(at('a.md', `${heading}\n这里写‸\n`), 'nothing');
    assert.equal(at('a.md', '# 会议\n\n状态：‸\n'), 'nothing');
  });

  it('is told in front matter, in YAML, in JSON and in separated values', () => {
    assert.equal(at('a.md', '---\nid: R-1\nstatus: op‸\nmodule: x\n---\n'), 'status:op');
    const yaml = 'requirements:\n  - id: N-1\n    title: 交接\n    status: 待评审\n    acceptance: 通过\n';
    assert.equal(at('docs/需求.yaml', `${yaml}    module: xs‸\n`), 'module:xs');
    assert.equal(at('docs/需求.yaml', `${yaml}    dependsOn:\n      - N‸\n`), 'dependsOn:N');
    assert.equal(at('docs/需求.yaml', `${yaml}    dependsOn: [N-1, ‸]\n`), 'dependsOn:');
    assert.equal(at('docs/需求.yaml', `${yaml}    # module: ‸\n`), 'nothing');
    const json =
      '{ "requirements": [\n  { "id": "N-1", "title": "Print", "acceptance": "ok", "status": "pro‸" }\n] }\n';
    assert.equal(at('docs/requirements.json', json), 'status:pro');
    assert.equal(
      at('a.csv', '编号,需求,状态,所属模块\r\nA-1,去重,待评审,线索\r\nA-2,合并,,xs‸\r\n'),
      'module:xs',
    );
    assert.equal(at('a.csv', '编号,需求,状态,所属模块\nA-1,"a, b",‸,线索\n'), 'status:');
    assert.equal(taken('a.csv', '编号,需求,状态,所属模块\nA-1,x,待评审,‸\n', 'a,b'), 'A-1,x,待评审,"a,b"');
    assert.equal(taken('docs/需求.yaml', `${yaml}    module:‸`, 'a: b'), "    module: 'a: b'");
  });

  it('is told among the options of a directive', () => {
    const need = '需求\n====\n\n.. req:: Login\n   :id: R_1\n   :status: op‸\n';
    assert.equal(at('docs/a.rst', need), 'status:op');
    assert.equal(at('docs/a.rst', need.replace(':status: op‸', ':links: R_2, R‸')), 'links:R');
  });
});

const plan = `modules:
  - id: leads
    name: 线索管理
processes:
  - name: 线索到成交
    steps:
      - name: 分配
        modules: [leads]
      - { name: 跟进, modules: [leads, ] }
placements:
  "需求池.xlsx#CRM-031":
    module: leads
requirements:
  - id: CRM-1
    title: 去重
    status: 待评审
rules:
  requirement/no-phase: error
`;

describe('a place in the plan file', () => {
  const marked = (before: string, after: string): string =>
    at('groundplan.yaml', plan.replace(before, after));
  it('names modules, phases, words and requirements', () => {
    assert.equal(marked('modules: [leads]', 'modules: [le‸]'), 'module:le');
    assert.equal(marked('[leads, ]', '[leads, ‸]'), 'module:');
    assert.equal(marked('        modules: [leads]', '        modules:\n          - xs‸'), 'module:xs');
    assert.equal(marked('    module: leads', '    module: l‸'), 'module:l');
    assert.equal(marked('    module: leads', '    module: leads\n    phase: ‸'), 'phase:');
    assert.equal(marked('requirements:\n', '  CRM-0‸\nrequirements:\n'), 'id:CRM-0');
    assert.equal(marked('    status: 待评审', '    status: ‸'), 'status:');
    assert.equal(marked('    name: 线索管理', '    name: 线索管理\n    owner: z‸'), 'owner:z');
  });

  it('is helped by the schema elsewhere', () => {
    const schema = planSchema(readFileSync('media/groundplan.schema.json', 'utf8'));
    assert.ok(schema);
    assert.equal(marked('requirements:\n', 'ph‸\nrequirements:\n'), 'keys :ph');
    assert.equal(marked('    name: 线索管理', '    name: 线索管理\n    en‸'), 'keys modules.-:en');
    assert.equal(marked('      - name: 分配', '      - na‸'), 'keys processes.-.steps.-:na');
    assert.equal(marked('no-phase: error', 'no-phase: e‸'), 'values rules.requirement/no-phase:e');
    assert.equal(marked('  requirement/no-phase: error', '  requirement/no-‸'), 'keys rules:requirement/no-');
    assert.ok(
      schemaKeys(schema, ['modules', '-']).some(
        ({ name, description }) => name === 'endState' && description !== '',
      ),
    );
    assert.ok(
      schemaKeys(schema, ['modules', '-', 'modules', '-', 'modules', '-']).some(
        ({ name }) => name === 'aliases',
      ),
    );
    assert.ok(schemaKeys(schema, []).some(({ name, isNested }) => name === 'phases' && isNested));
    assert.ok(schemaKeys(schema, ['rules']).some(({ name }) => name === 'process/uncovered-step'));
    assert.deepEqual(
      schemaValues(schema, ['rules', 'requirement/no-phase']).map(({ value }) => value),
      ['error', 'warning', 'information', 'hint', 'off'],
    );
  });
});

describe('what is written in the texts of other tools', () => {
  it('is a link in the lists of a specification item, and its status', () => {
    const item = (line: string): string => `### Login\n\`dsn~login~1\`\n\nText.\n\n${line}\n\nNeeds: impl\n`;
    assert.equal(at('a.md', item('Covers:\n\n- req~lo‸gin~1')), 'id:req~lo');
    assert.equal(at('a.md', item('Covers:\n- req~a~1\n- ‸')), 'id:');
    assert.equal(at('a.md', item('Depends:\n* ‸')), 'id:');
    assert.equal(at('a.md', item('Status: app‸roved')), 'status:app');
    assert.equal(at('a.md', item('Tags:\n* ui‸')), 'nothing');
  });

  it('is a field of a StrictDoc node, or the other node of a relation', () => {
    const node = (line: string): string => `[DOCUMENT]\nTITLE: Door\n\n[REQUIREMENT]\nUID: D-1\n${line}\n`;
    assert.equal(at('a.sdoc', node('STATUS: Dr‸aft')), 'status:Dr');
    assert.equal(at('a.sdoc', node('TITLE: Lock\nRELATIONS:\n- TYPE: Parent\n  VALUE: D-‸')), 'id:D-');
    assert.equal(at('a.sdoc', node('TITLE: Lock\nRELATIONS:\n- TYPE: File\n  VALUE: src/‸')), 'nothing');
    const markdown = `# Door\n\n## Lock\n\n**UID**: D-1 \\\n**Status**: Draft\n\n**Relations**:\n\n- **Type**: Parent \\\n  **ID**: D‸\n\n**Statement**: It locks.\n`;
    assert.equal(at('a.md', markdown), 'id:D');
  });

  it('is a link or a text of a TRLC object', () => {
    const object = (line: string): string =>
      `package door\n\nRequirement lock {\n  title = "Lock"\n  ${line}\n}\n`;
    assert.equal(at('a.trlc', object('derived_from = [un‸lock]')), 'id:un');
    assert.equal(at('a.trlc', object('derived_from = [unlock, ‸]')), 'id:');
    assert.equal(at('a.trlc', object('derived_from = unlock‸')), 'id:unlock');
    assert.equal(at('a.trlc', object('status = "op‸en"')), 'status:op');
    assert.equal(at('a.trlc', object('critical = tr‸ue')), 'nothing');
  });

  it('is a requirement that a task is for', () => {
    const kiro = '.kiro/specs/login/tasks.md';
    assert.equal(at(kiro, '- [ ] 1. Form\n  - _Requirements: 1.1, 1‸_\n'), 'id:1');
    assert.equal(at(kiro, '- [ ] 1. Form\n  - _Requirements: ‸_\n'), 'id:');
    assert.equal(at('.kiro/specs/login/design.md', '**Validates: Requirements 1.2, ‸**\n'), 'id:');
    const specKit = 'specs/001-login/tasks.md';
    assert.equal(at(specKit, '- [ ] T001 [P] [US‸] Form\n'), 'id:US');
    assert.equal(at(specKit, '- [ ] T001 [US1] As FR-0‸ asks\n'), 'id:FR-0');
    assert.equal(at(specKit, '- [ ] T001 Write the fo‸rm\n'), 'nothing');
  });

  it('is the name of a requirement that a change alters, and not of one that it adds', () => {
    const delta = 'openspec/changes/faster/specs/orders/spec.md';
    const under = (section: string, line: string): string => `## ${section} Requirements\n\n${line}\n`;
    assert.equal(at(delta, under('MODIFIED', '### Requirement: Par‸se')), 'id:Par');
    assert.equal(at(delta, under('REMOVED', '### Requirement: ‸')), 'id:');
    assert.equal(at(delta, under('RENAMED', '- FROM: `### Requirement: Par‸`')), 'id:Par');
    assert.equal(at(delta, under('ADDED', '### Requirement: New‸ one')), 'nothing');
  });

  it('is an option of a need', () => {
    const need = (line: string): string => `.. req:: Login\n   :id: R_1\n   ${line}\n\n   Text.\n`;
    assert.equal(at('a.rst', need(':links: R_2, R‸')), 'links:R');
    assert.equal(at('a.rst', need(':satisfies: ‸')), 'covers:');
    assert.equal(at('a.rst', need(':status: op‸en')), 'status:op');
  });
});
