import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseDocument } from 'yaml';
import { newPlanText } from '../../src/edits/newPlan.ts';
import type { Module, Phase } from '../../src/model/plan.ts';
import { readPlan } from '../../src/readers/planFile/readPlan.ts';

function aModule(name: string, modules: readonly Module[] = [], path = name): Module {
  return { id: name, path, name, aliases: [], endState: null, owner: null, paths: [], modules, range: null };
}

function aPhase(name: string): Phase {
  const nothing = { goal: null, targetForm: null, start: null, due: null, capacity: null };
  return { id: name, name, aliases: [], ...nothing, measures: [], range: null };
}

function read(text: string): unknown {
  const document = parseDocument(text);
  assert.deepEqual(document.errors, []);
  assert.deepEqual(document.warnings, []);
  return document.toJS();
}

describe('the text of a new plan', () => {
  it('holds modules with their submodules and phases, with empty places for end states and goals', () => {
    const plan = {
      modules: [aModule('线索管理', [aModule('线索分配')]), aModule('试听课')],
      phases: [aPhase('一期')],
    };
    assert.equal(
      newPlanText(plan, '销售平台'),
      [
        'system:',
        '  name: 销售平台',
        "  endState: ''",
        '',
        'modules:',
        '  - name: 线索管理',
        "    endState: ''",
        '    modules:',
        '      - name: 线索分配',
        "        endState: ''",
        '  - name: 试听课',
        "    endState: ''",
        '',
        'phases:',
        '  - name: 一期',
        "    goal: ''",
        '',
      ].join('\n'),
    );
  });

  it('is read again as the same modules and phases, without a problem', () => {
    const modules = [
      aModule('2.1 轨道系统', [aModule('信号: 联锁', [], '2.1 轨道系统/信号: 联锁')]),
      aModule('No'),
    ];
    const facts = readPlan(newPlanText({ modules, phases: [aPhase('一期/试点'), aPhase('1.0')] }, 'Shop'));
    assert.deepEqual(facts.problems, []);
    const names = (list: readonly Module[] = []): unknown =>
      list.map(({ name, path, modules: below }) => [name, path, names(below)]);
    assert.deepEqual(names(facts.plan?.modules), names(modules));
    assert.deepEqual(
      facts.plan?.phases.map(({ id, name }) => [id, name]),
      [
        ['一期-试点', '一期/试点'],
        ['1.0', '1.0'],
      ],
    );
    assert.equal(facts.plan?.system?.name, 'Shop');
  });

  it('leaves out the parts that nothing was found for', () => {
    assert.deepEqual(read(newPlanText({ modules: [], phases: [] }, 'Shop')), {
      system: { name: 'Shop', endState: '' },
    });
  });

  for (const name of [
    'true',
    '1.0',
    "it's",
    'a: b',
    '# no comment',
    '- x',
    '2026-12-31',
    'null',
    'No',
    '~',
    'x #y',
    ' padded ',
    '',
  ]) {
    it(`keeps a name that YAML would take for something else: ${JSON.stringify(name)}`, () => {
      const plan = { modules: [aModule(name)], phases: [aPhase(name)] };
      assert.deepEqual(read(newPlanText(plan, name)), {
        system: { name, endState: '' },
        modules: [{ name, endState: '' }],
        phases: [{ name, goal: '' }],
      });
    });
  }

  it('keeps any name, whatever signs it holds', () => {
    const names = fc.string({ unit: 'grapheme', maxLength: 20 });
    const hostile = fc.constantFrom(
      '\n',
      '\t',
      '\u0085',
      '\u2028',
      '\u0000',
      '\uFEFF',
      '"',
      '\\',
      "'",
      '[',
      '{',
      '?',
      '|',
      '>',
    );
    const any = fc.tuple(names, hostile, names).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(names, any), (written) => {
        const name = written.replaceAll('/', '-');
        const plan = { modules: [{ ...aModule(name), aliases: [name, 'b'] }], phases: [aPhase(name)] };
        assert.deepEqual(read(newPlanText(plan, name)), {
          system: { name, endState: '' },
          modules: [{ name, aliases: [name, 'b'], endState: '' }],
          phases: [{ name, goal: '' }],
        });
      }),
    );
  });
});
