/** Plans made up for the board: as large as asked for, or as hostile as documents can be. */

const moduleCount = 60;
const phaseCount = 6;
const head = [
  '编号',
  '需求名称',
  '所属模块',
  '建设阶段',
  '状态',
  '优先级',
  '业务价值',
  '人天',
  '环节',
  '必要性',
];
const statuses = ['待评审', '已立项', '研发中', '测试中', '已上线'];
const things = ['线索', '报价', '合同', '回访', '排课', '退费', '工单', '报表', '权限', '通知'];
const deeds = [
  '自动分配',
  '批量导入',
  '到期提醒',
  '去重合并',
  '移动端支持',
  '审批流程',
  '导出明细',
  '按校区筛选',
];

/** `requirements` in 60 modules and 6 phases, a tenth of them without one or the other, in 3 processes of 12 steps. */
export function largePlan(requirements: number): Readonly<Record<string, string>> {
  const modules = Array.from(
    { length: moduleCount },
    (_, at) => `  - { id: m${at}, name: ${things[at % things.length]}${at} }`,
  );
  const phases = Array.from(
    { length: phaseCount },
    (_, at) => `  - { id: p${at}, name: 第${at + 1}期, goal: 目标${at + 1}, capacity: 400 }`,
  );
  const processes = [0, 1, 2].map((process) => {
    const steps = Array.from({ length: 12 }, (_, at) => {
      const modulesOf = at % 5 === 4 ? '' : `, modules: [m${process * 12 + at}]`;
      return `      - { id: s${at}, name: 环节${process * 12 + at}, role: 角色${at % 4}${modulesOf} }`;
    });
    return `  - id: f${process}\n    name: 流程${process}\n    steps:\n${steps.join('\n')}`;
  });
  const draw = drawer();
  const rows = Array.from({ length: requirements }, (_, at) => {
    const module = at % 10 === 3 ? '' : `m${draw(moduleCount)}`;
    const phase = at % 10 === 7 ? '' : `p${draw(phaseCount)}`;
    const step = at % 4 === 0 ? `环节${at % 36}` : '';
    const title = `${things[at % 10]}${deeds[(at * 3) % 8]}${at}`;
    const necessity = ['刚需', '提效', '锦上添花', ''][(at * 5) % 4];
    return `| R-${at} | ${title} | ${module} | ${phase} | ${statuses[(at * 11) % 5]} | P${at % 4} | ${1 + draw(10)} | ${1 + draw(40)} | ${step} | ${necessity} |`;
  });
  return {
    'groundplan.yaml': `modules:\n${modules.join('\n')}\nphases:\n${phases.join('\n')}\nprocesses:\n${processes.join('\n')}\n`,
    'pool.md': table(rows),
  };
}

/** The same numbers in each run, below what is asked for, small ones oftener than large ones. */
function drawer(): (below: number) => number {
  let state = 20261127;
  const next = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  return (below) => Math.floor(Math.min(next(), next()) * below);
}

/** Titles that would like to be something else than text. */
export const hostileTitles: readonly string[] = [
  '<img src=x onerror="window.ran = 1">',
  '<script>window.ran = 2</script>',
  'javascript:window.ran=3',
  '[click](javascript:window.ran=4) **bold**',
  '\u202Egnirts desrever\u202C after',
  '\u200B\u200D\u2060zero\u200Bwidth\uFEFF',
  '👩‍👩‍👧‍👦🏳️‍🌈🇨🇳 emoji',
  `长${'很长'.repeat(5000)}`,
  `W${'x'.repeat(9999)}`,
  '"><svg onload="window.ran = 5">',
  'مرحبا بالعالم',
  '{0} ${window.ran = 6} {{7}}',
];

export function hostilePlan(): Readonly<Record<string, string>> {
  const [nasty = ''] = hostileTitles;
  const plan = `system: { name: ${JSON.stringify(nasty)} }
modules: [{ id: m, name: ${JSON.stringify(nasty)} }, { id: long, name: ${JSON.stringify('模块'.repeat(2000))} }]
phases: [{ id: p, name: ${JSON.stringify(hostileTitles[4])}, goal: ${JSON.stringify(nasty)} }]
processes:
  - id: f
    name: ${JSON.stringify(hostileTitles[9])}
    steps:
      - { id: a, name: ${JSON.stringify(nasty)}, role: ${JSON.stringify('x'.repeat(4000))}, modules: [m, long, ${JSON.stringify('<b>unknown</b>')}] }
      - { id: b, name: ${JSON.stringify('步'.repeat(3000))} }
`;
  // A comma-separated file says every sign as it is.
  const rows = hostileTitles.map((title, at) =>
    [
      `H-${at}`,
      title,
      at % 2 ? 'm' : 'long',
      'p',
      '待评审',
      `P${at % 4}`,
      1 + (at % 5),
      2 + at,
      at % 3 ? 'a' : 'b',
      '刚需',
    ]
      .map((cell) => `"${`${cell}`.replaceAll('"', '""')}"`)
      .join(','),
  );
  return { 'groundplan.yaml': plan, 'pool.csv': [head.join(','), ...rows, ''].join('\n') };
}

function table(rows: readonly string[]): string {
  return ['# 需求池', '', `| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows, ''].join(
    '\n',
  );
}
