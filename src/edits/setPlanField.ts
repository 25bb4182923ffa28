/**
 * Sets what a plan file says of a module or a phase: its own characters change and no others. What is written is
 * read back, and refused where the plan would not say it, or would say anything else otherwise.
 */
import { isMap, isScalar } from 'yaml';
import { message, type Message } from '../model/message.ts';
import { allModules, type Module, type Phase, type Plan } from '../model/plan.ts';
import { brokenYaml } from '../readers/planFile/planFileWriter.ts';
import { readPlan } from '../readers/planFile/readPlan.ts';
import { TextLines } from '../readers/planFile/textLines.ts';
import { applySourceEdits, type SourceEdit } from '../readers/writer.ts';
import { yamlScalar } from '../readers/yaml/yamlScalar.ts';
import { isSplice, type SpliceResult, type YamlText } from '../readers/yaml/yamlSplice.ts';
import { planItemsIn, type PlanItem } from './renaming/planItems.ts';

export const moduleFields = ['endState', 'owner'] as const;
export const phaseFields = ['goal', 'targetForm', 'start', 'due', 'capacity'] as const;
export type PlanField = (typeof moduleFields)[number] | (typeof phaseFields)[number];

export interface PlanFieldChange {
  readonly kind: 'module' | 'phase';
  /** A module's path, a phase's id. */
  readonly path: string;
  readonly field: PlanField;
  /** Empty takes the field out. */
  readonly value: string;
}

/** No edits where the plan says so already; or why the file cannot take it. */
export function setPlanField(text: string, change: PlanFieldChange): readonly SourceEdit[] | Message {
  const found = planItemsIn(text);
  if (!found) return brokenYaml();
  const item = found.items.find(({ kind, path }) => kind === change.kind && path === change.path);
  if (!item) return notHere();
  const value = change.value.trim();
  const spliced = splice(found.yaml, item, change.field, value);
  if (spliced === null) return [];
  if (!isSplice(spliced)) return spliced;
  const edits = [{ range: new TextLines(text).range(spliced.start, spliced.end), text: spliced.text }];
  return isAsMeant(text, applySourceEdits(text, edits), { ...change, value }) ? edits : notHere();
}

/** Whether a text can be the value of a field; `null`, or why not. */
export function planFieldFault(field: PlanField, text: string): Message | null {
  const value = text.trim();
  if (value === '') return null;
  if ((field === 'start' || field === 'due') && !isDate(value))
    return message('“{0}” is no date: write it as year-month-day, such as 2026-12-31.', value);
  if (field === 'capacity' && !/^\d{1,6}(?:\.\d{1,2})?$/u.test(value))
    return message('“{0}” is a number, such as 30; “{1}” is none.', field, value);
  return null;
}

function splice(yaml: YamlText, { node }: PlanItem, field: PlanField, value: string): SpliceResult {
  const shared = yaml.sharedBy(node);
  if (shared) return shared;
  if (isMap(node)) {
    const pair = yaml.pairOf(node, (key) => key === field);
    if (value === '') return pair && yaml.removeKey(node, pair);
    // A number stays one: in quotes it would be a text.
    if (field !== 'capacity') return yaml.setKey(node, (key) => key === field, field, value);
    if (!pair) return yaml.addKey(node, field, value);
    const held = pair.value;
    return isScalar(held) && held.range[1] > held.range[0]
      ? { start: held.range[0], end: held.range[1], text: value }
      : yaml.setValueSource(pair, value);
  }
  if (value === '') return null;
  if (!isScalar(node) || node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return notHere();
  // A module or phase that is a mere name becomes a map on its line.
  const name = yamlScalar(String(node.value), { inFlow: true });
  const [start] = node.range;
  const end = start + yaml.text.slice(start, node.range[1]).trimEnd().length;
  const written = field === 'capacity' ? value : yamlScalar(value, { inFlow: true });
  return { start, end, text: `{ name: ${name}, ${field}: ${written} }` };
}

function isAsMeant(before: string, after: string, change: PlanFieldChange): boolean {
  const [old, now] = [readPlan(before).plan, readPlan(after).plan];
  if (!old || !now) return false;
  return described(old, change, change.value) === described(now, change, null);
}

/** All that a plan says but its places; `value` stands in for what is to be written. */
function described(plan: Plan, { kind, path, field }: PlanFieldChange, value: string | null): string {
  const part = (known: 'module' | 'phase', id: string, all: Module | Phase): unknown =>
    known === kind && id === path && value !== null ? { ...all, [field]: valueOf(field, value) } : all;
  const withoutPlace = (key: string, written: unknown): unknown => (key === 'range' ? null : written);
  return JSON.stringify(
    [
      [...allModules(plan.modules)].map((module) => part('module', module.path, { ...module, modules: [] })),
      plan.phases.map((phase) => part('phase', phase.id, phase)),
      plan.system,
      plan.processes,
      plan.placements,
      [...plan.rules],
      plan.limits,
      [plan.documents, plan.code, plan.modulesFrom, plan.sources],
    ],
    withoutPlace,
  );
}

function valueOf(field: PlanField, value: string): string | number | null {
  if (value === '') return null;
  return field === 'capacity' ? Number(value) : value;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}

function notHere(): Message {
  return message('The value is written in a way that cannot be changed here. Change it in the file.');
}
