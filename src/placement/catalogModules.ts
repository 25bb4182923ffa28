/**
 * Makes modules of the entities of software catalogs, and joins them with those of a plan file, whose own
 * words win: an entity that the plan names already is that module.
 */
import { type Catalog, type CatalogEntity, entityKey } from '../model/catalog.ts';
import { emptyPlan, type Module } from '../model/plan.ts';
import { nameKey } from '../vocabulary/names.ts';
import { PlanNames } from './planNames.ts';

interface Part {
  readonly entity: CatalogEntity;
  readonly paths: readonly string[];
  readonly inner: Part[];
}

/** A deeper tree is a mistake, and so is one that leads back into itself. */
const mostLevels = 8;

/** The entities of all files as trees; of one that stands twice the first counts. */
export function catalogModules(catalogs: readonly Catalog[]): readonly Module[] {
  const parts = new Map<string, Part>();
  for (const { path, entities } of catalogs) {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null;
    const components = entities.filter(({ kind }) => kind === 'component').length;
    for (const entity of entities) {
      // Where a file describes one component, its folder is that component's code.
      const isItsFolder = folder !== null && components === 1 && entity.kind === 'component';
      const key = entityKey(entity);
      if (!parts.has(key)) parts.set(key, { entity, paths: isItsFolder ? [`${folder}/**`] : [], inner: [] });
    }
  }
  const outermost: Part[] = [];
  for (const part of parts.values()) {
    const outer = outerOf(part, parts);
    if (outer && !leadsBack(part, outer, parts)) outer.inner.push(part);
    else outermost.push(part);
  }
  return modulesOf(outermost, '', 1);
}

function outerOf({ entity }: Part, parts: ReadonlyMap<string, Part>): Part | null {
  for (const key of entity.partOf) {
    const outer = parts.get(key);
    if (outer && outer.entity !== entity) return outer;
  }
  return null;
}

function leadsBack(part: Part, outer: Part, parts: ReadonlyMap<string, Part>): boolean {
  let at: Part | null = outer;
  for (let level = 0; at; level++) {
    if (at === part || level > mostLevels) return true;
    at = outerOf(at, parts);
  }
  return false;
}

function modulesOf(parts: readonly Part[], outer: string, level: number): Module[] {
  const taken = new Set<string>();
  if (level > mostLevels) return [];
  return parts.map(({ entity, paths, inner }) => {
    // A system and its API may have one name.
    const id = taken.has(nameKey(entity.name)) ? `${entity.name}-${entity.kind}` : entity.name;
    taken.add(nameKey(entity.name));
    const path = outer === '' ? id : `${outer}/${id}`;
    return {
      id,
      path,
      name: entity.title,
      aliases: [],
      endState: null,
      owner: entity.owner,
      paths,
      modules: modulesOf(inner, path, level + 1),
      range: null,
    };
  });
}

/** The plan's own modules with the catalog's put where they belong. */
export function joinModules(own: readonly Module[], catalog: readonly Module[]): readonly Module[] {
  if (own.length === 0 || catalog.length === 0) return own.length === 0 ? catalog : own;
  const names = new PlanNames({ ...emptyPlan, modules: own });
  const added = new Map<string, Module[]>();
  const place = (modules: readonly Module[], into: string): void => {
    for (const module of modules) {
      const same = names.module(module.name) ?? names.module(module.id);
      if (same) place(module.modules, same.path);
      else added.set(into, [...(added.get(into) ?? []), withoutKnown(module, names, place)]);
    }
  };
  place(catalog, '');
  return grown(own, '', added);
}

/** A module of the catalog; what the plan names itself stands where the plan has it. */
function withoutKnown(
  module: Module,
  names: PlanNames,
  place: (modules: readonly Module[], into: string) => void,
): Module {
  const modules = module.modules.flatMap((inner) => {
    const same = names.module(inner.name) ?? names.module(inner.id);
    if (!same) return [withoutKnown(inner, names, place)];
    place(inner.modules, same.path);
    return [];
  });
  return { ...module, modules };
}

function grown(
  modules: readonly Module[],
  outer: string,
  added: ReadonlyMap<string, readonly Module[]>,
): readonly Module[] {
  const own = modules.map((module) => ({ ...module, modules: grown(module.modules, module.path, added) }));
  return [...own, ...(added.get(outer) ?? []).map((module) => moved(module, outer))];
}

function moved(module: Module, outer: string): Module {
  const path = outer === '' ? module.id : `${outer}/${module.id}`;
  return { ...module, path, modules: module.modules.map((inner) => moved(inner, path)) };
}
