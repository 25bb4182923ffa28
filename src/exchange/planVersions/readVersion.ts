/** Reads a saved version of a plan back into what it is compared as. */
import {
  comparedPhase,
  type ComparedRequirement,
  flatModules,
  type PlanState,
} from '../../insight/compare/planState.ts';
import { message, type Message } from '../../model/message.ts';
import { readModules } from '../../readers/planFile/modules.ts';
import { parseYaml } from '../../readers/planFile/parseYaml.ts';
import { readPhases } from '../../readers/planFile/phases.ts';
import { type Entries, PlanSource, type Value } from '../../readers/planFile/planSource.ts';
import { writtenText } from '../../readers/planFile/planValues.ts';
import { readProcesses } from '../../readers/planFile/processes.ts';
import { readSystem } from '../../readers/planFile/settings.ts';
import { necessityOf, priorityOf, statusOf } from '../../vocabulary/values.ts';
import { versionForm } from './writeVersion.ts';

export interface SavedVersion {
  readonly name: string;
  /** An ISO date. */
  readonly saved: string;
  readonly state: PlanState;
}

/** Whether a text may be a saved version, told by its beginning without reading it. */
export function isVersionText(text: string): boolean {
  return /^\uFEFF?(?:#[^\r\n]{0,1000}\r?\n){0,20}version:[ \t]{0,8}\r?\n {1,8}form:/u.test(text);
}

/** Name and date of a version, without reading the rest; `null` for any other text. */
export function versionHead(text: string): Pick<SavedVersion, 'name' | 'saved'> | null {
  if (!isVersionText(text)) return null;
  const end = text.search(/\r?\n\r?\n/u);
  const tree = parseYaml(end < 0 ? text.slice(0, 4_000) : text.slice(0, end));
  const source = new PlanSource(text, tree.root);
  const root = source.value(tree.root);
  const head = root && source.entries(root)?.get('version')?.value;
  const entries = head && source.entries(head);
  return entries ? { name: textOf(entries, 'name') ?? '', saved: textOf(entries, 'saved') ?? '' } : null;
}

/** A sentence for a text that is none, or that a later Groundplan wrote. Never throws. */
export function readVersion(text: string): SavedVersion | Message {
  const tree = parseYaml(text);
  const source = new PlanSource(text, tree.root);
  const root = tree.root && source.value(tree.root);
  const entries = root && tree.errors.length === 0 ? source.entries(root) : null;
  const head = entries?.get('version')?.value;
  const version = head ? source.entries(head) : null;
  if (!entries || !version)
    return message('This is no saved version of a plan, or it was changed so that it cannot be read.');
  if (Number(textOf(version, 'form')) > versionForm)
    return message('This version was saved by a newer Groundplan. Update the extension to compare with it.');
  const { modules } = readModules(source, entries);
  const { phases } = readPhases(source, entries);
  const { processes } = readProcesses(source, entries);
  const flat = modules.flatMap((module) => flatModules(module, ''));
  const steps = processes.flatMap((process) =>
    process.steps.map(({ id, path, name, aliases, role, modules: carried }) => ({
      id,
      path,
      process: process.id,
      name,
      aliases,
      role,
      modules: carried.map((written) => written.text),
    })),
  );
  const known: Known = {
    modules: new Set(flat.map(({ path }) => path)),
    phases: new Set(phases.map(({ id }) => id)),
    steps: new Set(steps.map(({ path }) => path)),
  };
  const listed = entries.get('requirements')?.value;
  const items = (listed && source.items(listed)) ?? [];
  const keys = new Map<string, number>();
  return {
    name: textOf(version, 'name') ?? '',
    saved: textOf(version, 'saved') ?? '',
    state: {
      system: readSystem(source, entries),
      modules: flat,
      phases: phases.map(comparedPhase),
      processes: processes.map(({ id, name, aliases }) => ({ id, name, aliases })),
      steps,
      requirements: items.flatMap((item) => {
        const fields = source.entries(item);
        return fields ? [requirement(source, fields, known, keys)] : [];
      }),
    },
  };
}

interface Known {
  readonly modules: ReadonlySet<string>;
  readonly phases: ReadonlySet<string>;
  readonly steps: ReadonlySet<string>;
}

const notTexts: ReadonlySet<string> = new Set([
  'id',
  'title',
  'document',
  'module',
  'phase',
  'step',
  'status',
  'priority',
  'necessity',
  'other',
]);

function requirement(
  source: PlanSource,
  fields: Entries,
  known: Known,
  keys: Map<string, number>,
): ComparedRequirement {
  const id = textOf(fields, 'id');
  const title = textOf(fields, 'title') ?? '';
  const document = textOf(fields, 'document') ?? '';
  const named = listOf(source, fields.get('module')?.value ?? null);
  const modules = named.filter((path) => known.modules.has(path));
  const unknown = named.find((path) => !known.modules.has(path));
  const phase = textOf(fields, 'phase');
  const step = textOf(fields, 'step');
  const isPhase = phase !== null && known.phases.has(phase);
  const isStep = step !== null && known.steps.has(step);
  const words = {
    status: textOf(fields, 'status'),
    priority: textOf(fields, 'priority'),
    necessity: textOf(fields, 'necessity'),
  };
  const status = words.status === null ? null : (statusOf(words.status) ?? words.status);
  const name = `${document}#${id ?? title}`;
  const count = (keys.get(name) ?? 0) + 1;
  keys.set(name, count);
  return {
    key: count === 1 ? name : `${name}#${count}`,
    id,
    title,
    document,
    modules,
    phase: isPhase ? phase : null,
    step: isStep ? step : null,
    unplaced: {
      ...(unknown !== undefined && { module: unknown }),
      ...(phase !== null && !isPhase && { phase }),
      ...(step !== null && !isStep && { step }),
    },
    status,
    priority: words.priority === null ? null : (priorityOf(words.priority) ?? words.priority),
    necessity: words.necessity === null ? null : (necessityOf(words.necessity) ?? words.necessity),
    words: {
      ...(words.status !== null && { status: words.status }),
      ...(words.priority !== null && { priority: words.priority }),
      ...(words.necessity !== null && { necessity: words.necessity }),
    },
    texts: textsOf(source, fields),
    isOpen: status !== 'rejected' && status !== 'deferred' && status !== 'duplicate',
  };
}

function textsOf(source: PlanSource, fields: Entries): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { key, value } of fields.values()) {
    const text = writtenText(value);
    if (text && !notTexts.has(key)) texts.set(key, text.text);
  }
  const other = fields.get('other')?.value;
  for (const { key, value } of (other && source.entries(other)?.values()) ?? []) {
    const text = writtenText(value);
    if (text) texts.set(`other:${key}`, text.text);
  }
  return texts;
}

function textOf(entries: Entries, key: string): string | null {
  return writtenText(entries.get(key)?.value ?? null)?.text ?? null;
}

function listOf(source: PlanSource, value: Value | null): readonly string[] {
  if (!value) return [];
  const items = source.items(value) ?? [value];
  return items.flatMap((item) => writtenText(item)?.text ?? []);
}
