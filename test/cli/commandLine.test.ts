import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { languageOf } from '../../src/cli/surroundings.ts';
import { GitRepository } from '../platform/node/gitRepository.ts';
import { call } from './calling.ts';

let folder = '';

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

describe('the command line', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'groundplan-cli-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('judges dates by the day that it is given, and says what is no day', async () => {
    write({
      'groundplan.yaml':
        'modules: [{ id: leads, name: 线索, endState: 不丢 }]\nphases: [{ id: p1, name: 一期, goal: 不等, due: 2026-09-30 }]\n',
      'a.md':
        '| 编号 | 需求 | 模块 | 建设阶段 | 状态 |\n|---|---|---|---|---|\n| CRM-1 | 线索去重 | 线索 | 一期 | 研发中 |\n',
    });
    assert.match((await call('check', folder, '--date', '2026-10-01')).out, /phase\/overdue/u);
    assert.doesNotMatch((await call('check', folder, '--date', '2026-09-30')).out, /phase\/overdue/u);
    const { code, error } = await call('check', folder, '--date', 'soon');
    assert.equal(code, 2);
    assert.match(error, /--date .* takes a day such as 2026-12-31, not “soon”/u);
  });

  it('reads the other repositories of a plan, tells their requirements from its own, and leaves them alone', async () => {
    write({
      'app/groundplan.yaml': 'sources: [{ name: reqs, path: ../reqs }]\n',
      'app/src/a.ts': '// @req CRM-1\n// @verifies reqs:CRM-2\n// @req CRM-7\n',
      'reqs/groundplan.yaml': 'modules: [{ id: leads, name: 线索 }]\nphases: [{ id: p1, name: 一期 }]\n',
      'reqs/a.md':
        '| 编号 | 需求 | 模块 | 建设阶段 |\n|---|---|---|---|\n| CRM-1 | 线索去重 | 线索 | 一期 |\n| CRM-2 | 回收到公海 | | |\n',
    });
    const app = join(folder, 'app');
    const checked = await call('check', app);
    assert.deepEqual(checked.out.split('\n').slice(0, -1), [
      'src/a.ts:3:9: warning: No document has a requirement CRM-7: this code refers to nothing. Correct the id, or remove the reference. [reference/unknown-requirement]',
      '0 requirements, 0 errors, 1 warnings, 0 other findings',
    ]);
    assert.match((await call('list', app)).out, /^reqs:CRM-1\t线索去重\t线索\t一期$/mu);
    assert.match((await call('tree', app)).out, /^reqs \(read from \.\.\/reqs\)\n {2}线索 \(0\/1\)$/mu);
    assert.match((await call('trace', app, 'reqs:CRM-2')).out, /Verified in\n {2}src\/a\.ts:2/u);
    assert.match((await call('matrix', app)).out, /^CRM-1,.*,\.\.\/reqs\/a\.md:3,src\/a\.ts:1,$/mu);
    assert.match((await call('report', app)).out, /\| reqs \| \.\.\/reqs \| 1 \| 1 \| 2 \| 2 \|/u);
    const exported = join(app, 'exported.json');
    assert.equal((await call('export', join(folder, 'reqs'), '--out', exported)).code, 0);
    write({ 'app/groundplan.yaml': 'sources: [../gone]\n' });
    const gone = await call('check', app);
    assert.equal(gone.code, 1);
    assert.match(gone.out, /groundplan\.yaml:1:11: error: There is nothing at “\.\.\/gone”/u);
  });

  it('asks the history since when a requirement waits and how often it was moved, where that is wanted', async () => {
    using repository = new GitRepository();
    repository.git(['init']);
    const pool = (phase: string): string =>
      `| 编号 | 需求 | 建设阶段 | 状态 |\n|---|---|---|---|\n| CRM-1 | 退费 | ${phase} | 待评审 |\n`;
    repository.write({
      'groundplan.yaml': 'phases: [{ id: p1, name: 一期 }, { id: p2, name: 二期 }, { id: p3, name: 三期 }]\n',
      'a.md': pool('一期'),
    });
    repository.commit('First', 1);
    repository.write({ 'a.md': pool('二期') }).commit('Second', 2);
    repository.write({ 'a.md': pool('三期') }).commit('Third', 3);
    const found = async (...args: readonly string[]): Promise<readonly string[]> =>
      (await call('check', repository.path, '--date', '2026-11-23', ...args)).out
        .split('\n')
        .filter((line) => /waiting|moved/u.test(line));
    assert.deepEqual(await found(), []);
    const lines = await found('--history');
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /since 2026-05-01, and nobody is named/u);
    assert.match(lines[1] ?? '', /hint: CRM-1 was moved to another phase 2 times: 一期 → 二期 → 三期\./u);
  });

  it('lists requirements, mentions, references and findings as JSON with lines from 1', async () => {
    write({
      'groundplan.yaml':
        'modules: [{ id: leads, name: 线索管理, endState: 不丢 }]\nphases: [{ id: p1, name: 一期, goal: 不等 }]\n',
      'docs/一期需求.md':
        '# 线索管理\n\n| 编号 | 需求 | 优先级 | 上线渠道 |\n|---|---|---|---|\n| CRM-1 | 线索去重 | P0 | 全部 |\n',
      'docs/纪要.md': '讨论了 CRM-1。\n',
      'src/a.ts': '// @req CRM-1\n// @req CRM-9\n',
    });
    const { code, out } = await call('list', folder, '--json');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), {
      version: 1,
      requirements: [
        {
          key: 'CRM-1',
          id: 'CRM-1',
          title: '线索去重',
          document: 'docs/一期需求.md',
          line: 5,
          modules: [{ id: 'leads', name: '线索管理', from: 'heading' }],
          phase: { id: 'p1', name: '一期', from: 'file' },
          status: null,
          priority: 'P0',
          fields: { priority: 'P0', 上线渠道: '全部' },
        },
      ],
      mentions: [{ requirement: 'CRM-1', document: 'docs/纪要.md', line: 1 }],
      references: [
        { requirement: 'CRM-1', kind: 'implements', document: 'src/a.ts', line: 1 },
        { requirement: 'CRM-9', kind: 'implements', document: 'src/a.ts', line: 2 },
      ],
      findings: [
        {
          code: 'reference/unknown-requirement',
          severity: 'warning',
          document: 'src/a.ts',
          line: 2,
          message:
            'No document has a requirement CRM-9: this code refers to nothing. Correct the id, or remove the reference.',
        },
      ],
      leftOut: [],
    });
  });

  it('gives one finding with a count and no place while nothing names a phase', async () => {
    write({
      '需求.md': '| 编号 | 需求 | 模块 |\n|---|---|---|\n| A-1 | 去重 | 线索 |\n| A-2 | 回收 | 线索 |\n',
    });
    const { findings } = JSON.parse((await call('list', folder, '--json')).out) as { findings: unknown[] };
    assert.deepEqual(findings, [
      {
        code: 'requirement/no-phase',
        severity: 'warning',
        document: null,
        line: null,
        message:
          'There are no phases yet, so 2 of 2 requirements have no date to look forward to. List the phases in the plan first.',
        count: 2,
      },
    ]);
  });

  it('fails a check on errors, and on more warnings than allowed', async () => {
    write({
      '需求.md':
        '# 线索\n\n| 编号 | 需求 | 建设阶段 |\n|---|---|---|\n| A-1 | 去重 | 一期 |\n| A-2 | 回收到公海 | |\n',
    });
    assert.equal((await call('check', folder)).code, 0);
    assert.equal((await call('check', folder, '--max-warnings', '1')).code, 0);
    const strict = await call('check', folder, '--max-warnings', '0');
    assert.equal(strict.code, 1);
    assert.match(strict.out, /^需求\.md:6:3: warning: A-2 .*\[requirement\/no-phase\]$/mu);
    write({ 'groundplan.yaml': 'modules: [\n' });
    assert.equal((await call('check', folder)).code, 1);
  });

  it('speaks Chinese when asked to', async () => {
    write({ '需求.md': '| 编号 | 需求 | 模块 |\n|---|---|---|\n| A-1 | 去重 | 线索 |\n' });
    const { out } = await call('check', folder, '--lang', 'zh-cn');
    assert.doesNotMatch(out, /There are no/u);
    assert.match(out, /阶段/u);
  });

  it('speaks Traditional Chinese in all ways to ask for it', async () => {
    write({ '需求.md': '| 編號 | 需求名稱 | 所屬模組 |\n|---|---|---|\n| A-1 | 去重 | 名單 |\n' });
    for (const language of ['zh-tw', 'zh-TW', 'zh_TW', 'zh-Hant', 'zh-hk', 'zh-Hant-HK']) {
      const { out } = await call('check', folder, '--lang', language);
      assert.match(out, /階段/u, language);
    }
    for (const language of ['zh', 'zh-Hans', 'zh-sg', 'zh-Hans-TW'])
      assert.match((await call('check', folder, '--lang', language)).out, /阶段/u, language);
  });

  it('takes its language from the locale of the terminal', () => {
    const languageIn = (LANG: string): string => languageOf({ environment: { LANG } }, undefined);
    assert.deepEqual(['zh_TW.UTF-8', 'zh_HK', 'zh_CN.UTF-8', 'zh', 'de_DE.UTF-8', 'C', ''].map(languageIn), [
      'zh-tw',
      'zh-tw',
      'zh-cn',
      'zh-cn',
      'en',
      'en',
      'en',
    ]);
  });

  it('shows the tree of modules with progress', async () => {
    write({
      '需求.md':
        '| 编号 | 需求 | 模块 | 状态 |\n|---|---|---|---|\n| A-1 | 去重 | 线索 | 已上线 |\n| A-2 | 回收 | 线索 | 研发中 |\n',
    });
    const { out } = await call('tree', folder);
    assert.match(out, /^ {2}线索 \(1\/2\)\n {4}A-1 去重\n {4}A-2 回收\n/mu);
  });

  it('says what is wrong with a call and exits with 2', async () => {
    for (const args of [
      [],
      ['list'],
      ['list', join(folder, 'none')],
      ['fly', folder],
      ['check', folder, '--max-warnings', 'x'],
      ['list', folder, '--yaml'],
    ]) {
      const { code, error } = await call(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(error, /groundplan/u);
    }
  });

  it('answers for an empty folder', async () => {
    assert.deepEqual(await call('list', folder), {
      code: 0,
      out: 'No requirements were found.\n',
      error: '',
    });
  });

  it('traces specification items, and fails on a defect', async () => {
    write({
      'a.md': '`req~a~2`\n\nNeeds: dsn\n',
      'src/a.java': '// [impl->req~a~1]\n',
    });
    assert.deepEqual(await call('trace', folder), {
      code: 1,
      out: [
        'a.md:1: req~a~2',
        '  missing: dsn',
        '  an old revision is covered by impl',
        'src/a.java:1: impl → req~a~1',
        '  covers an old revision: req~a~1',
        '2 items in all, 2 of them with a defect',
        '',
      ].join('\n'),
      error: '',
    });
    write({ 'a.md': '`req~a~2`\n', 'src/a.java': '' });
    assert.deepEqual(await call('trace', folder), {
      code: 0,
      out: '1 items in all, 0 of them with a defect\n',
      error: '',
    });
  });

  it('takes an id without a folder for one of the folder that somebody stands in', async () => {
    const before = process.cwd();
    process.chdir('examples/sales-platform');
    try {
      const { code, out } = await call('trace', 'CRM-002');
      assert.equal(code, 0);
      assert.match(out, /^CRM-002 /u);
    } finally {
      process.chdir(before);
    }
    assert.match((await call('trace', 'no-folder')).error, /There is no folder “no-folder”/u);
  });
});

describe('groundplan compare', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'groundplan-cli-'));
    write({
      'a/groundplan.yaml':
        'modules: [{ id: leads, name: 线索 }]\nphases: [{ id: p1, name: 一期, capacity: 5 }, { id: p2, name: 二期 }]\n',
      'a/需求.md':
        '| 编号 | 需求 | 模块 | 建设阶段 | 人天 |\n|---|---|---|---|---|\n| R-1 | 线索去重 | 线索 | 二期 | 8 |\n',
      'b/groundplan.yaml':
        'modules: [{ id: leads, name: 线索 }]\nphases: [{ id: p1, name: 一期, capacity: 5 }, { id: p2, name: 二期 }]\n',
      'b/需求.md':
        '| 编号 | 需求 | 模块 | 建设阶段 | 人天 |\n|---|---|---|---|---|\n| R-1 | 线索去重 | 线索 | 一期 | 8 |\n',
      'other.yaml': 'modules: [{ id: leads, name: 线索管理 }]\nphases: [{ id: p1, name: 一期 }]\n',
      'notes.txt': '随便写写\n',
    });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const at = (path: string): string => join(folder, path);

  it('says what differs and what it does to each phase', async () => {
    const { code, out } = await call('compare', at('a'), at('b'));
    assert.equal(code, 0);
    assert.match(out, /~ R-1 线索去重\n {6}Phase: 二期 → 一期\n/u);
    assert.match(out, /一期: 0 → 1 requirements, 0 → 8 of 5 person-days, more than its capacity/u);
    assert.match(out, /1 differences: 1 moved\n$/u);
  });

  it('writes Markdown in the reader’s language and JSON for programs', async () => {
    const markdown = await call('compare', at('a'), at('b'), '--format', 'markdown', '--lang', 'zh-cn');
    assert.match(markdown.out, /\| R-1 线索去重 \| 阶段 \| 二期 \| 一期 \|/u);
    const json = await call('compare', at('a'), at('b'), '--format', 'json');
    const { version, differences } = JSON.parse(json.out) as {
      version: number;
      differences: { id: string }[];
    };
    assert.equal(version, 1);
    assert.deepEqual(
      differences.map(({ id }) => id),
      ['requirement R-1 phase'],
    );
  });

  it('lays a plan file over the documents of the other side', async () => {
    const { out } = await call('compare', at('a'), at('other.yaml'));
    assert.match(out, /Name: 线索 → 线索管理/u);
    assert.match(out, /- 二期\n/u);
    assert.match(out, /R-1 线索去重/u);
  });

  it('exits with 1 for plans that differ only where that is asked', async () => {
    assert.equal((await call('compare', at('a'), at('b'), '--exit-code')).code, 1);
    assert.equal((await call('compare', at('a'), at('a'), '--exit-code')).code, 0);
  });

  it('exits with 2 for what cannot be compared, with a sentence', async () => {
    for (const other of ['nowhere', 'notes.txt']) {
      const { code, error } = await call('compare', at('a'), at(other));
      assert.equal(code, 2);
      assert.match(error, /^groundplan: “/u);
    }
    assert.equal((await call('compare', at('a'))).code, 2);
    assert.equal((await call('compare', at('a'), at('b'), '--format', 'pdf')).code, 2);
  });
});
