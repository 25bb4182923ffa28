/**
 * A parsed plan file as its readers see it: maps, lists and texts, each with its place. Aliases and merge
 * keys are followed here, with a limit on the work, so that no reader meets a loop or a flood; mistakes are
 * gathered here as well.
 */
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, ParsedNode, Scalar, YAMLMap } from 'yaml';
import type { Problem } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import type { TextRange } from '../../model/textRange.ts';
import { keyText, valueSpan } from './nodeSpans.ts';
import { TextLines } from './textLines.ts';
import { collectAnchors } from './collectAnchors.ts';

/** A value of the plan file. Behind an alias, `node` is what it stands for and `range` where it is used. */
export interface Value {
  readonly node: ParsedNode;
  readonly range: TextRange;
  readonly isAlias: boolean;
}

/** A key of a map with its value; `value` is `null` where nothing is written. */
export interface Entry {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly value: Value | null;
}

/** A map's entries by key, in order; of a key that stands twice the first. */
export type Entries = ReadonlyMap<string, Entry>;

interface MergeWalk {
  /** The maps around the one being read. */
  readonly path: Set<unknown>;
  readonly seen: Set<unknown>;
}

const mostProblems = 200;
/** Entries and items that are read beyond one for each character: what aliases and merge keys may add. */
const mostRepeated = 100_000;

export class PlanSource {
  /** The whole of the first document. */
  readonly root: ParsedNode | null;
  readonly #text: string;
  readonly #lines: TextLines;
  readonly #targets: ReadonlyMap<Alias, ParsedNode>;
  readonly #problems: Problem[] = [];
  readonly #brokenLines = new Set<number>();
  #problemsLeftOut = 0;
  #work = 0;
  #exhausted = false;
  #lastAlias: TextRange | null = null;

  constructor(text: string, root: ParsedNode | null) {
    this.root = root;
    this.#text = text;
    this.#lines = new TextLines(text);
    const found = collectAnchors(root);
    this.#targets = found.targets;
    for (const alias of found.unknownAliases) {
      this.report(
        this.rangeOf(alias),
        message(
          '“*” begins the name of a part that is marked above, and none is marked “{0}”. Put quotes around a text that begins with “*”.',
          alias.source,
        ),
      );
    }
    for (const key of found.repeatedKeys) {
      this.report(
        this.rangeOf(key),
        message('“{0}” stands twice here; the first one counts. Join the two.', keyText(key) ?? ''),
      );
    }
  }

  get lines(): TextLines {
    return this.#lines;
  }

  get text(): string {
    return this.#text;
  }

  /** What was reported, in the order of the text. After the first 200 their number is given instead. */
  problems(): readonly Problem[] {
    const inOrder = [...this.#problems].sort(
      (a, b) => a.range.line - b.range.line || a.range.character - b.range.character,
    );
    if (this.#problemsLeftOut > 0) {
      const end = this.#lines.range(this.#text.length, this.#text.length);
      const more = message('{0} more mistakes in the plan file are not shown.', this.#problemsLeftOut);
      inOrder.push({ code: 'plan/invalid', message: more, range: end });
    }
    return inOrder;
  }

  /** Reports a mistake in the YAML itself. What else is wrong on its line comes of it and is not reported. */
  reportBrokenLine(range: TextRange, text: Message): void {
    this.report(range, text);
    this.#brokenLines.add(range.line);
  }

  report(range: TextRange, text: Message): void {
    if (this.#brokenLines.has(range.line)) return;
    if (this.#problems.length < mostProblems) {
      this.#problems.push({ code: 'plan/invalid', message: text, range });
    } else this.#problemsLeftOut++;
  }

  /** The value itself: without quotes, anchor, tag, block sign or a comment behind it. */
  rangeOf(node: ParsedNode): TextRange {
    const [start, end] = valueSpan(node, this.#text);
    return this.#lines.range(start, end);
  }

  /** The source characters of a value, as they are used: for an alias, its own. */
  sourceOf(value: Value): string {
    const [start, end] = valueSpan(value.node, this.#text);
    return this.#text.slice(start, end);
  }

  /** The range from a key to the end of its value. */
  wholeOf(entry: Entry): TextRange {
    const end = entry.value?.range ?? entry.keyRange;
    return { ...entry.keyRange, endLine: end.endLine, endCharacter: end.endCharacter };
  }

  /** Where the characters from `at` on stand, `length` long, in a value that is written as it reads. */
  partOf(value: Value, at: number, length: number): TextRange {
    const [start] = valueSpan(value.node, this.#text);
    return this.#lines.range(start + at, start + at + length);
  }

  /** Follows an alias. `null` for nothing: no node, an empty one, `~`, `null`, an unknown alias. */
  value(node: unknown): Value | null {
    if (!isNode(node)) return null;
    const range = this.rangeOf(node);
    if (!isAlias(node)) return isNothing(node) ? null : { node, range, isAlias: false };
    this.#lastAlias = range;
    const target = this.#targets.get(node);
    // A long text costs more each time it is repeated.
    if (!target || !this.#spend((target.range[1] - target.range[0]) >> 5)) return null;
    return !isNothing(target) ? { node: target, range, isAlias: true } : null;
  }

  /** The items of a list, `null` where the value is none. */
  items(value: Value): readonly Value[] | null {
    if (!isSeq(value.node)) return null;
    const items: Value[] = [];
    for (const node of value.node.items) {
      if (!this.#spend(1)) break;
      const item = this.value(node);
      if (!item) continue;
      // Behind an alias every text stands where the alias does: only there can it be edited alone.
      items.push(
        value.isAlias && isScalar(item.node) ? { ...item, range: value.range, isAlias: true } : item,
      );
    }
    return items;
  }

  /** The entries of a map with those it merges (`<<`), `null` where the value is no map. */
  entries(value: Value): Entries | null {
    if (!isMap(value.node)) return null;
    const entries = new Map<string, Entry>();
    this.#addEntries(value.node, entries, { path: new Set(), seen: new Set() });
    return entries;
  }

  #addEntries(map: YAMLMap.Parsed, entries: Map<string, Entry>, walk: MergeWalk): void {
    walk.path.add(map);
    walk.seen.add(map);
    const merged: unknown[] = [];
    for (const pair of map.items) {
      if (!this.#spend(1)) return;
      const key = keyText(pair.key);
      if (key === null) continue;
      if (isMergeKey(pair.key)) merged.push(pair.value);
      else if (!entries.has(key)) {
        entries.set(key, { key, keyRange: this.rangeOf(pair.key), value: this.value(pair.value) });
      }
    }
    for (const node of merged) {
      const value = this.value(node);
      const sources = value && (this.items(value) ?? [value]);
      for (const source of sources ?? []) {
        if (!isMap(source.node)) {
          this.report(source.range, message('“<<” takes over the keys of another map, and this is none.'));
        } else if (walk.path.has(source.node)) this.reportCycle(source.range);
        // The same map a second time says nothing new.
        else if (!walk.seen.has(source.node)) this.#addEntries(source.node, entries, walk);
      }
    }
    walk.path.delete(map);
  }

  reportCycle(range: TextRange): void {
    this.report(
      range,
      message('This leads back to a part that it stands in, so the plan would never end. Remove it.'),
    );
  }

  #spend(work: number): boolean {
    this.#work += work;
    if (this.#work <= mostRepeated + this.#text.length) return true;
    if (!this.#exhausted) {
      this.#exhausted = true;
      this.report(
        this.#lastAlias ?? this.#lines.range(0, 0),
        message(
          'The plan repeats its parts (“*”, “<<”) too often to be read to the end. Write them out, or remove some.',
        ),
      );
    }
    return false;
  }
}

function isNode(node: unknown): node is ParsedNode {
  return isAlias(node) || isScalar(node) || isMap(node) || isSeq(node);
}

function isNothing(node: ParsedNode): boolean {
  return isScalar(node) && node.type === 'PLAIN' && /^(?:~|null|Null|NULL)?$/u.test(scalarText(node));
}

function isMergeKey(key: ParsedNode | null): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.value === '<<';
}

/** The text of a scalar as it reads, blanks at both ends removed. */
export function scalarText(node: Scalar): string {
  return typeof node.value === 'string' ? node.value.trim() : (node.source ?? '').trim();
}
