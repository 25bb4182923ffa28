// Writes THIRD-PARTY-NOTICES.md: what of others the packages hold, told from what the bundles really contain, and the
// licences of it. `node scripts/licences.mjs [--check]`; `--check` only says whether it is out of date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { importAtOnce } from './deferredImports.mjs';
import { isMain, root } from './root.mjs';
import { webPlatform } from './webPlatform.mjs';

/** Where the notices lie, from the top folder. */
export const noticesFile = 'THIRD-PARTY-NOTICES.md';

/** Licences that ask for no more than to be named and shown. Another one wants a decision first. */
export const allowedLicences = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']);

/** What is bundled for each package that is handed out, as esbuild.mjs has it. */
const bundles = {
  extension: [
    { entryPoints: ['src/extension.ts'], platform: 'node', plugins: [importAtOnce] },
    { entryPoints: ['src/extension.ts'], platform: 'browser', plugins: [importAtOnce, webPlatform] },
    {
      entryPoints: [
        'src/board/main.ts',
        'src/board/capture/main.ts',
        'src/board/overview/main.ts',
        'src/board/board.css',
        'src/board/capture/capture.css',
        'src/board/overview/overview.css',
      ],
      platform: 'browser',
    },
  ],
  'command line': [{ entryPoints: ['src/cli.ts'], platform: 'node', plugins: [importAtOnce] }],
};

/** Tables that were made from the work of others and lie in the source. A bundle shows their file, not where it comes from. */
const tables = {
  'src/vocabulary/data/pinyin.json': { name: 'pinyin-pro', what: 'the table of readings' },
  'src/vocabulary/data/variants.json': {
    name: 'OpenCC',
    version: '',
    licence: 'Apache-2.0',
    what: 'pairs of traditional and simplified characters',
    address: 'https://github.com/BYVoid/OpenCC',
    copyright: 'Copyright (c) Carbo Kuo (BYVoid) and the contributors of OpenCC',
  },
};

/** By its name: `{ name, version, licence, text, address, users, what }`, in the order of names. */
export async function thirdParties() {
  const found = new Map();
  const add = (part, user) => {
    const known = found.get(part.name) ?? { ...part, users: new Set() };
    known.users.add(user);
    found.set(part.name, known);
  };
  for (const [user, builds] of Object.entries(bundles)) {
    for (const path of await bundledFiles(builds)) {
      const [, name] = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
      if (name !== undefined) add(packageOf(path.slice(0, path.indexOf(name) + name.length)), user);
      else if (path in tables) add(tableOf(tables[path]), user);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function bundledFiles(builds) {
  const paths = new Set();
  for (const build of builds) {
    const { metafile } = await esbuild.build({
      ...build,
      absWorkingDir: root,
      bundle: true,
      write: false,
      metafile: true,
      outdir: 'out/licences',
      external: ['vscode', 'groundplan-warehouse'],
      target: 'es2023',
      logLevel: 'silent',
    });
    for (const { inputs } of Object.values(metafile.outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) if (bytesInOutput > 0) paths.add(path);
  }
  return [...paths].sort((a, b) => (a < b ? -1 : 1));
}

function packageOf(folder) {
  const { name, version, license, author, repository, homepage } = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8'),
  );
  const who = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`);
  return {
    name,
    version,
    licence: license,
    text: licenceText(join(root, folder)) ?? standardText(license, who),
    address: homepage ?? addressOf(repository),
  };
}

function addressOf(repository) {
  const url = typeof repository === 'string' ? repository : (repository?.url ?? '');
  return url.replace(/^git\+/, '').replace(/\.git$/, '');
}

/** The whole text that a package brings, with its notice where it has one. */
function licenceText(folder) {
  const files = readdirSync(folder).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name));
  // A file for its pictures beside one for its code: only code is bundled.
  const code = files.filter((name) => /code/i.test(name));
  const chosen = code.length > 0 ? code : files;
  return chosen.length === 0
    ? null
    : chosen.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
}

/** For a package that names its licence and brings no text of it. */
function standardText(licence, who) {
  if (licence !== 'ISC') throw new Error(`there is no text of ${licence} at hand`);
  return `Copyright (c) ${who.replace(/\s*[<(].*/, '')}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;
}

/** The Apache licence is the same for all; the one of a package that brings it is taken. */
function tableOf(table) {
  const { name, what } = table;
  if (table.licence === undefined) return { ...packageOf(`node_modules/${name}`), what };
  const apache = readFileSync(join(root, 'node_modules', 'fuse.js', 'LICENSE'), 'utf8')
    .replace(/^.*(?=\n\s*Apache License)/s, '')
    .trim();
  return { ...table, text: `${table.copyright}\n\n${apache}` };
}

/** The text of the file. */
export function notices(parts) {
  const rows = parts.map(
    ({ name, version, licence, users, what, address }) =>
      `| [${name}](${address}) | ${version || '–'} | ${licence} | ${[...users].join(', ')}${what ? `: ${what}` : ''} |`,
  );
  // The same text for several is shown once.
  const texts = new Map();
  for (const { name, text } of parts) texts.set(text, [...(texts.get(text) ?? []), name]);
  const sections = [...texts].map(
    ([text, names]) => `## ${names.join(', ')}\n\n\`\`\`text\n${text.replaceAll('\r', '')}\n\`\`\`\n`,
  );
  return `# Third-party notices

What of others the packages of Groundplan hold, and its licences. Made by \`node scripts/licences.mjs\` from what is bundled; a test says when it is out of date.

| what | version | licence | in |
|---|---|---|---|
${rows.join('\n')}

${sections.join('\n')}`;
}

if (isMain(import.meta.url)) {
  const parts = await thirdParties();
  const refused = parts.filter(({ licence }) => !allowedLicences.has(licence));
  for (const { name, licence } of refused)
    console.error(`${name} is under ${licence}, which is not on the list`);
  const text = notices(parts);
  const file = join(root, noticesFile);
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (process.argv.includes('--check'))
    console.log(isCurrent ? 'The notices are up to date.' : 'The notices are out of date.');
  else if (!isCurrent) writeFileSync(file, text);
  if (refused.length > 0 || (process.argv.includes('--check') && !isCurrent)) process.exitCode = 1;
  console.log(
    `${parts.length} third parties: ${parts.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`,
  );
}
