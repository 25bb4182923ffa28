/**
 * Writes what a plan file says of requirements whose documents have no place for it:
 * `placements: { "docs/a.md#CRM-031": { module: leads/assign } }`. Comments and order stay as they are.
 */
import { isMap, type YAMLMap } from 'yaml';
import { documentPath, documentUri } from '../model/documentUri.ts';
import { message, type Message } from '../model/message.ts';
import type { EffectivePlan, WrittenPlacement } from '../model/plan.ts';
import { nameInPlan, type Requirement } from '../model/requirement.ts';
import { parseYaml } from '../readers/planFile/parseYaml.ts';
import { brokenYaml } from '../readers/planFile/planFileWriter.ts';
import { readPlan } from '../readers/planFile/readPlan.ts';
import { TextLines } from '../readers/planFile/textLines.ts';
import { type FieldValue, type SourceEdit, valueText, type WritableField } from '../readers/writer.ts';
import { yamlScalar } from '../readers/yaml/yamlScalar.ts';
import { isSplice, type Splice, type SpliceResult, YamlText } from '../readers/yaml/yamlSplice.ts';
import { idKey } from '../vocabulary/ids.ts';
import { nameKey } from '../vocabulary/names.ts';
import { fieldOfPlanKey } from '../vocabulary/planKeys.ts';
import type { PlanAndDocuments } from './planAndDocuments.ts';
import { moduleNamed } from './writtenCheck.ts';

/** The plan's entry that says this of a requirement; `null` where its document decides. */
export function placementOf(
  snapshot: PlanAndDocuments,
  requirement: Requirement,
  field: WritableField,
): WrittenPlacement | null {
  const entry = entryFor(snapshot, requirement);
  return entry?.fields.some(({ name }) => fieldOfPlanKey(name) === field) ? entry : null;
}

/** Whether the plan says this field already of some requirement of a document. */
export function planSpeaksFor(snapshot: PlanAndDocuments, uri: string, field: WritableField): boolean {
  const document = snapshot.document(uri);
  if (!document) return false;
  return document.requirements.some((requirement) => placementOf(snapshot, requirement, field) !== null);
}

/** The entry under `path#id` before the one under the id alone. */
function entryFor(snapshot: PlanAndDocuments, requirement: Requirement): WrittenPlacement | null {
  const { placements } = snapshot.plan(requirement.root);
  const name = placements.length === 0 ? null : nameOf(requirement);
  if (name === null) return null;
  const own = placements.find(({ of }) => samePlace(of.text, name));
  const { id, root } = requirement;
  if (own || id === null) return own ?? null;
  const ofId = placements.find(({ of }) => !of.text.includes('#') && idKey(of.text) === idKey(id));
  // An id that restarts in each feature folder stands for all of them; a change is meant for one.
  const isShared = ofId && snapshot.resolve(id, documentUri(root, 'groundplan.yaml')).kind === 'several';
  return ofId && !isShared ? ofId : null;
}

/** `null` for a requirement that a plan cannot name. */
function nameOf({ root, uri, fact }: Requirement): string | null {
  const name = nameInPlan(fact);
  return name === null ? null : `${documentPath(root, uri) ?? ''}#${name}`;
}

function samePlace(a: string, b: string): boolean {
  const [one, two] = [a.lastIndexOf('#'), b.lastIndexOf('#')];
  return (
    one >= 0 && a.slice(0, one) === b.slice(0, two) && idKey(a.slice(one + 1)) === idKey(b.slice(two + 1))
  );
}

/** A value as a plan writes it: modules by their path, phases and steps by their ids. */
export function placementValue(plan: EffectivePlan, field: WritableField, value: FieldValue): string {
  const text = valueText(value);
  if (text === '') return '';
  const isNamed = (...names: readonly string[]): boolean =>
    names.some((name) => nameKey(name) === nameKey(text));
  if (field === 'module') {
    const named = value !== null && typeof value === 'object' ? value : { path: [text], text };
    return (plan.modulesInferred ? null : moduleNamed(plan, named))?.path ?? text;
  }
  if (field === 'phase' && !plan.phasesInferred)
    return plan.phases.find(({ id, name, aliases }) => isNamed(id, name, ...aliases))?.id ?? text;
  if (field === 'step') {
    const steps = plan.processes
      .flatMap((process) => process.steps)
      .filter(({ path, name }) => isNamed(path, name));
    return (steps.length === 1 ? steps[0]?.path : undefined) ?? text;
  }
  return text;
}

/** The plan file's text after it; an empty value takes the field out. `text` is empty where there is no plan file yet. */
export function writePlacements(
  snapshot: PlanAndDocuments,
  text: string,
  requirements: readonly Requirement[],
  field: WritableField,
  value: string,
): string | Message {
  const { placements } = snapshot.plan(requirements[0]?.root ?? '');
  const names = [
    ...new Set(
      requirements.flatMap(
        (requirement) => entryFor(snapshot, requirement)?.of.text ?? nameOf(requirement) ?? [],
      ),
    ),
  ];
  // Entries are added behind the last one, so the first of all makes the place for the others.
  const first = value === '' ? names.length : placements.length === 0 ? 1 : 0;
  const groups = [...names.slice(0, first).map((name) => [name]), names.slice(first)];
  let now = text;
  for (const group of groups) {
    const next = withPlacements(now, group, field, value);
    if (typeof next !== 'string') return next;
    now = next;
  }
  const said = value === '' ? null : readPlan(now).plan?.placements;
  if (said && !names.every((name) => saysPlacement(said, name, field, value)))
    return message(
      'This could not be written into the plan file without changing something else. Write it there by hand.',
    );
  return now;
}

function withPlacements(
  text: string,
  names: readonly string[],
  field: WritableField,
  value: string,
): string | Message {
  const tree = parseYaml(text);
  if (tree.errors.length > 0 || tree.givenUp) return brokenYaml();
  const yaml = new YamlText(text, tree.root);
  const splices: Splice[] = [];
  for (const name of names) {
    const result = splicePlacement(yaml, name, field, value);
    if (isSplice(result)) splices.push(result);
    else if (result) return result;
  }
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: replacement } of splices.sort((one, two) => one.start - two.start)) {
    pieces.push(text.slice(at, start), replacement);
    at = end;
  }
  return [...pieces, text.slice(at)].join('');
}

function splicePlacement(yaml: YamlText, name: string, field: WritableField, value: string): SpliceResult {
  const { root, text } = yaml;
  const written = yamlScalar(value, { inFlow: false });
  const key = yamlScalar(name, { inFlow: false, quotes: 'double' });
  const isEntry = (other: string): boolean => other === name;
  if (root === null || (!isMap(root) && root.range[0] === root.range[1])) {
    const before = text === '' || /[\r\n]$/u.test(text) ? '' : yaml.lineEndNear(0);
    const added = `placements:\n  ${key}:\n    ${field}: ${written}\n`.replaceAll('\n', yaml.lineEndNear(0));
    return value === '' ? null : { start: text.length, end: text.length, text: `${before}${added}` };
  }
  if (!isMap(root)) return brokenYaml();
  const placements = yaml.pairOf(root, (other) => other === 'placements');
  const inFlow = `{ ${yamlScalar(field, { inFlow: true })}: ${yamlScalar(value, { inFlow: true })} }`;
  const entries = placements?.value;
  if (!placements || !isMap(entries)) {
    if (value === '') return null;
    if (root.flow) return yaml.addKey(root, 'placements', `{ ${key}: ${inFlow} }`);
    const at = placements ? yaml.endOfPair(placements) : -1;
    if (placements && yaml.text.slice(at, yaml.endOfLine(at)).trim() !== '') return brokenYaml();
    return placements
      ? below(yaml, at, [`  ${key}:`, `    ${field}: ${written}`])
      : atEnd(yaml, key, field, written);
  }
  const entry = yaml.pairOf(entries, isEntry);
  if (!entry) {
    if (value === '') return null;
    return entries.flow
      ? yaml.addEntry(entries, `${key}: ${inFlow}`)
      : addEntry(yaml, entries, key, `${field}: ${written}`);
  }
  const fields = entry.value;
  if (isMap(fields)) {
    const isField = (other: string): boolean => fieldOfPlanKey(other) === field;
    if (value !== '') return yaml.setKey(fields, isField, field, value);
    const pair = yaml.pairOf(fields, isField);
    if (!pair) return null;
    if (fields.items.length > 1) return yaml.removeKey(fields, pair);
    return entries.items.length > 1 ? yaml.removeKey(entries, entry) : withoutPart(yaml, root, placements);
  }
  return value === '' ? null : yaml.setValueSource(entry, inFlow);
}

/** Takes the whole part out of the plan, with the blank line above it where nothing else needs that. */
function withoutPart(
  yaml: YamlText,
  root: YAMLMap.Parsed,
  placements: NonNullable<ReturnType<YamlText['pairOf']>>,
): SpliceResult {
  const removed = yaml.removeKey(root, placements);
  if (!isSplice(removed) || !/^[ \t]{0,200}(?:[\r\n]|$)/u.test(yaml.text.slice(removed.end))) return removed;
  const parting = /(?:\r\n?|\n)[ \t]{0,200}(\r\n?|\n)$/u.exec(yaml.text.slice(0, removed.start));
  return parting ? { ...removed, start: removed.start - (parting[1]?.length ?? 0) } : removed;
}

/** A new part of the plan, behind all others. */
function atEnd(yaml: YamlText, key: string, field: string, written: string): SpliceResult {
  const { text } = yaml;
  const lineEnd = yaml.lineEndNear(0);
  const end = text.trimEnd().length;
  const isParted = /(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/u.test(text.slice(0, end));
  const lines = [...(isParted ? [''] : []), 'placements:', `  ${key}:`, `    ${field}: ${written}`];
  // A marker at the end closes the document: what stands behind it is not part of it.
  if (/(?:^|[\r\n])(?:\.\.\.|---)\s*$/u.test(text)) return brokenYaml();
  return { start: end, end, text: lines.map((line) => `${lineEnd}${line}`).join('') };
}

function addEntry(yaml: YamlText, entries: YAMLMap.Parsed, key: string, field: string): SpliceResult {
  const added = yaml.addEntry(entries, `${key}:`);
  if (!isSplice(added)) return added;
  const line = /^(\r\n?|\n)([ ]*)/u.exec(added.text);
  return { ...added, text: `${added.text}${line?.[1] ?? '\n'}${line?.[2] ?? ''}  ${field}` };
}

function below(yaml: YamlText, offset: number, lines: readonly string[]): SpliceResult {
  const end = yaml.endOfLine(offset);
  return { start: end, end, text: lines.map((line) => `${yaml.lineEndNear(end)}${line}`).join('') };
}

function saysPlacement(
  placements: readonly WrittenPlacement[],
  name: string,
  field: WritableField,
  value: string,
): boolean {
  const entry = placements.find(({ of }) => of.text === name);
  return entry?.fields.find((said) => fieldOfPlanKey(said.name) === field)?.text === value;
}

/** The one stretch in which two texts differ. */
export function changedStretch(before: string, after: string): SourceEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let same = 0;
  const most = Math.min(before.length, after.length) - start;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  const range = new TextLines(before).range(start, before.length - same);
  return { range, text: after.slice(start, after.length - same) };
}
