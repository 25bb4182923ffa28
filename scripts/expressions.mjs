// Every regular expression of the code: literals by its syntax, made ones by running the files that make them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import * as esbuild from 'esbuild';
import { parseSync } from 'oxc-parser';
import { importAtOnce } from './deferredImports.mjs';
import { globSync } from './globSync.mjs';

/** Files whose patterns are made within functions, with why these are linear; no others may do so. */
export const madeWithinFunctions = {
  'src/readers/markdown/plainText.ts': 'a run of one to sixteen backticks, looked for in 1,000 characters',
  'src/edits/takeOver/planEntryEdits.ts': 'blanks in a fixed number, at the beginning',
};

/** Those for which the prover gives up, by their source, with why they are linear all the same. */
export const linearByReason = {
  [String.raw`^([\s>#]*(?:\d{1,4}\.){0,4})(\d{1,4})(\D{0,90})$`]:
    'it begins at the beginning, what may repeat without a bound shares no character with what follows, all else is bounded',
};

/** `{ file, source, flags }` of each. */
export async function expressions() {
  const found = [];
  const making = [];
  for (const file of globSync('src', '.ts')) {
    const code = readFileSync(file, 'utf8');
    let makes = 0;
    visit(parseSync(file, code).program, (node) => {
      if (node.type === 'Literal' && node.regex)
        found.push({ file, source: node.regex.pattern, flags: node.regex.flags });
      if ((node.type === 'NewExpression' || node.type === 'CallExpression') && node.callee?.name === 'RegExp')
        makes++;
    });
    if (makes > 0) making.push({ file, makes });
  }
  return { found: [...found, ...(await madeOnes(making))], making };
}

/** What identifies an expression; a global or sticky search is judged as any other. */
export function hashOf({ source, flags }) {
  return createHash('sha256')
    .update(`/${source}/${judgedFlags(flags)}`)
    .digest('hex')
    .slice(0, 16);
}

export function judgedFlags(flags) {
  return [...flags].filter((flag) => flag !== 'g' && flag !== 'd').join('');
}

function visit(node, look) {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const one of node) visit(one, look);
    return;
  }
  look(node);
  for (const value of Object.values(node)) visit(value, look);
}

/** Loads the files with a `RegExp` that writes down what it is asked for. */
async function madeOnes(making) {
  const files = making.map(({ file }) => file).filter((file) => !(file in madeWithinFunctions));
  const { outputFiles } = await esbuild.build({
    stdin: { contents: files.map((file) => `import './${file}';`).join('\n'), resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    ignoreAnnotations: true,
    charset: 'utf8',
    plugins: [importAtOnce],
  });
  const made = [];
  function WritingRegExp(source, flags = '') {
    made.push({ file: 'made when loaded', source: String(source), flags });
    return new RegExp(source, flags);
  }
  const run = compileFunction(outputFiles[0].text, ['require', 'module', 'exports', 'RegExp']);
  run(createRequire(import.meta.url), { exports: {} }, {}, WritingRegExp);
  return made;
}
