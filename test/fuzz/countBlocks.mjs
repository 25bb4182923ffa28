// Puts a counter at the beginning of every block of the bundled code of `src/`: bodies, branches, arms of `?:`, `&&`,
// `||` and `??`. Exact for each execution, at the price of one look into an array for a block; the inspector's coverage
// would have to be asked for, which costs more than reading a small document.
import { parseSync } from 'oxc-parser';

/**
 * The code with its counters, and the source file of each block. `reachedBlocks` has a byte for each block, `freshBlocks` the
 * numbers of those that were reached since somebody emptied it.
 */
export function countBlocks(code) {
  const { program } = parseSync('worker.mjs', code);
  const files = filesOf(code);
  const insertions = [];
  const blocks = [];
  const counter = (at) => {
    const file = fileAt(files, at);
    if (!file?.startsWith('src/')) return null;
    blocks.push(file);
    const number = blocks.length - 1;
    return `reachedBlocks[${number}]||reachBlock(${number})`;
  };
  const insideBlock = (block) => {
    const call = counter(block.start);
    // Directives stay in front.
    const first = block.body.find((statement) => statement.directive === undefined);
    const at = first ? first.start : block.end - 1;
    if (call) insertions.push({ at, text: `${call};`, order: 1 });
  };
  const statement = (node) => {
    if (!node) return;
    if (node.type === 'BlockStatement') return insideBlock(node);
    if (node.type === 'IfStatement' && node.isElseIf) return;
    const call = counter(node.start);
    if (!call) return;
    insertions.push({ at: node.start, text: `{${call};`, order: 0 }, { at: node.end, text: '}', order: 9 });
  };
  const expression = (node) => {
    const call = counter(node.start);
    if (!call) return;
    insertions.push({ at: node.start, text: `(${call},`, order: 2 }, { at: node.end, text: ')', order: 8 });
  };
  const visit = (node) => {
    if (!node || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(visit);
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        if (node.body?.type === 'BlockStatement') insideBlock(node.body);
        else if (node.body?.type === 'FunctionBody') insideFunction(node.body);
        else if (node.body) expression(node.body);
        break;
      case 'IfStatement':
        statement(node.consequent);
        statement(node.alternate);
        break;
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        statement(node.body);
        break;
      case 'SwitchCase': {
        const [first] = node.consequent;
        const call = first && counter(first.start);
        if (call) insertions.push({ at: first.start, text: `${call};`, order: 0 });
        break;
      }
      case 'CatchClause':
        insideBlock(node.body);
        break;
      case 'ConditionalExpression':
        expression(node.consequent);
        expression(node.alternate);
        break;
      case 'LogicalExpression':
        expression(node.right);
        break;
    }
    for (const key in node) if (key !== 'type' && key !== 'start' && key !== 'end') visit(node[key]);
  };
  const insideFunction = (body) =>
    insideBlock({ start: body.start, end: body.end, body: body.body ?? body.statements });
  visit(program);
  const before = `globalThis.reachedBlocks = new Uint8Array(${blocks.length}); globalThis.freshBlocks = []; globalThis.reachBlock = (block) => { reachedBlocks[block] = 1; freshBlocks.push(block); };`;
  // They stay the same objects for ever, as compiled code relies on that.
  // On the first line, so that the lines of the source map stay.
  return { code: before + spliced(code, insertions), blocks };
}

/** Where the bundler begins a file, by its comment. */
function filesOf(code) {
  return [...code.matchAll(/^\/\/ ([\w./+-]+\.(?:ts|mjs|js|json|cjs))$/gmu)].map((found) => ({
    at: found.index,
    file: found[1],
  }));
}

function fileAt(files, at) {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (files[middle].at <= at) low = middle + 1;
    else high = middle;
  }
  return files[low - 1]?.file;
}

/** At one place what closes comes before what opens, what is opened later closes first. */
function spliced(code, insertions) {
  const sorted = insertions
    .map((insertion, index) => ({ ...insertion, index }))
    .sort((a, b) => a.at - b.at || rank(a) - rank(b) || (closes(a) ? b.index - a.index : a.index - b.index));
  let from = 0;
  const parts = [];
  for (const { at, text } of sorted) {
    parts.push(code.slice(from, at), text);
    from = at;
  }
  parts.push(code.slice(from));
  return parts.join('');
}

const closes = ({ order }) => order >= 8;
const rank = (insertion) => (closes(insertion) ? 0 : 1);
