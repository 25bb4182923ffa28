// Builds a workspace that means harm: `node test/hostile/buildWorkspace.mjs FOLDER [--whole]`. What it holds is written down
// in docs of each part here; nothing of it is committed.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isMain } from '../../scripts/root.mjs';
import * as bombs from './bombs.mjs';
import { trapRepository } from './gitTrap.mjs';
import { payloads, ugly } from './payloads.mjs';

/** How much there is of each; the whole for `npm run hostile`, the part for the suite. */
export const sizes = {
  whole: {
    modules: 100_000,
    rows: 1_000_000,
    files: 100_000,
    megabytes: 1_000,
    line: 1_000_000,
    deep: 100_000,
  },
  part: { modules: 1_000, rows: 3_000, files: 300, megabytes: 70, line: 1_000_000, deep: 5_000 },
};

/**
 * Three folders in `folder`: `workspace`, `outside`, where its links lead, and `canaries`, which stays empty as long as
 * nothing is run. Returns their paths.
 */
export function buildWorkspace(folder, size) {
  rmSync(folder, { recursive: true, force: true });
  const workspace = join(folder, 'workspace');
  const outside = join(folder, 'outside');
  const canaries = join(folder, 'canaries');
  for (const each of [workspace, outside, canaries]) mkdirSync(each, { recursive: true });
  const write = (path, content) => {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), content);
  };
  const texts = payloads(join(canaries, 'terminal'));
  writeGood(write);
  writeScripts(write, texts);
  writeBombs(write, size);
  writeMany(workspace, write, size, texts);
  writeNames(write);
  writeSettings(write);
  writeLinks(workspace, outside);
  trapRepository(workspace, ['good/pool.md', 'scripts/pool.md'], canaries);
  trapRepository(nestedRepository(write, workspace), ['inner.md'], join(canaries, 'nested'));
  return { workspace, outside, canaries };
}

/** What has to be read all the same. */
function writeGood(write) {
  write(
    'good/pool.md',
    '# 需求池\n\n| 编号 | 需求 | 模块 | 阶段 |\n|---|---|---|---|\n| GOOD-001 | 线索自动分配 | 线索 | 一期 |\n| GOOD-002 | 跟进提醒 |  |  |\n',
  );
  write('good/code.ts', '// [GOOD-001] is built here\nexport const built = true;\n');
}

/** Scripts in every field of every format, and names of every object as ids, headers and keys. */
function writeScripts(write, texts) {
  const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const columns = [
    '需求',
    '模块',
    '阶段',
    '优先级',
    '状态',
    '负责人',
    '提出人',
    '需求来源',
    '业务场景',
    '必要性',
    '不做会怎样',
    '环节',
    '备注',
  ];
  const rows = texts.map((text, index) => `| BAD-${index + 1} |${` ${cell(text)} |`.repeat(columns.length)}`);
  write(
    'scripts/pool.md',
    `# ${texts[0]}\n\n## 模块：${texts[1]}\n\n| 编号 | ${columns.join(' | ')} |\n|---|${'---|'.repeat(columns.length)}\n${rows.join('\n')}\n`,
  );
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  write(
    'scripts/pool.csv',
    `id,title,module,phase,owner,__proto__,constructor,${quoted(texts[0])}\n${texts
      .map((text, index) =>
        [`CSV-${index + 1}`, ...Array.from({ length: 7 }, () => text)].map(quoted).join(','),
      )
      .join('\n')}\n__proto__,a,b,c,d,e,f,g\nconstructor,a,b,c,d,e,f,g\n`,
  );
  const said = (text) => JSON.stringify(text);
  write(
    'scripts/requirements.yaml',
    `__proto__: { polluted: true }\nrequirements:\n${texts
      .map(
        (text, index) =>
          `  - { id: YML-${index + 1}, title: ${said(text)}, module: ${said(text)}, phase: ${said(text)}, owner: ${said(text)}, ${said(text.slice(0, 100))}: 1 }`,
      )
      .join(
        '\n',
      )}\n  - { id: __proto__, title: x, __proto__: { polluted: true } }\n  - { id: constructor, title: x, constructor: { prototype: { polluted: true } } }\n`,
  );
  write(
    'scripts/front.md',
    '---\n__proto__: { polluted: true }\nid: __proto__\ntitle: <script>alert(1)</script>\nmodule: constructor\n---\n\n# FRONT-1 constructor\n\n- **Module:** __proto__\n',
  );
  write('scripts/needs.json', bombs.pollutingJson());
  write(
    'scripts/code.ts',
    `${texts.map((text, index) => `// [BAD-${index + 1}] ${text.replaceAll('\n', ' ')}\n`).join('')}// Implements: __proto__, constructor\n// [toString-1]\n`,
  );
}

function writeBombs(write, size) {
  write('bombs/ratio.xlsx', bombs.inflatingWorkbook(size.megabytes));
  write('bombs/cells.xlsx', bombs.workbookOfCells(Math.min(size.rows, 400_000)));
  write('bombs/nested.reqifz', bombs.nested(5, 8, Buffer.from(bombs.entities())));
  write('bombs/nested.xlsx', bombs.nested(5, 8, Buffer.alloc(1024 * 1024)));
  write('bombs/entities.reqif', bombs.entities());
  write('bombs/deep.reqif', bombs.deepXml(size.deep));
  write('bombs/entities.xlsx', bombs.workbook(Buffer.from(bombs.entities())));
  write('requirements/aliases.yaml', bombs.aliases());
  write('requirements/deep.yaml', bombs.deepYaml(size.deep));
  write('requirements/deep.json', `{"requirements":${'['.repeat(size.deep)}${']'.repeat(size.deep)}}\n`);
  write(
    'bombs/deep.md',
    `${'> '.repeat(size.deep)}x\n\n${'- '.repeat(size.deep)}x\n\n${'['.repeat(size.deep)}\n\n${'*'.repeat(size.deep)}\n`,
  );
  write('bombs/line.md', `# x\n\n| 编号 | 需求 |\n|---|---|\n| LINE-1 | ${'A-'.repeat(size.line / 2)} |\n`);
  write('bombs/line.ts', `// ${'A-'.repeat(size.line / 2)}1\n// ${'[X-1]'.repeat(size.line / 5)}\n`);
  write(
    'bombs/cells.md',
    `| 编号 | 需求 |${'|'.repeat(size.line / 4)}\n|---|---|\n| CELL-1 ${'| x '.repeat(size.line / 8)}|\n`,
  );
}

/** A plan of very many modules, two documents of very many rows, very many small files. */
function writeMany(workspace, write, size, texts) {
  const said = (text) => JSON.stringify(text);
  lines(join(workspace, 'groundplan.yaml'), function* () {
    yield `system: { name: ${said(texts[0])}, endState: ${said(texts[1])} }\n`;
    yield '__proto__: { polluted: true }\nphases:\n';
    for (const [index, text] of texts.entries())
      yield `  - { id: p${index}, name: ${said(text)}, goal: ${said(text)}, targetForm: ${said(text)}, measures: [{ name: ${said(text)}, baseline: ${said(text)}, target: ${said(text)} }] }\n`;
    yield `processes:\n  - { id: flow, name: ${said(texts[0])}, steps: [{ id: __proto__, name: ${said(texts[2])}, role: ${said(texts[3])} }] }\n`;
    yield 'documents: [default, "../outside/**", "/etc/**", "**/../../**", "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"]\n';
    yield 'sources: [{ path: ../outside }, { path: /etc }, { path: "https://attacker.invalid/x.git" }]\n';
    yield 'modules:\n';
    for (const [index, text] of texts.entries())
      yield `  - { id: m${index}, name: ${said(text)}, owner: ${said(text)}, endState: ${said(text)}, aliases: [${said(text.slice(0, 50))}], paths: [${said(text.slice(0, 200))}] }\n`;
    yield '  - { id: __proto__, name: constructor }\n  - { id: leads, name: 线索 }\n';
    for (let index = 0; index < size.modules; index++) yield `  - mod${index}\n`;
  });
  lines(join(workspace, 'many.csv'), function* () {
    yield 'id,title\n';
    for (let row = 1; row <= size.rows; row++) yield `R-${row},t\n`;
  });
  lines(join(workspace, 'many.md'), function* () {
    yield '# 需求\n\n|编号|需求|\n|-|-|\n';
    for (let row = 1; row <= size.rows; row++) yield `|M-${row}|t|\n`;
  });
  for (let index = 0; index < size.files; index++)
    write(`tiny/${Math.floor(index / 1000)}/${index}.md`, `# T-${index} x\n`);
}

function lines(file, each) {
  const out = openSync(file, 'w');
  let held = '';
  for (const line of each()) {
    held += line;
    if (held.length < 1_000_000) continue;
    writeSync(out, held);
    held = '';
  }
  writeSync(out, held);
  closeSync(out);
}

function writeNames(write) {
  for (const [index, name] of ugly('需求').entries())
    attempt(() => write(`names/${name}.md`, `# NAME-${index} x\n`));
  attempt(() => write('names/con/aux/nul.md', '# NAME-100 x\n'));
  attempt(() =>
    write(`names/${Array.from({ length: 12 }, () => 'd'.repeat(250)).join('/')}/deep.md`, '# NAME-101 x\n'),
  );
  attempt(() => write(`names/${'n'.repeat(252)}.md`, '# NAME-102 x\n'));
}

/** Settings that a folder has no business to change, and what other extensions would run. */
function writeSettings(write) {
  const settings = {
    'groundplan.assistantTools': true,
    'groundplan.openRequirement': '<script>',
    'groundplan.problems.scope': 'allDocuments',
    'git.path': './evil-git',
    'terminal.integrated.env.linux': { PATH: '.' },
  };
  write('.vscode/settings.json', JSON.stringify(settings));
  write('evil-git', '#!/bin/sh\ntouch canary\n');
  write('git', '#!/bin/sh\ntouch canary\n');
}

/** Links that lead out, in circles and to what never ends. */
function writeLinks(workspace, outside) {
  const secret = '| 编号 | 需求 |\n|---|---|\n| SECRET-001 | 机密 |\n';
  writeFileSync(join(outside, 'secret.md'), secret);
  mkdirSync(join(outside, 'folder'));
  writeFileSync(join(outside, 'folder', 'secret.md'), secret.replaceAll('001', '002'));
  mkdirSync(join(workspace, 'links'));
  const links = {
    'file.md': join(outside, 'secret.md'),
    'relative.md': '../../outside/secret.md',
    folder: join(outside, 'folder'),
    root: '/',
    loop: '.',
    up: '..',
    'a.md': 'b.md',
    'b.md': 'a.md',
    'gone.md': 'nowhere.md',
    'endless.md': '/dev/zero',
    'random.csv': '/dev/urandom',
    'waiting.md': '/dev/stdin',
    'inside.md': '../good/pool.md',
    'chain.md': 'relative.md',
    '.gitignore': join(outside, 'secret.md'),
  };
  for (const [name, target] of Object.entries(links))
    attempt(() => symlinkSync(target, join(workspace, 'links', name)));
  if (process.platform !== 'win32') spawnSync('mkfifo', [join(workspace, 'links', 'pipe.md')]);
}

function nestedRepository(write, workspace) {
  write('vendor/evil/inner.md', '| 编号 | 需求 |\n|---|---|\n| INNER-001 | x |\n');
  write('vendor/points/.git', 'gitdir: ../../../outside\n');
  write('vendor/points/x.md', '# POINT-1 x\n');
  return join(workspace, 'vendor', 'evil');
}

/** Some file systems refuse some names and links; what they refuse cannot do harm there. */
function attempt(make) {
  try {
    make();
  } catch (error) {
    if (!error.code) throw error;
  }
}

if (isMain(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  console.log(buildWorkspace(resolve(folder), process.argv.includes('--whole') ? sizes.whole : sizes.part));
}
