/**
 * An organisation of many repositories that no one has: the same seed gives the same texts. Each repository has a plan,
 * requirements in documents, code that names them and those of its neighbour, and notes; and the truth about all of it,
 * which comes from the making and not from any reading.
 */
import type { TextRange } from '../../src/model/textRange.ts';

export interface Size {
  readonly repositories: number;
  /** Of each repository. */
  readonly requirements: number;
  readonly references: number;
}

export interface MadeRequirement {
  readonly id: string;
  readonly title: string;
  readonly module: string | null;
  readonly phase: string | null;
  readonly status: 'proposed' | 'planned' | 'developing' | 'released' | 'rejected';
  /** As its document writes it. */
  readonly statusText: string;
  readonly owner: string | null;
  /** Its own owner, else that of its module; `null` for neither. */
  readonly responsible: string | null;
  readonly businessLine: string;
  readonly path: string;
  /** From 0, in UTF-16 units. */
  readonly line: number;
  readonly character: number;
  /** A row of a table, or a section with lines of fields. */
  readonly isRow: boolean;
  readonly range: TextRange;
}

export interface MadeReference {
  readonly id: string;
  /** The repository that defines it. */
  readonly target: string;
  /** Whether the repository that names it knows where it is defined. */
  readonly isKnown: boolean;
  readonly kind: 'implements' | 'verifies' | 'mentions';
  readonly path: string;
  readonly line: number;
  readonly character: number;
}

export interface MadeRepository {
  readonly name: string;
  readonly system: string;
  /** Where among `people` the owner of its first module stands. */
  readonly ownerShift: number;
  /** The repository whose requirements it knows. */
  readonly source: string;
  readonly day: string;
  readonly files: ReadonlyMap<string, string>;
  readonly requirements: readonly MadeRequirement[];
  readonly references: readonly MadeReference[];
}

export const days = ['2026-06-30', '2026-11-27'] as const;
export const phaseIds = ['p1', 'p2', 'p3'] as const;
/** Last days; on the second of `days` the second phase is under way, on the first day the first. */
export const phaseEnds = ['2026-09-30', '2027-01-15', '2027-06-30'] as const;

const statuses = [
  ['proposed', '待评审'],
  ['planned', '已排期'],
  ['developing', '研发中'],
  ['released', '已上线'],
  ['rejected', '已拒绝'],
] as const;
export const people = ['赵一鸣', '许知夏', 'Ann Lee', "O'Brien | 夜班", '王小二'];
const lines = ['销售', '教务', '财务'];
const verbs = [
  '分配',
  '回收',
  '提醒',
  '审批',
  '导出',
  '合并',
  '统计',
  '登记',
  '推送',
  '转移',
  '校验',
  '归档',
];
const things = ['线索', '客户档案', '试听课', '报价单', '订单', '退费单', '录音', '报告', '任务', '合同'];

export function moduleNames(path: string | null): readonly string[] {
  if (path === null) return [];
  const outer = `板块${path[1]}`;
  return path.includes('/') ? [outer, `功能${path[1]}${path.endsWith('0') ? 'a' : 'b'}`] : [outer];
}

export function repositoryName(at: number): string {
  return `acme/服务-${`${at}`.padStart(3, '0')}`;
}

export function requirementId(repository: number, n: number): string {
  return `S${`${repository}`.padStart(3, '0')}-${`${n}`.padStart(4, '0')}`;
}

/** The repository’s plan and requirements alone, as its neighbour reads it. */
export function requirementFiles(made: MadeRepository): ReadonlyMap<string, string> {
  return new Map(
    [...made.files].filter(([path]) => path === 'groundplan.yaml' || path.startsWith('docs/pool')),
  );
}

/** `revision` counts from 0: a later one moves, re-phases, drops and adds some requirements. */
export function makeRepository(at: number, size: Size, revision = 0, seed = 1): MadeRepository {
  const random = randomNumbers(seed * 100_003 + at);
  const files = new Map<string, string>([['groundplan.yaml', planText(at)]]);
  const numbers = requirementNumbers(size, revision);
  const requirements: MadeRequirement[] = [];
  for (let first = 0; first < numbers.length; first += 50) {
    const path = `docs/pool/part${first / 50}.md`;
    files.set(path, poolText(at, path, numbers.slice(first, first + 50), revision, requirements));
  }
  const name = repositoryName(at);
  const own = new Set(requirements.map(({ id }) => id));
  const references: MadeReference[] = [];
  const pick = (): { readonly id: string; readonly target: string; readonly isKnown: boolean } => {
    const n = Math.floor(random() * size.requirements);
    const chance = random();
    // Most are its own; some are its neighbour's, which it knows; a few of one that it does not know.
    const ahead = size.repositories < 3 || chance < 0.75 ? 0 : chance < 0.95 ? 1 : 2;
    const target = (at + ahead) % size.repositories;
    const id = requirementId(target, n);
    return { id, target: repositoryName(target), isKnown: ahead === 0 ? own.has(id) : ahead === 1 };
  };
  const perFile = 50;
  for (let n = 0, left = size.references; left > 0; n++) {
    const count = Math.min(perFile, left);
    left -= count;
    const [path, text] = n % 10 === 9 ? notes(n, count, pick, references) : code(n, count, pick, references);
    files.set(path, text);
  }
  return {
    name,
    system: `系统 ${at}`,
    ownerShift: at % people.length,
    source: repositoryName((at + 1) % size.repositories),
    day: days[revision] ?? days[0],
    files,
    requirements,
    references: references.filter(({ kind, isKnown }) => kind !== 'mentions' || isKnown),
  };
}

function requirementNumbers({ requirements }: Size, revision: number): readonly number[] {
  const all = Array.from({ length: requirements }, (_, n) => n);
  if (revision === 0) return all;
  const kept = all.filter((n) => n % 50 !== 11);
  return [...kept, ...Array.from({ length: Math.ceil(requirements / 50) }, (_, n) => requirements + n)];
}

function planText(at: number): string {
  const modules = [0, 1, 2, 3].map(
    (m) =>
      `  - id: m${m}\n    name: 板块${m}\n    owner: ${JSON.stringify(people[(m + at) % people.length])}\n    modules: [{ id: s0, name: 功能${m}a }, { id: s1, name: 功能${m}b }]\n`,
  );
  const phases = phaseIds.map(
    (id, n) => `  - { id: ${id}, name: 第${n + 1}期, goal: 目标, due: ${phaseEnds[n]} }\n`,
  );
  return `system: { name: 系统 ${at} }\nmodules:\n${modules.join('')}phases:\n${phases.join('')}`;
}

function poolText(
  at: number,
  path: string,
  numbers: readonly number[],
  revision: number,
  made: MadeRequirement[],
): string {
  const isTable = (numbers[0] ?? 0) % 100 === 0;
  const text: string[] = isTable
    ? [
        '# 需求池',
        '',
        '| 业务线 | 编号 | 需求 | 模块 | 建设阶段 | 状态 | 负责人 |',
        '|---|---|---|---|---|---|---|',
      ]
    : ['# 需求', ''];
  for (const n of numbers) {
    const id = requirementId(at, n);
    const title = `${verbs[n % verbs.length]}${things[Math.floor(n / 12) % things.length]} ${n} 😀`;
    const moved = revision > 0 && n % 20 === 7 ? 1 : 0;
    const module = n % 19 === 5 ? null : `m${(n + at + moved) % 4}/s${n % 2}`;
    const later = revision > 0 && n % 20 === 3 ? 1 : 0;
    const phase = n % 17 === 4 ? null : (phaseIds[(n + later) % 3] ?? null);
    const [status, statusWord] = statuses[n % 23 === 6 ? 4 : n % 4] ?? statuses[0];
    const owner = n % 3 === 0 ? (people[n % people.length] ?? '') : '';
    const businessLine = lines[n % lines.length] ?? '';
    const outer = module === null ? null : people[(Number(module[1]) + at) % people.length];
    const line = text.length;
    const character = isTable ? `| ${businessLine} | `.length : '### '.length;
    if (isTable) {
      const cell = owner.replaceAll('|', '\\|');
      text.push(
        `| ${businessLine} | ${id} | ${title} | ${module ?? ''} | ${phase ?? ''} | ${statusWord} | ${cell} |`,
      );
    } else {
      text.push(`### ${id} ${title}`, '');
      if (module !== null) text.push(`- 模块：${module}`);
      if (phase !== null) text.push(`- 建设阶段：${phase}`);
      text.push(`- 状态：${statusWord}`, `- 业务线：${businessLine}`);
      if (owner !== '') text.push(`- 负责人：${owner}`);
      text.push('');
    }
    made.push({
      id,
      title,
      module,
      phase,
      status,
      statusText: statusWord,
      owner: owner || null,
      responsible: owner || (outer ?? null),
      businessLine,
      path,
      line,
      character,
      isRow: isTable,
      range: isTable
        ? { line, character: 0, endLine: line, endCharacter: text[line]?.length ?? 0 }
        : { line, character, endLine: text.length - 2, endCharacter: text.at(-2)?.length ?? 0 },
    });
  }
  return `${text.join('\n')}\n`;
}

type Pick = () => { readonly id: string; readonly target: string; readonly isKnown: boolean };

function code(n: number, count: number, pick: Pick, made: MadeReference[]): readonly [string, string] {
  const isTest = n % 5 === 4;
  const isPython = n % 2 === 0;
  const path = `src/area${n % 20}/file${n}${isTest ? (isPython ? '_test' : '.test') : ''}.${isPython ? 'py' : 'ts'}`;
  const text: string[] = [];
  for (let left = count; left > 0;) {
    const here = left > 1 && left % 4 === 0 ? 2 : 1;
    left -= here;
    // Beyond the basic plane, so that characters, code points and bytes count differently.
    const before = `call("😀 线索", ${left})${isPython ? '  #' : '; //'} @req `;
    let line = before;
    for (let nth = 0; nth < here; nth++) {
      if (nth > 0) line += ', ';
      const named = pick();
      made.push({
        ...named,
        kind: isTest ? 'verifies' : 'implements',
        path,
        line: text.length,
        character: line.length,
      });
      line += named.id;
    }
    text.push(line);
  }
  return [path, `${text.join('\n')}\n`];
}

/** An id that nothing known defines is only a word there, and no reference. */
function notes(n: number, count: number, pick: Pick, made: MadeReference[]): readonly [string, string] {
  const path = `docs/notes/note${n}.md`;
  const text: string[] = ['# 纪要 😀', ''];
  for (let left = count; left > 0; left--) {
    const named = pick();
    const before = '大家讨论了 😀 ';
    made.push({ ...named, kind: 'mentions', path, line: text.length, character: before.length });
    text.push(`${before}${named.id} 的做法。`, '');
  }
  return [path, `${text.join('\n')}\n`];
}

/** https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
function randomNumbers(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
