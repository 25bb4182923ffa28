/** Adds a group to the `different:` of a plan file, by inserting characters where it stands. */
import { isMap, isScalar, isSeq } from 'yaml';
import { message, type Message } from '../../model/message.ts';
import type { SourceEdit } from '../writer.ts';
import { yamlScalar } from '../yaml/yamlScalar.ts';
import { isSplice, type Splice, YamlText } from '../yaml/yamlSplice.ts';
import { parseYaml } from './parseYaml.ts';
import { TextLines } from './textLines.ts';

/** The edits of one plan file's text; a sentence where the file has to be corrected or changed by hand. */
export function writeDifferent(text: string, names: readonly string[]): readonly SourceEdit[] | Message {
  const { root, errors, givenUp } = parseYaml(text);
  if (errors.length > 0 || givenUp)
    return message('The plan file has an error. Correct it first, and try again.');
  const yaml = new YamlText(text, root);
  const group = groupOf(names);
  if (root === null || (isScalar(root) && (root.source ?? '').trim() === '')) {
    const lineEnd = yaml.lineEndNear(0);
    const gap = text === '' || /[\r\n]$/u.test(text) ? '' : lineEnd;
    return editOf(text, {
      start: text.length,
      end: text.length,
      text: gap + newDifferentText(names).replaceAll('\n', lineEnd),
    });
  }
  if (!isMap(root)) return byHand();
  const pair = yaml.pairOf(root, (key) => key === 'different');
  const list = pair?.value ?? null;
  if (!pair) {
    if (root.flow) return byHand();
    const key = yaml.addKey(root, 'different', '');
    if (!isSplice(key)) return key ?? byHand();
    return editOf(text, {
      ...key,
      text: `${key.text.trimEnd()}${yaml.lineEndNear(key.start)}  - ${group}`,
    });
  }
  if (list === null || (isScalar(list) && list.range[1] === list.range[0])) {
    const end = yaml.endOfPair(pair);
    return editOf(text, { start: end, end, text: `${yaml.lineEndNear(end)}  - ${group}` });
  }
  if (!isSeq(list)) return byHand();
  const last = list.items.at(-1);
  if (!last) return editOf(text, { start: list.range[0], end: list.range[1], text: `[${group}]` });
  if (list.flow) return editOf(text, { start: last.range[1], end: last.range[1], text: `, ${group}` });
  const lines = new TextLines(text);
  const start = lines.startOfLine(lines.lineAt(list.items[0]?.range[0] ?? last.range[0]));
  const indent = /^[ \t]{0,64}/u.exec(text.slice(start, start + 64))?.[0] ?? '  ';
  const end = yaml.endOfLine(last.range[1]);
  return editOf(text, { start: end, end, text: `${yaml.lineEndNear(end)}${indent}- ${group}` });
}

/** The text of a new plan file that says nothing else. */
export function newDifferentText(names: readonly string[]): string {
  return `different:\n  - ${groupOf(names)}\n`;
}

function groupOf(names: readonly string[]): string {
  return `[${names.map((name) => yamlScalar(name, { inFlow: true })).join(', ')}]`;
}

function editOf(text: string, { start, end, text: written }: Splice): readonly SourceEdit[] {
  return [{ range: new TextLines(text).range(start, end), text: written }];
}

function byHand(): Message {
  return message('“different:” is written in a way that cannot be changed here. Change it in the plan file.');
}
