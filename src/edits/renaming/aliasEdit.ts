/** Lets the plan go on knowing a module or phase by its old name, beside the edits that give it the new one. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { Message } from '../../model/message.ts';
import { brokenYaml } from '../../readers/planFile/planFileWriter.ts';
import { applySourceEdits, type SourceEdit } from '../../readers/writer.ts';
import { yamlScalar } from '../../readers/yaml/yamlScalar.ts';
import { isSplice, type SpliceResult } from '../../readers/yaml/yamlSplice.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { changedStretch } from '../placementEdits.ts';
import type { PlanPart } from './namedPlaces.ts';
import { type PlanItem, planItemsIn } from './planItems.ts';

/** All edits of the plan's text, the alias included. */
export function addAlias(
  text: string,
  edits: readonly SourceEdit[],
  { kind, path, word }: PlanPart & { readonly word: string },
  newWord: string,
): readonly SourceEdit[] | Message {
  const index = planItemsIn(text)?.items.findIndex((each) => each.kind === kind && each.path === path) ?? -1;
  const now = applySourceEdits(text, edits);
  const read = planItemsIn(now);
  // The same entry, under its new name: renaming moves nothing.
  const item = read?.items[index];
  if (!read || !item || item.kind !== kind) return brokenYaml();
  const known = [item.id, item.name.text, ...item.aliases.map((alias) => alias.text)];
  if (known.some((each) => nameKey(each) === nameKey(word))) return edits;
  const splice = aliasSplice(read.yaml, item, word, newWord);
  if (!isSplice(splice)) return splice ?? brokenYaml();
  return [changedStretch(text, now.slice(0, splice.start) + splice.text + now.slice(splice.end))];
}

function aliasSplice(
  yaml: NonNullable<ReturnType<typeof planItemsIn>>['yaml'],
  { node }: PlanItem,
  word: string,
  newWord: string,
): SpliceResult {
  const written = yamlScalar(word, { inFlow: true });
  if (isScalar(node)) {
    // A mere name becomes a map on the same line.
    const name = yamlScalar(newWord, { inFlow: true });
    const [start, end] = node.range;
    return { start, end, text: `{ name: ${name}, aliases: [${written}] }` };
  }
  if (!isMap(node)) return null;
  const shared = yaml.sharedBy(node);
  if (shared) return shared;
  const pair = yaml.pairOf(node, (key) => key === 'aliases');
  if (!pair) {
    const nameAt = node.items.findIndex(({ key }) => isScalar(key) && key.value === 'name');
    const after = node.items[nameAt];
    // Beside the name, where people look for it.
    if (after && !node.flow && nameAt < node.items.length - 1) {
      const next = node.items[nameAt + 1];
      const at = next ? next.key.range[0] : -1;
      const lineStart = yaml.text.lastIndexOf('\n', at - 1) + 1;
      const indent = yaml.text.slice(lineStart, at);
      if (at > 0 && indent.trim() === '')
        return { start: at, end: at, text: `aliases: [${written}]${yaml.lineEndNear(at)}${indent}` };
    }
    return yaml.addKey(node, 'aliases', `[${written}]`);
  }
  const list = pair.value;
  if (isSeq(list) && list.items.length > 0) {
    const last = list.items.at(-1);
    if (!isScalar(last)) return null;
    const end = last.range[1];
    if (list.flow) return { start: end, end, text: `, ${written}` };
    const lineStart = yaml.text.lastIndexOf('\n', last.range[0] - 1) + 1;
    const lineEnd = yaml.endOfLine(end);
    const dash = yaml.text.slice(lineStart, last.range[0]);
    if (!/^\s*-\s+$/u.test(dash)) return null;
    return { start: lineEnd, end: lineEnd, text: `${yaml.lineEndNear(lineEnd)}${dash}${written}` };
  }
  if (isScalar(list) && typeof list.value === 'string' && list.value.trim() !== '') {
    const whole = yamlScalar(`${list.value.trim()}、${word}`, { inFlow: node.flow === true });
    return { start: list.range[0], end: list.range[1], text: whole };
  }
  return yaml.setValueSource(pair, `[${written}]`);
}
