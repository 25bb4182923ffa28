import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GitRepository } from '../platform/node/gitRepository.ts';
import { TemporaryFolder } from '../platform/node/temporaryFolder.ts';
import { call, type Called } from './calling.ts';

const plan =
  'modules: [{ id: leads, name: 线索, endState: 不丢 }]\nphases: [{ id: p1, name: 一期, goal: 不等 }]\n';
const head = '| 编号 | 需求 | 模块 | 建设阶段 |\n|---|---|---|---|\n';
const pool = '产品 文档/需求 池.md';

/** Hundreds of requirements that nobody ever placed, with and without ids, and code that names what is gone. */
const oldMess = {
  'docs/旧账.md': `${head}${Array.from({ length: 200 }, (_, n) => `| OLD-${n + 1} | 没人管的旧需求 ${n + 1} | | |\n`).join('')}`,
  'docs/没编号.md': `# 旧功能\n\n| 需求 | 优先级 | 模块 |\n|---|---|---|\n${Array.from({ length: 60 }, (_, n) => `| 说不清的第 ${n + 1} 件事 | P1 | |\n`).join('')}`,
  'src/legacy/old.ts': Array.from({ length: 60 }, (_, n) => `// @req GONE-${n + 1}\n`).join(''),
};

/** The two faults that the branch brings, by where they are shown. */
const placed = `${pool}:8:3`;
const dangling = 'src/pool/回收 任务.ts:3:9';

describe('groundplan check of a pull request', () => {
  let repository: GitRepository;

  beforeEach(() => {
    repository = new GitRepository();
    repository.git(['init', '-q']);
    repository.write({
      'groundplan.yaml': plan,
      [pool]: `# 需求池\n\n${head}| A-1 | 线索去重 | 线索 | 一期 |\n| A-2 | 公海回收 | 线索 | 一期 |\n`,
      'src/pool/回收 任务.ts': '// 公海\n\n// @req A-2\n',
      ...oldMess,
    });
    repository.commit('what was there', 1);
    repository.git(['checkout', '-q', '-b', 'work']);
    // One requirement comes without a module, and one goes that code names; lines move.
    repository.write({
      [pool]: `# 需求池\n\n说明\n\n${head}| A-1 | 线索去重 | 线索 | 一期 |\n| A-3 | 导出看板 | | 一期 |\n`,
    });
    repository.commit('what the branch does', 2);
  });
  afterEach(() => repository.remove());

  const check = (...args: readonly string[]): Promise<Called> => call('check', repository.path, ...args);

  /** Place and code of each finding, and nothing else. */
  async function found(...args: readonly string[]): Promise<readonly string[]> {
    const { code, out, error } = await check('--since', 'main', ...args);
    assert.equal(error, '');
    const told = out.split('\n').flatMap((line) => {
      const [, place, rule] = /^(.+?): (?:error|warning|information): .*\[(.+)\]$/u.exec(line) ?? [];
      return place === undefined ? [] : [`${place} ${rule}`];
    });
    assert.equal(code, told.length === 0 ? 0 : 1);
    return told;
  }

  const both = [`${dangling} reference/unknown-requirement`, `${placed} requirement/no-module`];

  it('says exactly what the branch brought, in each format at its line', async () => {
    assert.deepEqual([...(await found())].sort(), both);
    const github = (await check('--since', 'main', '--format', 'github')).out.trimEnd().split('\n').sort();
    assert.equal(github.length, 2);
    assert.match(
      github[0] ?? '',
      /^::warning file=src\/pool\/回收 任务\.ts,line=3,endLine=3,col=9,endColumn=12,/u,
    );
    assert.match(github[1] ?? '', /^::warning file=产品 文档\/需求 池\.md,line=8,endLine=8,col=3,/u);
    const sarif = JSON.parse((await check('--since', 'main', '--format', 'sarif')).out) as {
      runs: { results: { ruleId: string; locations: { physicalLocation: unknown }[] }[] }[];
    };
    assert.deepEqual(
      sarif.runs[0]?.results.map(({ ruleId, locations }) => [
        ruleId,
        decodeURI(JSON.stringify(locations[0]?.physicalLocation)),
      ]),
      [
        [
          'reference/unknown-requirement',
          '{"artifactLocation":{"uri":"src/pool/回收 任务.ts","uriBaseId":"ROOT"},"region":{"startLine":3,"startColumn":9,"endLine":3,"endColumn":12}}',
        ],
        [
          'requirement/no-module',
          '{"artifactLocation":{"uri":"产品 文档/需求 池.md","uriBaseId":"ROOT"},"region":{"startLine":8,"startColumn":3,"endLine":8,"endColumn":6}}',
        ],
      ],
    );
    const gitlab = JSON.parse((await check('--since', 'main', '--format', 'gitlab')).out) as {
      location: { path: string; lines: { begin: number } };
    }[];
    assert.deepEqual(gitlab.map(({ location }) => `${location.path}:${location.lines.begin}`).sort(), [
      'src/pool/回收 任务.ts:3',
      `${pool}:8`,
    ]);
  });

  it('takes what was only moved for no news', async () => {
    mkdirSync(join(repository.path, 'archive/旧 文档'), { recursive: true });
    mkdirSync(join(repository.path, 'src/老代码'), { recursive: true });
    const move = (from: string, to: string): void =>
      renameSync(join(repository.path, from), join(repository.path, to));
    move('docs/旧账.md', 'archive/旧 文档/账.md');
    move('docs/没编号.md', 'archive/没编号.md');
    move('src/legacy/old.ts', 'src/老代码/old.ts');
    repository.commit('moves', 3);
    assert.deepEqual([...(await found())].sort(), both);
  });

  it('says the same whatever Git is set to print', async () => {
    repository.git(['config', 'core.quotepath', 'true']);
    repository.git(['config', 'diff.renames', 'false']);
    repository.git(['config', 'diff.noprefix', 'true']);
    assert.deepEqual([...(await found('--git'))].sort(), both);
  });

  it('says the same on a detached head, and on the merge that a pipeline checks out', async () => {
    repository.git(['checkout', '-q', '--detach']);
    assert.deepEqual([...(await found())].sort(), both);
    repository.git(['checkout', '-q', 'main']);
    repository.write({ 'docs/新账.md': `${head}| NEW-1 | 主干上新来的 | | |\n` });
    repository.commit('what others did meanwhile', 3);
    repository.git(['checkout', '-q', 'work']);
    assert.deepEqual([...(await found())].sort(), both);
    repository.git(['checkout', '-q', '--detach', 'main']);
    repository.git(['merge', '-q', '--no-edit', 'work']);
    assert.deepEqual([...(await found())].sort(), both);
  });

  it('names files by their place in the repository where only a folder of it is checked', async () => {
    const part = join(repository.path, 'part');
    for (const name of ['groundplan.yaml', '产品 文档', 'src', 'docs']) {
      mkdirSync(part, { recursive: true });
      repository.git(['mv', name, `part/${name}`]);
    }
    repository.commit('into a folder', 3);
    const { out } = await call('check', part, '--format', 'github');
    assert.match(out, /^::warning file=part\/产品 文档\/需求 池\.md,line=8,/mu);
    assert.match((await call('check', part)).out, /^产品 文档\/需求 池\.md:8:3: warning/mu);
  });

  it('says what to do where too little of the history was fetched', async () => {
    using clones = new TemporaryFolder();
    const shallow = join(clones.path, 'shallow');
    const quiet = { stdio: 'ignore' } as const;
    const address = pathToFileURL(repository.path).href;
    const clone = (...words: readonly string[]): unknown =>
      execFileSync('git', ['clone', '-q', '--depth', '1', ...words, address, shallow], quiet);
    clone('--branch', 'work');
    const alone = await call('check', shallow, '--since', 'origin/main');
    assert.equal(alone.code, 2);
    assert.equal(
      alone.error,
      'groundplan: Too little of the history was fetched to compare with “origin/main”. Fetch all of it: fetch-depth: 0 in a GitHub workflow, GIT_DEPTH: 0 on GitLab, or git fetch --unshallow.\n',
    );
    rmSync(shallow, { recursive: true });
    // The other branch is there, and what they have in common is not.
    repository.git(['checkout', '-q', 'main']);
    repository.commit('goes on', 4);
    repository.git(['checkout', '-q', 'work']);
    clone('--branch', 'work', '--no-single-branch');
    const apart = await call('check', shallow, '--since', 'origin/main');
    assert.deepEqual([apart.code, apart.error], [2, alone.error]);
    execFileSync('git', ['-C', shallow, 'fetch', '-q', '--unshallow'], quiet);
    const { code, out } = await call('check', shallow, '--since', 'origin/main');
    assert.equal(code, 1);
    assert.match(out, /3 requirements|, 2 warnings, 0 other findings/u);
  });
}).timeout(120_000);
