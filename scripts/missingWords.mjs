// `npm run l10n:missing`: the sentences of src/ and the words of the manifest that a language does not have yet, or has
// though nothing says them any more. Ends with 1 where there are any. The house tests hold to the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { globSync } from './globSync.mjs';
import { root } from './root.mjs';

const languages = ['zh-cn', 'zh-tw'];
const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** The strings that a first argument can be: a literal, a template without places, either branch of a choice. */
function textsOf(node) {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? node.quasis.map(({ value }) => value.cooked ?? '') : [];
    case 'ConditionalExpression':
      return [...textsOf(node.consequent), ...textsOf(node.alternate)];
    case 'ParenthesizedExpression':
      return textsOf(node.expression);
    default:
      return [];
  }
}

/** `message(…)`, `t(…)`, `l10n.t(…)`, `vscode.l10n.t(…)` */
function isSpeaking(callee) {
  if (callee.type === 'Identifier') return callee.name === 'message' || callee.name === 't';
  if (callee.type !== 'MemberExpression' || callee.property.name !== 't') return false;
  const { object } = callee;
  return (object.type === 'Identifier' ? object.name : object.property?.name) === 'l10n';
}

function sentences() {
  const found = new Set();
  for (const file of globSync(join(root, 'src'), '.ts')) {
    const { program } = parseSync(file, readFileSync(file, 'utf8'));
    new Visitor({
      CallExpression: ({ callee, arguments: [first] }) => {
        if (isSpeaking(callee)) for (const text of textsOf(first)) found.add(text);
      },
    }).visit(program);
  }
  return found;
}

let count = 0;
function compare(file, wanted) {
  const words = read(file);
  const missing = [...wanted].filter((key) => !(key in words));
  const unused = Object.keys(words).filter((key) => !wanted.has(key));
  count += missing.length + unused.length;
  if (missing.length + unused.length > 0) console.log(file);
  for (const key of missing) console.log(`  missing: ${JSON.stringify(key)}`);
  for (const key of unused) console.log(`  unused:  ${JSON.stringify(key)}`);
}

const said = sentences();
const ofManifest = new Set(Object.keys(read('package.nls.json')));
for (const language of languages) {
  compare(`l10n/bundle.l10n.${language}.json`, said);
  compare(`package.nls.${language}.json`, ofManifest);
}
if (count === 0) console.log(`Every sentence is there in ${languages.join(' and ')}.`);
process.exitCode = count === 0 ? 0 : 1;
