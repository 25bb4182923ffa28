/**
 * Reads Doorstop items: one file each, in YAML or in Markdown with front matter. Grammar: Doorstop's “Item
 * Reference”. Items that are not normative are headings and explanations, inactive ones are left out.
 */
import type { Claim, RequirementFact } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { message } from '../../model/message.ts';
import { startOfText, type TextRange } from '../../model/textRange.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { fileClaims } from '../fileClaims.ts';
import { plainText } from '../markdown/plainText.ts';
import defer * as yaml from '../planFile/parseYaml.ts';
import defer * as planSource from '../planFile/planSource.ts';
import type { Entries, Entry, Value } from '../planFile/planSource.ts';
import defer * as planValues from '../planFile/planValues.ts';
import { TextLines } from '../planFile/textLines.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { brokenYaml } from '../yaml/brokenYaml.ts';
import { shortTitle } from '../table/shortTitle.ts';
import defer * as writing from './doorstopWriter.ts';
import { isNamedAsItem, type ItemFile, itemFile, mayBeItem } from './itemFile.ts';
import { bodyText, type TextPlace } from './itemText.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };
const longestItem = 1024 * 1024;

export const doorstopReader: Reader = {
  name: 'doorstop',
  accepts: mayBeItem,
  isNamedFor: isNamedAsItem,
  recognises: ({ path, text }) => text.length <= longestItem && itemFile(path, text) !== null,
  read,
  get writer() {
    return writing.doorstopWriter;
  },
};

function read({ path, text }: ReaderInput): ReaderResult {
  const file = text.length <= longestItem ? itemFile(path, text) : null;
  if (!file) return nothing;
  const tree = yaml.parseYaml(file.yaml);
  const source = new planSource.PlanSource(file.yaml, tree.root);
  const problems = brokenYaml(tree.errors, source);
  const root = source.value(tree.root);
  const entries = root && source.entries(root);
  if (!entries) return { ...nothing, problems };
  const isActive = isTrue(entries.get('active'));
  if (!isActive) {
    const reason = message('A Doorstop item that is not active');
    return { ...nothing, problems, leftOut: [{ reason, range: startOfText }] };
  }
  const lines = new TextLines(text);
  return { ...nothing, problems, requirements: [factOf(file, path, text, lines, source, entries)] };
}

function factOf(
  file: ItemFile,
  path: string,
  text: string,
  lines: TextLines,
  source: planSource.PlanSource,
  entries: Entries,
): RequirementFact {
  const claims = [...entries.values()].flatMap((entry) => claimsOf(source, entry));
  const body = file.body === null ? null : bodyText(text, file.body, lines);
  if (body?.header) claims.push({ field: 'title', from: 'field', ...body.header, name: 'header' });
  if (body?.text) claims.push({ field: 'description', from: 'field', ...body.text, name: 'text' });
  const header = claims.find(({ field, name }) => field === 'title' && name === 'header');
  const statement = claims.find(({ field, name }) => field === 'description' && name === 'text');
  const named = header ?? statement;
  const id: Claim = { field: 'id', from: 'file', text: file.uid, range: startOfText, name: 'UID' };
  const fact: RequirementFact = {
    id: file.uid,
    title: titleOf(header, statement),
    shape: 'yaml',
    role: 'definition',
    range: lines.range(0, text.trimEnd().length),
    anchor: named ? firstLine(named, lines, text) : startOfText,
    claims: [...claims, id, ...placesOf(path, file.prefix)],
    headings: [],
  };
  return isTrue(entries.get('normative')) ? fact : { ...fact, isInformative: true };
}

/** Doorstop's own attributes mean what its reference says, others what such a word means in a table. */
const fieldOfAttribute: ReadonlyMap<string, Field | null> = new Map([
  ['header', 'title'],
  ['text', 'description'],
  ['links', 'covers'],
  ['ref', 'links'],
  ['references', 'links'],
  ['level', 'other'],
  // Switches and fingerprints say nothing that people would want to read here.
  ['active', null],
  ['derived', null],
  ['normative', null],
  ['reviewed', null],
]);

function claimsOf(source: planSource.PlanSource, { key, value }: Entry): Claim[] {
  const known = fieldOfAttribute.get(key);
  if (!value || known === null) return [];
  const field = known ?? ownField(key);
  return (source.items(value) ?? [value]).flatMap((item): Claim[] => {
    const written =
      key === 'links' ? linkOf(source, item) : planValues.writtenText(pathOf(source, item) ?? item);
    if (!written) return [];
    const text = isPlaceholder(written.text) && known === undefined ? '' : written.text;
    return [{ field, from: 'field', text, range: written.range, name: key }];
  });
}

/** A further title beside `header` would make two of them. */
function ownField(key: string): Field {
  const field = fieldOfHeader(key);
  return field === null || field === 'id' || field === 'rowNumber' || field === 'title' ? 'other' : field;
}

/** `- REQ001: <fingerprint>` and `- REQ001` both name the parent. */
function linkOf(source: planSource.PlanSource, item: Value): TextPlace | null {
  const [first] = source.entries(item)?.values() ?? [];
  return first ? { text: first.key, range: first.keyRange } : planValues.writtenText(item);
}

/** `- path: tests/a.c` with a type and a keyword. */
function pathOf(source: planSource.PlanSource, item: Value): Value | null {
  return source.entries(item)?.get('path')?.value ?? null;
}

function isTrue(entry: Entry | undefined): boolean {
  const text = entry ? planValues.writtenText(entry.value)?.text : undefined;
  return text === undefined || !/^(?:false|no|off|n|0)$/iu.test(text);
}

function titleOf(header: Claim | undefined, statement: Claim | undefined): string {
  const line = (header ?? statement)?.text.split('\n', 1)[0] ?? '';
  const plain = plainText(line.replace(/^#{1,6}\s{1,8}/u, ''));
  return header ? plain : shortTitle(plain);
}

function firstLine({ range }: Claim, lines: TextLines, text: string): TextRange {
  if (range.line === range.endLine) return range;
  const start = lines.startOfLine(range.line) + range.character;
  const end = lines.startOfLine(range.line + 1);
  return lines.range(start, start + text.slice(start, end).trimEnd().length);
}

/** The document is a folder with a prefix; both may name a module. */
function placesOf(path: string, prefix: string): readonly Claim[] {
  const [, ...folders] = fileClaims(path);
  const own: Claim = { field: 'place', from: 'file', text: prefix, range: startOfText, name: 'prefix' };
  return [...folders.slice(0, 1).map((claim) => ({ ...claim, name: 'document' })), own, ...folders.slice(1)];
}
