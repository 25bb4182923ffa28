// Prepares a release: `npm run release -- [--dry] major|minor|patch|VERSION`. docs/releasing.md says what it does and what is
// left for a person. Without a version, `--dry` tries the next patch version.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { root } from './root.mjs';

/** Beyond these, look at what came in. */
const mostMegabytes = { vsix: 3, tgz: 2 };
/** What has no business in a package. */
const unwanted = /(?:^|\/)(?:test|bench|scripts|node_modules|out|src|\.git|\.vscode)\/|\.map$|\.tsx?$|\.log$/;

const isDry = process.argv.includes('--dry');
const wanted = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? (isDry ? 'patch' : undefined);

try {
  if (wanted === undefined)
    throw new Error('say which: npm run release -- [--dry] major|minor|patch|VERSION');
  if (!isDry && said('git', ['status', '--porcelain'], root) !== '')
    throw new Error('the work tree has changes: commit them first');
  const folder = isDry ? copyOfTracked() : root;
  const before = readJson(join(folder, 'package.json')).version;
  const version = nextVersion(before, wanted);
  const day = new Date().toISOString().slice(0, 10);
  console.log(`${before} → ${version}, ${day}${isDry ? ', in a copy' : ''}`);
  for (const file of ['package.json', 'package-lock.json', 'warehouse/package.json'])
    setVersion(join(folder, file), before, version);
  const changes = dateChangelog(join(folder, 'CHANGELOG.md'), version, day);
  console.log(`${changes} changes in the changelog`);
  for (const [title, ...words] of [
    ['types, lint and format', 'scripts/test.mjs', 'types', 'page', 'lint', 'format'],
    ['the extension', 'scripts/packageVsix.mjs'],
    ['the command line', 'scripts/packageCli.mjs'],
    ['the tests', 'esbuild.mjs', '--tests', '--minify'],
    ['the rules of the house', 'scripts/unitTests.mjs', 'house'],
  ]) {
    console.log(`${title} …`);
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${title}: ${`${stdout}${stderr}`.slice(-3000)}`);
  }
  checkPackage(join(folder, 'out', 'groundplan.vsix'), 'vsix', version, 'extension/');
  checkPackage(join(folder, 'out', `groundplan-${version}.tgz`), 'tgz', version, 'package/');
  if (!isDry)
    console.log(
      `\nLeft for you:\n  git commit -am "Release ${version}" && git tag v${version}\n  npx vsce publish --packagePath out/groundplan.vsix\n  npx ovsx publish out/groundplan.vsix\n  npm publish out/groundplan-${version}.tgz`,
    );
  else console.log('Nothing here was changed.');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function said(command, words, cwd) {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words[0]}: ${stderr}`);
  return stdout.trim();
}

/** The files that Git tracks as they are here, with the installed packages beside them. */
function copyOfTracked() {
  // Outside of the clone, whose tools pass over what Git does.
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-release-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const path of said('git', ['ls-files', '-z'], root).split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function nextVersion(before, word) {
  const [major, minor, patch] = before.split('.').map(Number);
  if (word === 'major') return `${major + 1}.0.0`;
  if (word === 'minor') return `${major}.${minor + 1}.0`;
  if (word === 'patch') return `${major}.${minor}.${patch + 1}`;
  if (/^\d+\.\d+\.\d+$/.test(word)) return word;
  throw new Error(`“${word}” is neither major, minor, patch nor a version such as 1.4.0`);
}

/** The own version alone: in a manifest by its line, so that all else stays as it is written. */
function setVersion(file, before, version) {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('package-lock.json')) {
    writeFileSync(file, text.replace(`"version": "${before}"`, `"version": "${version}"`));
    return;
  }
  const lock = JSON.parse(text);
  for (const part of [lock, lock.packages[''], lock.packages.warehouse]) part.version = version;
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}

/** Gives what is unreleased its version and day, and begins a new part above it. Returns how many changes it names. */
function dateChangelog(file, version, day) {
  const text = readFileSync(file, 'utf8');
  const [before, after] = text.split('## [Unreleased]');
  if (after === undefined) throw new Error('CHANGELOG.md has no part “[Unreleased]”');
  const own = after.split(/\n## \[/)[0];
  const count = own.match(/^- /gm)?.length ?? 0;
  if (count === 0) throw new Error('CHANGELOG.md names no change since the last release');
  writeFileSync(file, `${before}## [Unreleased]\n\n## [${version}] - ${day}${after}`);
  return count;
}

function checkPackage(file, kind, version, top) {
  const bytes = readFileSync(file);
  const entries = kind === 'vsix' ? unzipSync(bytes) : untar(gunzipSync(bytes));
  const names = Object.keys(entries).filter((name) => !name.endsWith('/'));
  const size = statSync(file).size / 1024 / 1024;
  const manifest = JSON.parse(new TextDecoder().decode(entries[`${top}package.json`]));
  const faults = [
    manifest.version !== version && `it says version ${manifest.version}`,
    size > mostMegabytes[kind] && `it has ${size.toFixed(2)} MB, more than ${mostMegabytes[kind]}`,
    !names.some((name) => /THIRD-PARTY-NOTICES\.md$/i.test(name)) &&
      'the notices of third parties are missing',
    !names.some((name) => /LICENSE(?:\.txt|\.md)?$/i.test(name)) && 'the licence is missing',
    ...names
      .filter((name) => unwanted.test(name.slice(top.length)))
      .map((name) => `${name} has no business in it`),
  ].filter(Boolean);
  if (faults.length > 0) throw new Error(`${file}:\n${faults.slice(0, 20).join('\n')}`);
  console.log(`${file}: ${names.length} files, ${size.toFixed(2)} MB`);
}

/** Names and contents of an archive of `npm pack`, whose names are short. */
function untar(bytes) {
  const entries = {};
  const text = (from, length) =>
    bytes
      .subarray(from, from + length)
      .toString('utf8')
      .replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0;) {
    const size = parseInt(text(at + 124, 12), 8) || 0;
    const prefix = text(at + 345, 155);
    entries[(prefix === '' ? '' : `${prefix}/`) + text(at, 100)] = bytes.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return entries;
}
