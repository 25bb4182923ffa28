/** One document of an index: where requirements are defined and named in it, and what a hover says of them. */
import { create } from '@bufbuild/protobuf';
import {
  type Document,
  DocumentSchema,
  type Occurrence,
  OccurrenceSchema,
  PositionEncoding,
  type Relationship,
  RelationshipSchema,
  type SymbolInformation,
  SymbolInformation_Kind,
  SymbolInformationSchema,
  SymbolRole,
} from '@c4312/scip/scip_pb.js';
import type { DocumentRow, RequirementRow, RowWords } from '../../../src/exchange/rows/rows.ts';
import { languageOf } from './languages.ts';
import { requirementHover } from './requirementHover.ts';
import { symbolOf } from './symbol.ts';

type Range = RequirementRow['anchor'];

/** `own` is the repository that the document belongs to. */
export function scipDocument(document: DocumentRow, own: string, words: RowWords): Document {
  const occurrences: Occurrence[] = [];
  const symbols: SymbolInformation[] = [];
  for (const [at, requirement] of document.requirements.entries()) {
    const symbol = symbolOf(requirement.name, own) ?? `local ${at}`;
    occurrences.push(definition(requirement, symbol));
    symbols.push(symbolInformation(requirement, symbol, own, words));
  }
  for (const reference of document.references) {
    const symbolRoles = reference.isTest ? SymbolRole.Test : SymbolRole.UnspecifiedSymbolRole;
    const range = rangeOf(reference.range);
    // What nothing here defines is taken for the repository's own, which may define it one day.
    const unknown = { repository: null, scope: null, id: reference.id, further: null, key: reference.id };
    for (const target of reference.targets.length === 0 ? [unknown] : reference.targets) {
      const symbol = symbolOf(target, own);
      if (symbol !== null) occurrences.push(create(OccurrenceSchema, { range, symbol, symbolRoles }));
    }
  }
  occurrences.sort(({ range: a }, { range: b }) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0));
  return create(DocumentSchema, {
    language: languageOf(document.path),
    relativePath: document.path,
    occurrences,
    symbols,
    positionEncoding: PositionEncoding.UTF16CodeUnitOffsetFromLineStart,
  });
}

export function symbolInformation(
  requirement: RequirementRow,
  symbol: string,
  own: string,
  words: RowWords,
): SymbolInformation {
  return create(SymbolInformationSchema, {
    symbol,
    documentation: [requirementHover(requirement, words)],
    relationships: relationships(requirement, own),
    kind: SymbolInformation_Kind.Fact,
    displayName: requirement.name.id ?? requirement.title,
  });
}

function definition({ anchor, range }: RequirementRow, symbol: string): Occurrence {
  return create(OccurrenceSchema, {
    range: rangeOf(anchor),
    symbol,
    symbolRoles: SymbolRole.Definition,
    enclosingRange: encloses(range, anchor) ? rangeOf(range) : [],
  });
}

/**
 * What is covered or refined is implemented by what covers it, and duplicates share their references. What somebody
 * depends on keeps its own: the place that names it is an occurrence as any other.
 */
function relationships({ links }: RequirementRow, own: string): Relationship[] {
  const found = new Map<string, Relationship>();
  for (const { relation, target } of links) {
    const symbol = symbolOf(target, own);
    const isImplementation = relation === 'covers' || relation === 'parent';
    const isReference = relation === 'duplicateOf';
    if (symbol === null || (!isImplementation && !isReference)) continue;
    const known = found.get(symbol);
    found.set(
      symbol,
      create(RelationshipSchema, {
        symbol,
        isImplementation: isImplementation || known?.isImplementation === true,
        isReference: isReference || known?.isReference === true,
      }),
    );
  }
  return [...found.values()];
}

function encloses(outer: Range, inner: Range): boolean {
  const startsBefore =
    outer.line < inner.line || (outer.line === inner.line && outer.character <= inner.character);
  const endsAfter =
    outer.endLine > inner.endLine ||
    (outer.endLine === inner.endLine && outer.endCharacter >= inner.endCharacter);
  return startsBefore && endsAfter;
}

/** Three numbers within a line, else four. */
function rangeOf({ line, character, endLine, endCharacter }: Range): number[] {
  return line === endLine ? [line, character, endCharacter] : [line, character, endLine, endCharacter];
}
