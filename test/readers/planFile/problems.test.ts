import assert from 'node:assert/strict';
import { allModules } from '../../../src/model/plan.ts';
import { readPlan } from '../../../src/readers/planFile/readPlan.ts';
import { planOf, problemsOf } from './reading.ts';

/** Holds that a text has exactly one problem, and what it says. */
function says(text: string, problem: string): void {
  assert.deepEqual(problemsOf(text), [problem]);
}

describe('a mistake in the YAML of a plan file', () => {
  it('is a tab in the indentation', () => {
    says(
      'modules:\n\t- id: a\n',
      '1:0 «\t» A tab stands in the indentation, and YAML takes blanks only. Replace the tab by blanks.',
    );
  });

  it('is a colon of full width, or one without a blank', () => {
    says(
      'modules:\n  - id：leads\n    name: x\n',
      '1:4 «id：leads» Behind “id” a half-width colon and a blank are needed: “id: …”.',
    );
    says(
      'modules:\n  - name:线索\n',
      '1:4 «name:线索» Behind “name” a half-width colon and a blank are needed: “name: …”.',
    );
  });

  it('is a sign that begins no text, a glob among them', () => {
    says(
      'system: { name: x, owner: @zhao }',
      '0:26 «@» A text cannot begin with this sign. Put quotes around the text.',
    );
    says(
      'documents: [**/*.md]',
      '0:12 «**/*.md» “*” begins the name of a part that is marked above, and none is marked “*/*.md”. Put quotes around a text that begins with “*”.',
    );
  });

  it('is a missing quote or bracket', () => {
    says('phases:\n  - name: "一期\n', '1:10 «"» The closing “"” is missing.');
    says('modules: [a, b\nphases: [c]\n', '1:0 «p» The closing “]” is missing.');
  });

  it('is a line that is indented unlike its neighbours', () => {
    says(
      'system:\n    name: x\n  goal: y\n',
      '2:0 « » This line is indented unlike its neighbours: what belongs together begins in the same column.',
    );
  });

  it('is a value with a colon in it, a line without one, or an escape that is none', () => {
    says(
      'system:\n  goal: 目标: 快\n',
      '1:8 «目» A second “key: value” begins inside a value. Put quotes around a text that contains “: ”, or indent the line like its neighbours.',
    );
    says('system:\n  name: x\n  goal\n', '2:2 «goal» A “: ” and a value are missing behind this key.');
    says(
      'system: "C:\\data"\n',
      '0:11 «\\» Between double quotes “\\” begins an escape, and this is none. Use single quotes, or write “\\\\”.',
    );
  });

  it('is a key that stands twice, anywhere', () => {
    says(
      'modules: [a]\nmodules: [b]\n',
      '1:0 «modules» “modules” stands twice here; the first one counts. Join the two.',
    );
    says('x: { y: 1, "y": 2 }\n', '0:12 «y» “y” stands twice here; the first one counts. Join the two.');
    assert.deepEqual(
      planOf('modules: [a]\nmodules: [b]\n').modules.map(({ id }) => id),
      ['a'],
    );
  });

  it('is a second document, but not a mere separator', () => {
    says(
      '---\nmodules: [a]\n---\nmodules: [b]\n',
      '2:0 «---» A second document (“---”) begins here; only the first one is read. Remove the separator.',
    );
    assert.deepEqual(problemsOf('---\nmodules: [a]\n---\n'), []);
    assert.deepEqual(problemsOf('modules: [a]\n...\n'), []);
  });

  it('is a root without parts, and then there is no plan', () => {
    const sentence = 'A plan file consists of parts such as “modules:” and “phases:”; there is none here.';
    says('- a\n- b\n', `0:0 «- a\n- b» ${sentence}`);
    says('just words', `0:0 «just words» ${sentence}`);
    assert.equal(readPlan('- a\n').plan, null);
  });
});

describe('a value of the wrong kind in a plan file', () => {
  const list = (key: string) => `“${key}” is a list: begin each entry on a line of its own with “- ”.`;

  it('is no list where one belongs', () => {
    says('modules: leads\n', `0:9 «leads» ${list('modules')}`);
    says('phases: { p1: x }\n', `0:0 «phases» ${list('phases')}`);
    says('processes: [{ id: p, steps: one }]\n', `0:28 «one» ${list('steps')}`);
    says('system: { name: x, measures: 3 }\n', `0:29 «3» ${list('measures')}`);
    says('requirements: CRM-1\n', `0:14 «CRM-1» ${list('requirements')}`);
    says('documents: { a: b }\n', '0:0 «documents» “documents” is a list of texts; a map stands here.');
    says('modulesFrom: { a: b }\n', '0:0 «modulesFrom» “modulesFrom” is a list of texts; a map stands here.');
    says('code: [a, [b]]\n', '0:10 «[b]» “code” is a list of texts; this entry is none.');
  });

  it('is no map where one belongs', () => {
    for (const key of ['rules', 'limits', 'placements']) {
      says(
        `${key}: [a]\n`,
        `0:0 «${key}» “${key}” is a map: write its parts below it, each as “key: value”.`,
      );
    }
    says('system: [a]\n', '0:0 «system» “system” is a map: write its parts below it, each as “key: value”.');
    says(
      'placements: { R-1: leads }\n',
      '0:19 «leads» Write what holds for “R-1” as a map, such as “module: leads”.',
    );
  });

  it('is no text, number or date where one belongs', () => {
    says(
      'modules: [{ id: a, owner: [x] }]\n',
      '0:19 «owner» “owner” is a text; a list or a map stands here.',
    );
    says(
      'phases: [{ id: a, capacity: 十人 }]\n',
      '0:28 «十人» “capacity” is a number, such as 30; “十人” is none.',
    );
    says('limits: { waitingDays: -3 }\n', '0:23 «-3» “waitingDays” is a number, such as 30; “-3” is none.');
    for (const date of ['2026-02-30', '2026-13-01', '2026/9/30', '年底']) {
      says(
        `phases: [{ id: a, due: ${date} }]\n`,
        `0:23 «${date}» “${date}” is no date: write it as year-month-day, such as 2026-12-31.`,
      );
    }
    assert.equal(planOf('phases: [{ id: a, due: 2028-02-29 }]').phases[0]?.due, '2028-02-29');
  });

  it('is a date that is none, and then it counts as missing', () => {
    assert.equal(planOf('phases: [{ id: a, due: 年底 }]').phases[0]?.due, null);
  });

  it('is a phase that is due before it starts', () => {
    says(
      'phases: [{ id: a, start: 2026-10-01, due: "2026-09-30" }]\n',
      '0:43 «2026-09-30» The phase is due on 2026-09-30, before it starts on 2026-10-01.',
    );
  });

  it('is a rule or a severity that does not exist', () => {
    says(
      'rules: { requirement/no-modul: error }\n',
      '0:9 «requirement/no-modul» There is no rule “requirement/no-modul”. Did you mean “requirement/no-module”?',
    );
    says('rules: { 规则: error }\n', '0:9 «规则» There is no rule “规则”.');
    says(
      'rules: { requirement/no-module: warn }\n',
      '0:32 «warn» The severity of a rule is one of error, warning, information, hint and off.',
    );
  });
});

describe('a name or an id in a plan file that does not do', () => {
  it('is missing', () => {
    says('modules: [{ owner: x }]\n', '0:10 «{ owner: x }» A module needs a name or an id.');
    says('phases:\n  - goal: x # and a comment\n', '1:4 «goal: x» A phase needs a name or an id.');
    says('processes: [{ steps: [a] }]\n', '0:12 «{ steps: [a] }» A process needs a name or an id.');
    says('processes: [{ id: p, steps: [[a]] }]\n', '0:29 «[a]» A step needs a name or an id.');
    says(
      'system: { measures: [{ unit: 天 }] }\n',
      '0:21 «{ unit: 天 }» A measure needs a name: it says what is counted.',
    );
  });

  it('is an empty id', () => {
    for (const id of ["''", '""', '']) {
      says(
        `modules: [{ id: ${id}, name: a }]\n`,
        '0:12 «id» The id is empty. Write one, or remove the line: then the name counts as the id.',
      );
    }
    assert.equal(planOf('modules: [{ id: "", name: a }]').modules[0]?.id, 'a');
  });

  it('holds the separator of paths, or is very long', () => {
    says(
      'modules: [{ id: a/b, name: c }]\n',
      '0:16 «a/b» “a/b” contains “/”, which separates the parts of a path. Give it an id without “/”.',
    );
    const long = 'x'.repeat(201);
    says(
      `modules: [${long}]\n`,
      `0:10 «${long}» An id has at most 200 characters, and this one is longer. Give it a short id.`,
    );
  });

  it('is an id that stands twice: the first one counts', () => {
    const twice = (path: string) =>
      `“${path}” stands in the plan twice; only the first one counts. Give this one another id.`;
    says('modules: [{ id: a, name: x }, { id: A, name: y }]\n', `0:36 «A» ${twice('A')}`);
    says('modules: [{ id: a, modules: [b, {id: b, name: z}] }]\n', `0:37 «b» ${twice('a/b')}`);
    says('phases: [{ id: p, name: x }, { id: p, name: y }]\n', `0:35 «p» ${twice('p')}`);
    says('processes: [{ id: p, name: x }, { id: p, name: y }]\n', `0:38 «p» ${twice('p')}`);
    says('processes: [{ id: p, steps: [s, s] }]\n', `0:32 «s» ${twice('p/s')}`);
    assert.deepEqual(
      planOf('modules: [{ id: a, name: x }, { id: A, name: y }]').modules.map(({ name }) => name),
      ['x'],
    );
  });

  it('is not an id that stands below two modules, or in two processes', () => {
    assert.deepEqual(
      problemsOf(
        'modules: [{ id: a, modules: [{ id: s, name: x }] }, { id: b, modules: [{ id: s, name: y }] }]\nprocesses: [{ id: p, steps: [{ id: s, name: x }] }, { id: q, steps: [{ id: s, name: y }] }]\n',
      ),
      [],
    );
  });

  it('is a name, an alias or another part’s id that stands for two', () => {
    const two = (name: string, kind: string, one: string, other: string) =>
      `“${name}” stands for two ${kind}, ${one} and ${other}: a requirement that names it could mean either. Rename one of them.`;
    says(
      'modules: [{ id: a, name: 订单 }, { id: b, name: x, aliases: [订单] }]\n',
      `0:59 «订单» ${two('订单', 'modules', 'a', 'b')}`,
    );
    says(
      'modules: [{ id: a, modules: [{ id: b, name: Ａ }] }]\n',
      `0:44 «Ａ» ${two('Ａ', 'modules', 'a', 'a/b')}`,
    );
    says('modules: [{ id: a, name: x }, { id: X, name: y }]\n', `0:36 «X» ${two('X', 'modules', 'a', 'X')}`);
    says(
      'phases: [{ id: p1, name: 一期 }, { id: p2, name: 一期 }]\n',
      `0:47 «一期» ${two('一期', 'phases', 'p1', 'p2')}`,
    );
    says(
      'processes: [{ id: p, steps: [{ id: s, name: 审批 }, { id: t, name: 审批 }] }]\n',
      `0:65 «审批» ${two('审批', 'steps', 'p/s', 'p/t')}`,
    );
    // Two processes may call a step alike.
    assert.deepEqual(
      problemsOf(
        'processes: [{ id: p, steps: [{ id: s, name: 审批 }] }, { id: q, steps: [{ id: t, name: 审批 }] }]\n',
      ),
      [],
    );
    says(
      'processes: [{ id: p, name: x }, { id: q, name: x }]\n',
      '0:47 «x» “x” stands for two processes, p and q. Rename one of them.',
    );
  });

  it('is a module of a step that the plan does not have', () => {
    const plan = (modules: string) =>
      `modules: [{ id: leads, name: 线索管理, modules: [{ id: assign, name: 线索分配, aliases: [派单] }] }]
processes: [{ id: p, steps: [{ id: s, modules: ${modules} }] }]
`;
    says(
      plan('[线索分派]'),
      '1:48 «线索分派» No module is named “线索分派” in the plan. Did you mean “线索分配”?',
    );
    says(plan('支付'), '1:47 «支付» No module is named “支付” in the plan.');
    says(
      plan('[assign/leads]'),
      '1:48 «assign/leads» No module is named “assign/leads” in the plan. Did you mean “leads/assign”?',
    );
    const known =
      '[leads/assign, LEADS, 派单, 线索管理 > 线索分配, 线索管理/派单, assign, 待定, n/a（线下）]';
    assert.deepEqual(problemsOf(plan(known)), []);
  });

  it('is never the module of a step where the plan names no modules', () => {
    assert.deepEqual(problemsOf('processes: [{ id: p, steps: [{ id: s, modules: [anything] }] }]\n'), []);
  });
});

describe('a plan file that leads back to itself or floods', () => {
  const cycle = 'This leads back to a part that it stands in, so the plan would never end. Remove it.';

  it('has a module that contains itself', () => {
    says('modules:\n  - &a\n    id: a\n    modules: [b, *a]\n', `3:17 «*a» ${cycle}`);
    says('modules: &all\n  - id: a\n    modules: *all\n', `2:13 «*all» ${cycle}`);
    says('modules: [&a { id: a, modules: [&b { id: b, modules: [*a] }] }]\n', `0:54 «*a» ${cycle}`);
    const plan = planOf('modules:\n  - &a\n    id: a\n    modules: [b, *a]\n');
    assert.deepEqual(
      [...allModules(plan.modules)].map(({ path }) => path),
      ['a', 'a/b'],
    );
  });

  it('has a map that merges itself', () => {
    says('modules: [&a { id: a, <<: *a }]\n', `0:26 «*a» ${cycle}`);
  });

  it('may repeat a module in two places without a cycle', () => {
    const text = 'x: &x { id: x, name: X }\nmodules: [{ id: a, modules: [*x] }, { id: b, modules: [*x] }]\n';
    assert.equal(
      problemsOf(text).some((problem) => problem.includes(cycle)),
      false,
    );
    assert.equal([...allModules(planOf(text).modules)].length, 4);
  });

  it('nests modules deeper than 20 levels', () => {
    const text = 'modules: '.concat(
      Array.from({ length: 21 }, (_, level) => `[{ id: m${level}, modules: `).join(''),
      '[]',
      '}]'.repeat(21),
    );
    const { plan, problems } = readPlan(text);
    assert.deepEqual(
      problems.map(({ message }) => message.key),
      ['Modules are nested more than {0} levels deep; what lies deeper is left out.'],
    );
    assert.equal([...allModules(plan?.modules ?? [])].length, 20);
  });

  it('nests brackets without end', () => {
    for (const sign of ['[', '{', '- ', '? ', 'a: [']) {
      const { plan, problems } = readPlan(sign.repeat(100_000));
      assert.equal(plan, null);
      assert.deepEqual(
        problems.map(({ message }) => message.key),
        ['The lists and maps of the plan file are nested too deep to be read. Is a closing bracket missing?'],
      );
    }
  });

  it('multiplies by aliases of aliases', () => {
    const levels = Array.from(
      { length: 15 },
      (_, at) => `l${at + 1}: &l${at + 1} { id: a${at}, modules: [${`*l${at}, `.repeat(9)}] }`,
    );
    const { problems } = readPlan(`l0: &l0 [x, x]\n${levels.join('\n')}\nmodules: [*l15]\n`);
    assert.ok(problems.length > 0);
    const tree = Array.from(
      { length: 18 },
      (_, at) =>
        `l${at + 1}: &l${at + 1} { id: a${at}, modules: [{ id: x, <<: *l${at} }, { id: y, <<: *l${at} }, { id: z, <<: *l${at} }] }`,
    );
    const flood = readPlan(`l0: &l0 { name: x }\n${tree.join('\n')}\nmodules: [*l18]\n`).problems;
    const many = flood.at(-1);
    assert.equal(many?.message.key, '{0} more mistakes in the plan file are not shown.');
    assert.equal(flood.length, 201);
  });

  it('repeats a long text by aliases', () => {
    const text = `n: &n ${'名'.repeat(200_000)}\nmodules:\n- id: a\n  aliases: [${'*n, '.repeat(100_000)}]\n`;
    assert.ok(
      problemsOf(text).some((problem) =>
        problem.includes('The plan repeats its parts (“*”, “<<”) too often'),
      ),
    );
  });

  it('is too large, or has too many parts', () => {
    const large = readPlan('x'.repeat(50_000_000));
    assert.equal(large.plan, null);
    assert.deepEqual(
      large.problems.map(({ code, message }) => [code, message.key]),
      [['plan/invalid', 'The plan file is too large to be read: it has more than {0} MB.']],
    );
    for (const text of [
      '"'.repeat(200_000),
      ']'.repeat(200_000),
      '%\n'.repeat(100_000),
      `a: "${'\\x'.repeat(100_000)}`,
    ]) {
      const { plan, problems } = readPlan(text);
      assert.equal(plan, null);
      assert.deepEqual(
        problems.map(({ message }) => message.key),
        ['The plan file has too many parts to be read. Is this another file by mistake?'],
      );
    }
  });
});

describe('a mistake in the words of a team', () => {
  it('is a word that nothing is called by, or one that is none', () => {
    says(
      'words: { modul: 子系统 }\n',
      '0:9 «modul» “modul” cannot be renamed here; module, phase, process, step, requirement can.',
    );
    says(
      "words: { module: '{0}', phase: 里程碑 }\n",
      '0:18 «{0}» A word of your own has up to 24 characters and no braces, such as “subsystem”. For another plural, write both: “[series, series]”.',
    );
  });
});
