/** Takes over one difference of the frame: of the system, a module, a phase, a process or a step. */
import { isMap, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { Difference } from '../../insight/compare/difference.ts';
import type { PlanState } from '../../insight/compare/planState.ts';
import { message, type Message } from '../../model/message.ts';
import { documentChanged } from '../../readers/writer.ts';
import { nameKey } from '../../vocabulary/names.ts';
import { changedStretch } from '../placementEdits.ts';
import { moveModule } from '../renaming/moveModule.ts';
import { renamePart } from '../renaming/renamePart.ts';
import type { RenameResult } from '../renaming/renameResult.ts';
import { flowSource } from './entrySource.ts';
import { setMeasure } from './measureEdits.ts';
import { pairsOf, valueOf } from './otherItems.ts';
import { hereOf, outerOf, placeFor } from './placeInPlan.ts';
import {
  entryAt,
  type EntryKind,
  holderOf,
  listKeys,
  notInPlan,
  type PlanYaml,
  planYaml,
} from './planEntries.ts';
import {
  addEntry,
  removeEntry,
  reorderEntry,
  setKeyIn,
  setKeyOf,
  type TextResult,
} from './planEntryEdits.ts';
import { withRenamedStep } from './renamedStep.ts';
import { planFileOf, type TakeResult, type Taking } from './taking.ts';

export function takeFrame(taking: Taking, difference: Difference): TakeResult {
  const { subject, change, field } = difference;
  const file = planFileOf(taking);
  if ('key' in file) return { refusal: file };
  if (change === 'renamed' && (subject === 'module' || subject === 'phase')) {
    const renamed = renameIn(taking, subject, difference);
    if (renamed) return renamed;
  }
  if (subject === 'module' && field === 'parent') return moved(taking, difference);
  const plan = planYaml(file.text);
  if ('key' in plan) return { refusal: plan };
  const after = changedText(taking, plan, difference);
  if (typeof after !== 'string') return { refusal: after };
  const edits = new Map([[file.uri, [changedStretch(file.text, after)]]]);
  return subject === 'step' && change === 'renamed' ? withRenamedStep(taking, difference, edits) : { edits };
}

/** With the documents that use the word, where they can be changed; `null` where only the plan file can. */
function renameIn(taking: Taking, kind: 'module' | 'phase', difference: Difference): TakeResult | null {
  const { snapshot, root, textOf, both } = taking;
  const path = difference.to ?? '';
  const here =
    kind === 'module'
      ? both.to.modules.find((each) => each.path === path)
      : both.to.phases.find((each) => each.id === path);
  const there =
    kind === 'module'
      ? both.from.modules.find((each) => each.path === difference.from)
      : both.from.phases.find((each) => each.id === difference.from);
  if (!here || !there) return { refusal: documentChanged() };
  // One word that is both changes both: then each is set by itself.
  if (nameKey(here.id) === nameKey(here.name)) return null;
  const [word, now] = difference.field === 'id' ? [here.id, there.id] : [here.name, there.name];
  const result: RenameResult = renamePart(snapshot, { kind, root, path, word }, now, textOf);
  return 'edits' in result ? { edits: result.edits } : null;
}

function moved({ snapshot, root, textOf, both }: Taking, { from, to }: Difference): TakeResult {
  const parent = both.from.modules.find(({ path }) => path === from)?.parent ?? '';
  const target =
    parent === '' ? null : hereOf(both.matches.modules, both.from.modules, both.to.modules, 'path', parent);
  if (target === undefined) return { refusal: outerFirst() };
  return moveModule(snapshot, { root, path: to ?? '', to: target }, textOf);
}

function changedText(taking: Taking, plan: PlanYaml, difference: Difference): TextResult {
  const { from: there } = taking.both;
  const { subject, change, field, from, to } = difference;
  if (subject === 'system') return systemText(plan, there, field);
  if (subject === 'requirement') return notInPlan();
  if (change === 'added') return removedText(plan, subject, to ?? '');
  if (change === 'removed') return addedText(taking, plan, subject, from ?? '');
  const entry = entryAt(plan, subject, to ?? '');
  if (!entry) return notInPlan();
  if (field === 'order')
    return reorderEntry(plan, entry, behindWithout(entry.at, placeFor(taking, plan, subject, from ?? '')));
  if (subject === 'step' && field === 'parent') {
    const without = removeEntry(plan, entry);
    const next = typeof without === 'string' ? planYaml(without) : without;
    return 'key' in next ? next : addedText(taking, next, 'step', from ?? '');
  }
  if (field.startsWith('measure:')) {
    const holder = (of: PlanYaml): YAMLMap.Parsed | null => {
      const node = entryAt(of, 'phase', to ?? '')?.node;
      return isMap(node) ? node : null;
    };
    const measures = there.phases.find(({ id }) => id === from)?.measures ?? [];
    return setMeasure(plan, holder, measures, field.slice('measure:'.length));
  }
  return setKeyOf(plan, entry, field, valueOf(taking, subject, from ?? '', field));
}

/** Places in a list from which an entry was taken out. */
function behindWithout(own: number, behind: number): number {
  return behind >= own ? behind - 1 : behind;
}

function systemText(plan: PlanYaml, there: PlanState, field: string): TextResult {
  const { system } = there;
  const { yaml, root } = plan;
  const node = yaml.pairOf(root, (key) => key === 'system')?.value ?? null;
  if (!isMap(node)) {
    // A mere name, or nothing, becomes a map that says no more than that.
    const name = isScalar(node) && node.range[1] > node.range[0] ? String(node.value) : (system?.name ?? '');
    const map = flowSource([['name', name]]);
    const text =
      isScalar(node) && node.range[1] > node.range[0]
        ? yaml.text.slice(0, node.range[0]) + map + yaml.text.slice(node.range[1])
        : `system: ${map}${yaml.lineEndNear(0)}${yaml.text}`;
    const next = planYaml(text);
    return 'key' in next ? next : systemText(next, there, field);
  }
  if (field.startsWith('measure:')) {
    const holder = (of: PlanYaml): YAMLMap.Parsed | null => {
      const now = of.yaml.pairOf(of.root, (key) => key === 'system')?.value;
      return isMap(now) ? now : null;
    };
    return setMeasure(plan, holder, system?.measures ?? [], field.slice('measure:'.length));
  }
  const value = field === 'name' ? system?.name : field === 'goal' ? system?.goal : system?.endState;
  return setKeyIn(plan, node, field, value ?? '');
}

function addedText(taking: Taking, plan: PlanYaml, kind: EntryKind, path: string): TextResult {
  const pairs = pairsOf(taking, kind, path);
  if (!pairs) return documentChanged();
  const outer = outerOf(taking, kind, path);
  if (outer === undefined) return outerFirst();
  const behind = placeFor(taking, plan, kind, path);
  const holder = holderOf(plan, kind, outer);
  if (holder) return addEntry(plan, holder, listKeys[kind], behind, pairs);
  const entry = entryAt(plan, kind === 'step' ? 'process' : 'module', outer);
  return entry ? setKeyOf(plan, entry, listKeys[kind], [pairs]) : notInPlan();
}

function removedText(plan: PlanYaml, kind: EntryKind, path: string): TextResult {
  const entry = entryAt(plan, kind, path);
  if (!entry) return notInPlan();
  const inner = kind === 'module' ? 'modules' : kind === 'process' ? 'steps' : null;
  const holdsMore =
    inner !== null && isMap(entry.node) && plan.yaml.pairOf(entry.node, (key) => key === inner)?.value;
  if (holdsMore && 'items' in holdsMore && Array.isArray(holdsMore.items) && holdsMore.items.length > 0)
    return message('It holds other parts of the plan, which have to be taken over first.');
  return removeEntry(plan, entry);
}

function outerFirst(): Message {
  return message('What contains it is not here yet. Take that over first.');
}
