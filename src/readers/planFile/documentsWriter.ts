/** Adds entries to the `documents:` of a plan file and takes others out, by replacing characters where they stand. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode, YAMLSeq } from 'yaml';
import { message, type Message } from '../../model/message.ts';
import type { SourceEdit } from '../writer.ts';
import { yamlScalar } from '../yaml/yamlScalar.ts';
import { isSplice, YamlText, type Pair, type Splice } from '../yaml/yamlSplice.ts';
import { parseYaml } from './parseYaml.ts';
import { TextLines } from './textLines.ts';

export interface DocumentsChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** The whole list, for a plan that has none. */
  readonly otherwise: readonly string[];
}

/** The edits of one plan file's text; a sentence where the file has to be corrected or changed by hand. */
export function writeDocuments(text: string, change: DocumentsChange): readonly SourceEdit[] | Message {
  const { root, errors, givenUp } = parseYaml(text);
  if (errors.length > 0 || givenUp)
    return message('The plan file has an error. Correct it first, and try again.');
  const lines = new TextLines(text);
  const splices = splicesFor(text, root, change);
  if ('key' in splices) return splices;
  return splices.map(({ start, end, text: written }) => ({ range: lines.range(start, end), text: written }));
}

/** The text of a new plan file that says nothing but which documents are read. */
export function newDocumentsText(globs: readonly string[]): string {
  return `documents:\n${globs.map((glob) => `  - ${yamlScalar(glob, { inFlow: false })}\n`).join('')}`;
}

function splicesFor(
  text: string,
  root: ParsedNode | null,
  change: DocumentsChange,
): readonly Splice[] | Message {
  const yaml = new YamlText(text, root);
  if (root === null || (isScalar(root) && (root.source ?? '').trim() === '')) {
    const lineEnd = yaml.lineEndNear(0);
    const gap = text === '' || /[\r\n]$/u.test(text) ? '' : lineEnd;
    return [
      {
        start: text.length,
        end: text.length,
        text: gap + newDocumentsText(change.otherwise).replaceAll('\n', lineEnd),
      },
    ];
  }
  if (!isMap(root) || root.flow) return byHand();
  const pair = yaml.pairOf(root, (key) => key === 'documents');
  const list = pair?.value ?? null;
  if (!pair) {
    const key = yaml.addKey(root, 'documents', '');
    if (!isSplice(key)) return key ?? byHand();
    return [
      { ...key, text: key.text.trimEnd() + items(change.otherwise, '  ', yaml.lineEndNear(key.start)) },
    ];
  }
  if (list === null || (isScalar(list) && list.range[1] === list.range[0]))
    return fillEmpty(yaml, pair, change);
  if (isScalar(list)) {
    const kept = change.remove.includes(list.value as string)
      ? []
      : [text.slice(list.range[0], list.range[1])];
    const all = [...kept, ...change.add.map((glob) => yamlScalar(glob, { inFlow: true }))];
    return [{ start: list.range[0], end: list.range[1], text: `[${all.join(', ')}]` }];
  }
  if (!isSeq(list)) return byHand();
  return list.flow ? inFlow(text, list, change) : inLines(yaml, list, change);
}

function fillEmpty(yaml: YamlText, pair: Pair, { otherwise }: DocumentsChange): readonly Splice[] {
  const end = yaml.endOfPair(pair);
  return [{ start: end, end, text: items(otherwise, '  ', yaml.lineEndNear(end)) }];
}

function inFlow(text: string, list: YAMLSeq.Parsed, change: DocumentsChange): readonly Splice[] | Message {
  const kept = list.items.filter((item) => !isOne(item, change.remove));
  const all = [
    ...kept.map((item) => text.slice(item.range[0], item.range[1])),
    ...change.add.map((glob) => yamlScalar(glob, { inFlow: true })),
  ];
  const first = list.items[0];
  const last = list.items.at(-1);
  // Comments between the items would be lost.
  if (text.slice(list.range[0], list.range[1]).includes('#')) return byHand();
  if (!first || !last) return [{ start: list.range[0], end: list.range[1], text: `[${all.join(', ')}]` }];
  if (kept.length === list.items.length) {
    const added = change.add.map((glob) => `, ${yamlScalar(glob, { inFlow: true })}`).join('');
    return [{ start: last.range[1], end: last.range[1], text: added }];
  }
  return [{ start: first.range[0], end: last.range[1], text: all.join(', ') }];
}

function inLines(yaml: YamlText, list: YAMLSeq.Parsed, change: DocumentsChange): readonly Splice[] | Message {
  const last = list.items.at(-1);
  if (!last) return byHand();
  const lines = new TextLines(yaml.text);
  const gone = list.items.filter((item) => isOne(item, change.remove));
  const splices: Splice[] = gone.map((item) => ({
    start: lines.startOfLine(lines.lineAt(item.range[0])),
    end: lines.startOfLine(lines.lineAt(item.range[0]) + 1),
    text: '',
  }));
  if (change.add.length === 0) return gone.length < list.items.length ? splices : byHand();
  const start = lines.startOfLine(lines.lineAt(last.range[0]));
  const indent = /^[ \t]{0,64}/u.exec(yaml.text.slice(start, start + 64))?.[0] ?? '  ';
  const end = yaml.endOfLine(last.range[1]);
  const added = items(change.add, indent, yaml.lineEndNear(end));
  // The last line goes and another comes in its place: one splice, as two must not touch.
  const lastGone = gone.includes(last);
  if (lastGone) {
    splices.pop();
    splices.push({ start, end, text: added.replace(/^[\r\n]{1,2}/u, '') });
  } else splices.push({ start: end, end, text: added });
  return splices;
}

/** Each on a line of its own, below what stands before. */
function items(globs: readonly string[], indent: string, lineEnd: string): string {
  return globs.map((glob) => `${lineEnd}${indent}- ${yamlScalar(glob, { inFlow: false })}`).join('');
}

function isOne(item: ParsedNode, globs: readonly string[]): boolean {
  return isScalar(item) && typeof item.value === 'string' && globs.includes(item.value.trim());
}

function byHand(): Message {
  return message('“documents:” is written in a way that cannot be changed here. Change it in the plan file.');
}
