import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import AjvDraft4 from 'ajv-draft-04';
import { SaxesParser } from 'saxes';
import { call, type Called } from './calling.ts';
import { GitRepository } from '../platform/node/gitRepository.ts';

const plan =
  'modules: [{ id: leads, name: 线索, endState: 不丢 }]\nphases: [{ id: p1, name: 一期, goal: 不等 }]\n';
const head = '| 编号 | 需求 | 模块 | 建设阶段 |\n|---|---|---|---|\n';

describe('groundplan check', () => {
  let repository: GitRepository;
  let folder = '';

  beforeEach(() => {
    repository = new GitRepository();
    repository.git(['init', '-q']);
    folder = repository.path;
    write('groundplan.yaml', plan);
    write('docs/需求.md', `${head}| A-1 | 线索去重 | 线索 | 一期 |\n| A-2 | 公海回收 | 线索 | 一期 |\n`);
    write('src/a.ts', '// @req A-1\n// @req A-2\n');
  });
  afterEach(() => repository.remove());

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  const check = (...args: readonly string[]): Promise<Called> => call('check', folder, ...args);

  const unplaced = '| A-3 | 导出\\|看板 <b>100%</b>, “全部”: | | 一期 |\n';

  describe('with --since', () => {
    it('fails with exactly what a branch brought, at its lines', async () => {
      write('docs/旧账.md', `${head}| B-1 | 没人管的旧需求 | | |\n`);
      repository.commit('what was there', 4);
      repository.git(['checkout', '-q', '-b', 'work']);
      // Lines move, one requirement comes without a module, and one goes that code names.
      write('docs/需求.md', `\n\n${head}| A-3 | 导出看板 | | 一期 |\n| A-1 | 线索去重 | 线索 | 一期 |\n`);
      repository.commit('what the branch does', 4);
      const { code, out } = await check('--since', 'main');
      assert.equal(code, 1);
      const lines = out.trimEnd().split('\n');
      assert.deepEqual(
        lines.map((line) => /^(\S+?): \w+:.* \[(.+)\]$/u.exec(line)?.slice(1) ?? line),
        [
          ['docs/需求.md:5:3', 'requirement/no-module'],
          ['src/a.ts:2:9', 'reference/unknown-requirement'],
          'Known before, and left out: 2',
          '3 requirements, 0 errors, 2 warnings, 0 other findings',
        ],
      );
      assert.equal((await check('--since', 'main', '--max-warnings', '2')).code, 0);
    });

    it('does not blame a branch for what others mended meanwhile', async () => {
      write('docs/旧账.md', `${head}| B-1 | 没人管的旧需求 | | |\n`);
      repository.commit('what was there', 4);
      repository.git(['checkout', '-q', '-b', 'work']);
      write('notes.md', '这里只有说明。\n');
      repository.commit('what the branch does', 4);
      repository.git(['checkout', '-q', 'main']);
      write('docs/旧账.md', `${head}| B-1 | 没人管的旧需求 | 线索 | 一期 |\n`);
      repository.commit('mended on the other side', 4);
      repository.git(['checkout', '-q', 'work']);
      assert.equal((await check('--since', 'main')).code, 0);
    });

    it('says in one line what is no revision', async () => {
      repository.commit('what was there', 4);
      const { code, error } = await check('--since', 'nowhere');
      assert.equal(code, 2);
      assert.equal(error, 'groundplan: “nowhere” is no file, no folder and no Git revision here.\n');
    });
  });

  describe('with a baseline', () => {
    it('tells only what it does not know', async () => {
      write('docs/旧账.md', `${head}| B-1 | 没人管的旧需求 | | 一期 |\n`);
      const baseline = join(folder, 'known.json');
      assert.equal((await check('--baseline', baseline)).code, 2);
      assert.equal((await check('--baseline', baseline, '--update-baseline')).code, 0);
      assert.deepEqual(JSON.parse(readFileSync(baseline, 'utf8')), {
        version: 1,
        findings: { 'requirement/no-module B-1': 1 },
      });
      assert.equal((await check('--baseline', baseline)).code, 0);
      write('src/b.ts', '// @req A-9\n');
      const { code, out } = await check('--baseline', baseline);
      assert.equal(code, 1);
      assert.match(out, /^src\/b\.ts:1:9: warning: .*\[reference\/unknown-requirement\]$/mu);
      assert.doesNotMatch(out, /B-1/u);
    });

    it('is refused where it is none', async () => {
      write('known.json', '{"version": 2}');
      const { code, error } = await check('--baseline', join(folder, 'known.json'));
      assert.equal(code, 2);
      assert.match(error, /is no baseline of findings/u);
    });

    it('that cannot be written leaves nothing behind', async () => {
      const { code, error } = await check('--baseline', join(folder, 'no', 'such.json'), '--update-baseline');
      assert.equal(code, 2);
      assert.match(error, /^groundplan: The baseline could not be written: .+\n$/u);
    });
  });

  describe('writes', () => {
    beforeEach(() => {
      write('docs/需求.md', `${head}| A-1 | 线索去重 | 线索 | 一期 |\n${unplaced}`);
      write('src/b, c.ts', '// @req A-9\n');
    });

    it('SARIF that fits its schema, with places and fingerprints', async () => {
      const { out } = await check('--format', 'sarif', '--lang', 'zh-cn');
      const log = JSON.parse(out) as {
        runs: [
          {
            results: {
              ruleId: string;
              locations: { physicalLocation: object }[];
              partialFingerprints: object;
            }[];
          },
        ];
      };
      const schema = createRequire(import.meta.url).resolve(
        '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
      );
      const validate = new AjvDraft4({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
        JSON.parse(readFileSync(schema, 'utf8')) as object,
      );
      assert.ok(validate(log), JSON.stringify(validate.errors));
      const unknown = log.runs[0].results.find(({ ruleId }) => ruleId === 'reference/unknown-requirement');
      assert.deepEqual(unknown?.locations[0]?.physicalLocation, {
        artifactLocation: { uri: 'src/a.ts', uriBaseId: 'ROOT' },
        region: { startLine: 2, startColumn: 9, endLine: 2, endColumn: 12 },
      });
      assert.deepEqual(unknown.partialFingerprints, {
        'groundplan/v1': 'reference/unknown-requirement src/a.ts A-2',
      });
      assert.ok(out.includes('src/b%2C%20c.ts'));
    });

    it('commands of GitHub’s workflows, with their signs escaped', async () => {
      const { out } = await check('--format', 'github');
      assert.match(
        out,
        /^::warning file=src\/b%2C c\.ts,line=1,endLine=1,col=9,endColumn=12,title=reference\/unknown-requirement::.*A-9/mu,
      );
      assert.ok(out.split('\n').every((line) => line === '' || line.startsWith('::')));
    });

    it('a code quality report of GitLab, each entry with a fingerprint of its own', async () => {
      write('src/twice.ts', '// @req A-9\n// @req A-9\n');
      const entries = JSON.parse((await check('--format', 'gitlab')).out) as {
        fingerprint: string;
        location: { path: string; lines: { begin: number } };
      }[];
      assert.equal(new Set(entries.map(({ fingerprint }) => fingerprint)).size, entries.length);
      assert.ok(
        entries.some(({ location }) => location.path === 'src/twice.ts' && location.lines.begin === 2),
      );
    });

    it('a JUnit report that an XML parser takes', async () => {
      const { out } = await check('--format', 'junit');
      const opened: string[] = [];
      const parser = new SaxesParser();
      parser.on('opentag', ({ name, attributes }) =>
        opened.push(name === 'failure' ? `${name} ${attributes['type']}` : name),
      );
      parser.on('error', (error) => assert.fail(error));
      parser.write(out).close();
      assert.ok(opened.includes('failure warning'), out);
      rmSync(join(folder, 'docs'), { recursive: true });
      rmSync(join(folder, 'src'), { recursive: true });
      assert.match((await check('--format', 'junit')).out, /<testsuites name="groundplan"/u);
    });

    it('a table for a review comment, in the reader’s language', async () => {
      const { out } = await check('--format', 'markdown', '--lang', 'zh-cn');
      assert.match(out, /^\| 级别 \| 位置 \| 提示 \|\n\|---\|---\|---\|\n/u);
      assert.match(out, /^\| 警告 \| docs\/需求\.md:4:3 \| .*`requirement\/no-module` \|$/mu);
    });

    it('JSON with a version, to a file where that is asked', async () => {
      const file = join(folder, 'found.json');
      const { code, out } = await check('--format', 'json', '--out', file);
      assert.deepEqual({ code, out }, { code: 0, out: '' });
      const { version, counts, findings } = JSON.parse(readFileSync(file, 'utf8')) as {
        version: number;
        counts: { warnings: number };
        findings: { code: string; line: number }[];
      };
      assert.equal(version, 1);
      assert.equal(counts.warnings, findings.length);
      assert.ok(findings.some(({ code: rule, line }) => rule === 'requirement/no-module' && line === 4));
    });
  });
});
