/** Where in the plan here something of the other plan belongs: what contains it, and behind what it stands. */
import type { Pairing } from '../../insight/compare/pairing.ts';
import { type EntryKind, holderOf, itemIn, listKeys, type PlanYaml } from './planEntries.ts';
import type { Taking } from './taking.ts';

/** The path or id here of what contains it; `undefined` where it is not here yet. */
export function outerOf({ both }: Taking, kind: EntryKind, path: string): string | undefined {
  const { from, to, matches } = both;
  if (kind === 'module') {
    const parent = from.modules.find((each) => each.path === path)?.parent ?? '';
    return parent === '' ? '' : hereOf(matches.modules, from.modules, to.modules, 'path', parent);
  }
  if (kind !== 'step') return '';
  const process = from.steps.find((each) => each.path === path)?.process ?? '';
  return hereOf(matches.processes, from.processes, to.processes, 'id', process);
}

/** The place in the list here of the nearest one before it that is here too; -1 where it is to be the first. */
export function placeFor(taking: Taking, plan: PlanYaml, kind: EntryKind, path: string): number {
  const { from, to, matches } = taking.both;
  const outer = outerOf(taking, kind, path) ?? '';
  const holder = holderOf(plan, kind, outer);
  const place = (id: string | undefined): number =>
    holder && id !== undefined ? (itemIn(plan, holder, listKeys[kind], id)?.at ?? -1) : -1;
  const partners = (): readonly (string | undefined)[] => {
    switch (kind) {
      case 'module': {
        const own = from.modules.find((each) => each.path === path);
        const beside = from.modules.filter(({ parent }) => parent === own?.parent);
        return beside
          .slice(0, own ? beside.indexOf(own) : 0)
          .map((each) => to.modules[matches.modules.toOf(from.modules.indexOf(each))])
          .map((each) => (each?.parent === outer ? each.id : undefined));
      }
      case 'phase': {
        const at = from.phases.findIndex(({ id }) => id === path);
        return from.phases.slice(0, at).map((_, index) => to.phases[matches.phases.toOf(index)]?.id);
      }
      case 'process': {
        const at = from.processes.findIndex(({ id }) => id === path);
        return from.processes.slice(0, at).map((_, index) => to.processes[matches.processes.toOf(index)]?.id);
      }
      case 'step': {
        const own = from.steps.find((each) => each.path === path);
        const beside = from.steps.filter(({ process }) => process === own?.process);
        return beside
          .slice(0, own ? beside.indexOf(own) : 0)
          .map((each) => to.steps[matches.steps.toOf(from.steps.indexOf(each))])
          .map((each) => (each?.process === outer ? each.id : undefined));
      }
    }
  };
  return partners()
    .map(place)
    .reduce((last, at) => Math.max(last, at), -1);
}

/** What the other plan’s item is called here; `undefined` where it is not here. */
export function hereOf<Key extends 'path' | 'id', Item extends Readonly<Record<Key, string>>>(
  pairing: Pairing,
  from: readonly Item[],
  to: readonly Item[],
  key: Key,
  value: string,
): string | undefined {
  const index = from.findIndex((item) => item[key] === value);
  return index < 0 ? undefined : to[pairing.toOf(index)]?.[key];
}
