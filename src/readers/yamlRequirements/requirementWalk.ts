/**
 * Looks through the lists and maps of a YAML or JSON file for requirements, and gathers on its way down what
 * they inherit: `modules:` with names, keys that name a module, fields of the parts around them.
 */
import { isScalar } from 'yaml';
import type { Claim, RequirementFact } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { isGenericHeading } from '../../vocabulary/genericHeadings.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';
import { announcesRequirements } from '../contextWords.ts';
import type { Entry, PlanSource, Value } from '../planFile/planSource.ts';
import { writtenText } from '../planFile/planValues.ts';
import { isColumnId, isIdWord } from '../table/requirementId.ts';
import type { Surroundings } from '../table/tableRequirements.ts';
import { type Item, requirementsOfItems } from './requirementItems.ts';

/** What stands around a part of the file. */
interface Around extends Surroundings {
  readonly announced: boolean;
  /** The key that the part stands under, with its meaning for the names of its items. */
  readonly key: string;
  readonly depth: number;
  readonly inRequirement: boolean;
}

const mostDepth = 8;
const mostFound = 20_000;
/** What the parts around requirements say of them. */
const inheritable: ReadonlySet<Field> = new Set([
  'module',
  'submodule',
  'phase',
  'phaseOrStatus',
  'priority',
  'source',
  'process',
  'step',
  'businessLine',
  'product',
]);
/** Keys that structure a file and name nothing. */
const structural =
  /^(?:items?|data|lists?|entries|rows?|records?|children|nodes?|results?|values?|content|contents|root|groups?|sections?|stories|epics|modules?|components?|phases?|milestones?|releases?)$/iu;

/** The requirements in one document, in the order met. */
export function findRequirements(
  source: PlanSource,
  root: Value,
  outer: Surroundings,
  announced: boolean,
): RequirementFact[] {
  const walk = new RequirementWalk(source);
  walk.visit(root, { ...outer, announced, key: '', depth: 0, inRequirement: false });
  return walk.found;
}

class RequirementWalk {
  readonly found: RequirementFact[] = [];
  readonly #source: PlanSource;

  constructor(source: PlanSource) {
    this.#source = source;
  }

  visit(value: Value, around: Around): void {
    if (around.depth > mostDepth || this.found.length >= mostFound) return;
    const items = this.#source.items(value);
    if (items) this.#visitList(items, around);
    else if (!isScalar(value.node)) this.#visitMap(value, around);
  }

  #visitList(values: readonly Value[], around: Around): void {
    const items = values.flatMap((value): Item[] => {
      const entries = isScalar(value.node) ? null : this.#source.entries(value);
      return entries ? [{ entries: [...entries.values()], id: null, range: value.range }] : [];
    });
    if (items.length === 0 || items.length < values.length / 2) return;
    this.#visitItems(items, around);
  }

  #visitMap(value: Value, around: Around): void {
    const entries = [...(this.#source.entries(value)?.values() ?? [])];
    const byId = this.#itemsById(entries, around);
    if (byId.length > 0) return this.#visitItems(byId, around);
    const whole: Item = { entries, id: null, range: value.range };
    // A file that is one requirement says so with an id of its own.
    const mayBeOne = (around.depth === 0 || announcesRequirements(around.key)) && entries.some(isOwnId);
    if (mayBeOne && this.#take([whole], around)) {
      this.#visitInner(whole, { ...around, inRequirement: true });
      return;
    }
    this.#visitInner(whole, this.#withOwnFields(entries, around));
  }

  /** Maps, or texts where requirements are announced, under keys that are ids. */
  #itemsById(entries: readonly Entry[], around: Around): Item[] {
    const ids = entries.filter(({ key }) => isColumnId(key));
    if (ids.length === 0 || ids.length * 2 < entries.length) return [];
    return ids.flatMap((entry): Item[] => {
      const { value } = entry;
      const range = this.#source.wholeOf(entry);
      if (!value) return [];
      if (isScalar(value.node)) {
        const title: Entry = { key: 'title', keyRange: entry.keyRange, value };
        return around.announced && isIdWord(entry.key) ? [{ entries: [title], id: entry, range }] : [];
      }
      const own = this.#source.entries(value);
      return own ? [{ entries: [...own.values()], id: entry, range }] : [];
    });
  }

  #visitItems(items: readonly Item[], around: Around): void {
    const isAllowed = around.inRequirement
      ? announcesRequirements(around.key) || /^(?:children|子需求)$/iu.test(around.key)
      : groupField(around.key) === null;
    const taken = isAllowed && this.#take(items, around);
    for (const item of items) {
      this.#visitInner(
        item,
        taken ? { ...around, inRequirement: true } : this.#withOwnFields(item.entries, around),
      );
    }
  }

  #take(items: readonly Item[], around: Around): boolean {
    const facts = requirementsOfItems(this.#source, items, around.announced, around);
    if (facts) this.found.push(...facts);
    return facts !== null && facts.length > 0;
  }

  #visitInner({ entries }: Item, around: Around): void {
    for (const entry of entries) {
      if (entry.value && !isScalar(entry.value.node)) this.visit(entry.value, this.#below(entry, around));
    }
  }

  /** A key names what stands below it, unless it structures the file or announces requirements. */
  #below({ key, keyRange }: Entry, around: Around): Around {
    const announces = announcesRequirements(key);
    const next = { ...around, key, depth: around.depth + 1, announced: around.announced || announces };
    const field = fieldOfHeader(key);
    if (announces || structural.test(key) || (field !== null && field !== 'other') || isGenericHeading(key))
      return next;
    const place: Claim = { field: 'place', from: 'heading', text: key, range: keyRange, name: '' };
    return { ...next, inherited: [place, ...around.inherited], headings: [...around.headings, key] };
  }

  /** What a map says of the requirements in it: its name, and fields such as `phase: 二期`. */
  #withOwnFields(entries: readonly Entry[], around: Around): Around {
    const claims: Claim[] = [];
    const names: string[] = [];
    let announced = around.announced;
    for (const { key, value } of entries) {
      const field = fieldOfHeader(key);
      const written = field === null || !value ? null : writtenText(value);
      if (field === null || !written || written.text.length > 80) continue;
      if (inheritable.has(field)) claims.push({ field, from: 'heading', ...written, name: key });
      if (field !== 'title') continue;
      names.push(written.text);
      announced ||= announcesRequirements(written.text);
      claims.push({ field: groupField(around.key) ?? 'place', from: 'heading', ...written, name: '' });
    }
    if (claims.length === 0) return around;
    return {
      ...around,
      announced,
      inherited: [...claims, ...around.inherited],
      headings: [...around.headings, ...names.slice(0, 1)],
    };
  }
}

/** What the items below a key such as `modules`, `phases` or `模块` are, which are then no requirements. */
function groupField(key: string): 'module' | 'submodule' | 'phase' | null {
  const field = fieldOfHeader(key) ?? fieldOfHeader(key.replace(/s$/iu, ''));
  if (field === 'module' || field === 'submodule' || field === 'phase') return field;
  return field === 'phaseOrStatus' ? 'phase' : null;
}

function isOwnId({ key, value }: Entry): boolean {
  return value !== null && fieldOfHeader(key) === 'id';
}
