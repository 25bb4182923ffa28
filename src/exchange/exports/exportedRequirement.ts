/** A requirement as it leaves for another tool: plain texts, names of the plan, and the ids that it names. */
import { countedRequirements } from '../../insight/countedRequirements.ts';
import { dependantsOf, type Relation } from '../../insight/dependants.ts';
import { statusText } from '../../insight/statusText.ts';
import { fieldText, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';

export interface ExportedRelation {
  readonly relation: Relation;
  /** The key of the requirement that is named. */
  readonly target: string;
}

export interface ExportedRequirement {
  readonly key: string;
  readonly id: string | null;
  /** Its kind where a tool tells several apart: `dsn`, `tool_req`; else empty. */
  readonly type: string;
  /** What is shown for it: of one without a title its id. */
  readonly title: string;
  readonly description: string;
  /** Names from the outermost module to that which it builds; the first where it builds several. */
  readonly module: readonly string[];
  /** The paths of names of all modules that it builds, the first among them. */
  readonly modules: readonly (readonly string[])[];
  readonly phase: string;
  readonly step: string;
  readonly status: string;
  readonly priority: string;
  readonly owner: string;
  readonly source: string;
  readonly acceptance: string;
  readonly tags: readonly string[];
  /** The kinds of artifacts that have to cover it. */
  readonly needs: readonly string[];
  readonly relations: readonly ExportedRelation[];
  /** Below the folder, with `/`; the line from 1. */
  readonly document: string;
  readonly line: number;
}

export interface ExportSource {
  readonly snapshot: Snapshot;
  /** The root whose requirements leave. */
  readonly root: string;
}

/** In canonical order, without headings and explanations that only have a number. */
export function exportedRequirements({ snapshot, root }: ExportSource): readonly ExportedRequirement[] {
  const own = countedRequirements(snapshot, root);
  const relations = relationsOf(snapshot, own);
  return own.map((requirement) => {
    const { key, id, title, uri, fact, phase, step } = requirement;
    const text = (field: Parameters<typeof fieldText>[1]): string => {
      const written = fieldText(requirement, field);
      return written === null || isPlaceholder(written) ? '' : written;
    };
    const modules = requirement.modules.map(({ path }) => moduleNames(snapshot, requirement.root, path));
    return {
      key,
      id,
      type: text('type'),
      title: title.trim() === '' ? (id ?? key) : title,
      description: text('description'),
      module: modules[0] ?? [],
      modules,
      phase: phase ? (snapshot.phase(root, phase.id)?.name ?? phase.id) : '',
      step: step ? (snapshot.step(root, step.path)?.name ?? step.path) : '',
      status: statusText(requirement) ?? '',
      priority: text('priority'),
      owner: text('owner'),
      source: text('source'),
      acceptance: text('acceptance'),
      tags: entriesOf(text('tags')),
      needs: entriesOf(text('needs')),
      relations: relations.get(key) ?? [],
      document: snapshot.document(uri)?.path ?? uri,
      line: fact.anchor.line + 1,
    };
  });
}

function entriesOf(text: string): readonly string[] {
  return text
    .split(/[,，、;；\n]/u)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function moduleNames(snapshot: Snapshot, root: string, path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((part, at) => snapshot.module(root, parts.slice(0, at + 1).join('/'))?.name ?? part);
}

/** Asked from those that are named, so that lists, ranges and ids of features mean what they mean everywhere. */
function relationsOf(
  snapshot: Snapshot,
  requirements: readonly Requirement[],
): ReadonlyMap<string, readonly ExportedRelation[]> {
  const found = new Map<string, ExportedRelation[]>();
  for (const target of requirements) {
    for (const { requirement, relation } of dependantsOf(snapshot, target).requirements) {
      const known = found.get(requirement.key);
      if (known) known.push({ relation, target: target.key });
      else found.set(requirement.key, [{ relation, target: target.key }]);
    }
  }
  return found;
}
