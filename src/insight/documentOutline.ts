/**
 * The requirements of a document as an outline: below the headings, sheets or keys that they stand under, and one
 * within another where a section holds further requirements.
 */
import type { Requirement } from '../model/requirement.ts';
import type { DocumentEntry } from '../model/snapshot.ts';
import { compareRanges, type TextRange } from '../model/textRange.ts';

export interface HeadingNode {
  readonly kind: 'heading';
  readonly name: string;
  readonly range: TextRange;
  readonly children: readonly OutlineNode[];
}

export interface RequirementNode {
  readonly kind: 'requirement';
  readonly requirement: Requirement;
  readonly range: TextRange;
  readonly children: readonly OutlineNode[];
}

export type OutlineNode = HeadingNode | RequirementNode;

/** More would not be read as an outline any more. */
const mostRequirements = 5000;

interface Open {
  readonly node: HeadingNode | RequirementNode;
  readonly children: OutlineNode[];
}

/**
 * `beside` holds where the editor outlines the headings of this language by itself: then only what it does not show
 * is given, as a plain list.
 */
export function documentOutline(
  entry: DocumentEntry,
  { beside }: { readonly beside: boolean },
): readonly OutlineNode[] {
  const inOrder = [...entry.requirements]
    .sort((a, b) => compareRanges(a.fact.range, b.fact.range))
    .slice(0, mostRequirements);
  if (beside) {
    return inOrder
      .filter(({ fact }) => fact.shape !== 'heading')
      .map((requirement) => ({
        kind: 'requirement',
        requirement,
        range: requirement.fact.range,
        children: [],
      }));
  }
  const top: OutlineNode[] = [];
  for (const [headings, members] of sections(inOrder)) {
    let into = top;
    const range = hull(members);
    for (const name of headings) {
      const last = into.at(-1);
      const isSame = last?.kind === 'heading' && last.name === name;
      const children: OutlineNode[] = isSame ? (last.children as OutlineNode[]) : [];
      const node: HeadingNode = {
        kind: 'heading',
        name,
        range: isSame ? joined(last.range, range) : range,
        children,
      };
      if (isSame) into[into.length - 1] = node;
      else into.push(node);
      into = children;
    }
    into.push(...nested(members));
  }
  return top;
}

/** Runs of neighbours that stand under the same headings. */
function sections(
  requirements: readonly Requirement[],
): readonly (readonly [headings: readonly string[], members: readonly Requirement[]])[] {
  const runs: [readonly string[], Requirement[]][] = [];
  for (const requirement of requirements) {
    const headings = requirement.fact.headings.filter((heading) => heading.trim() !== '');
    const last = runs.at(-1);
    if (last && last[0].join('\n') === headings.join('\n')) last[1].push(requirement);
    else runs.push([headings, [requirement]]);
  }
  return runs;
}

/** Requirements whose range lies in that of another stand below it. */
function nested(members: readonly Requirement[]): readonly OutlineNode[] {
  const top: OutlineNode[] = [];
  const open: Open[] = [];
  for (const requirement of members) {
    const { range } = requirement.fact;
    while (open.length > 0 && !holds(open.at(-1)?.node.range, range)) open.pop();
    const children: OutlineNode[] = [];
    const node: RequirementNode = { kind: 'requirement', requirement, range, children };
    (open.at(-1)?.children ?? top).push(node);
    open.push({ node, children });
  }
  return top;
}

function hull(members: readonly Requirement[]): TextRange {
  return members.map(({ fact }) => fact.range).reduce(joined);
}

function joined(a: TextRange, b: TextRange): TextRange {
  const first = compareRanges(a, b) <= 0 ? a : b;
  const isLater = a.endLine - b.endLine || a.endCharacter - b.endCharacter;
  const last = isLater >= 0 ? a : b;
  return {
    line: first.line,
    character: first.character,
    endLine: last.endLine,
    endCharacter: last.endCharacter,
  };
}

function holds(outer: TextRange | undefined, inner: TextRange): boolean {
  if (!outer) return false;
  const startsAfter =
    outer.line < inner.line || (outer.line === inner.line && outer.character <= inner.character);
  const endsBefore =
    inner.endLine < outer.endLine ||
    (inner.endLine === outer.endLine && inner.endCharacter <= outer.endCharacter);
  return startsAfter && endsBefore;
}
