/** Writes what an import adds outside of tables: headings, list items, bold lines, items of YAML, as their neighbours are. */
import type { Message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import { MarkdownFields } from '../../readers/markdown/anyFieldWriter.ts';
import { bodyWriter } from '../../readers/markdown/newBody.ts';
import { isOwn } from '../../readers/table/fieldClaims.ts';
import type { SourceEdit } from '../../readers/writer.ts';
import { YamlFields } from '../../readers/yamlRequirements/anyKeyWriter.ts';
import { canBeFollowed } from '../addRequirement.ts';
import { newItems } from '../adding/newItems.ts';
import { newLines } from '../adding/newLines.ts';
import type { Draft } from './draft.ts';
import { askedOf } from './fieldRounds.ts';
import { valueColumns, type ValueColumn, valueOf } from './importColumns.ts';
import type { ImportedItem, ImportedTable } from './importedTable.ts';
import { hasLine, type ImportPlaces } from './itemChanges.ts';

export interface Entries {
  readonly edits: readonly SourceEdit[];
  /** Rows for which nothing stands there that they could be written like. */
  readonly left: readonly ImportedItem[];
}

export function entryEdits(
  draft: Draft,
  items: readonly ImportedItem[],
  imported: ImportedTable,
  places: ImportPlaces,
  isLeftOut: (item: ImportedItem, column: ValueColumn) => boolean,
): Entries | Message {
  const { requirements } = draft;
  const last = requirements.findLast((each) => canBeFollowed(draft, each));
  // A row of HTML is more than its line.
  if (!last || last.fact.shape === 'row') return { edits: [], left: items };
  const alike = requirements.filter(
    (each) => each.fact.shape === last.fact.shape && canBeFollowed(draft, each),
  );
  const columns = valueColumns(imported).filter(
    (column) => column.field !== 'rowNumber' && hasLine(places, column),
  );
  const lastOf = lastByModule(alike);
  const module = columns.find(({ field }) => field === 'module');
  const byLike = new Map<Requirement, ImportedItem[]>();
  const left: ImportedItem[] = [];
  for (const item of items) {
    const path = places.names.module(module ? valueOf(module, item) : '')?.path ?? '';
    const like = lastOf(path, item.id !== null);
    if (!like) left.push(item);
    else byLike.set(like, [...(byLike.get(like) ?? []), item]);
  }
  const fieldsOf = (item: ImportedItem, like: Requirement): NamedValue[] =>
    columns.flatMap((column) => {
      const text = valueOf(column, item);
      if (text === '' || isLeftOut(item, column) || isInherited(column, text, like, places)) return [];
      return [{ column, text }];
    });
  const edits: SourceEdit[] = [];
  const write = last.fact.shape === 'yaml' ? yamlWriter(draft) : lineWriter(draft);
  for (const [like, some] of byLike) {
    const edit = write(
      like,
      some.map((item) => ({ id: item.id, title: item.title, values: fieldsOf(item, like) })),
    );
    if ('key' in edit) return edit;
    edits.push(edit);
  }
  return { edits, left };
}

interface NamedValue {
  readonly column: ValueColumn;
  readonly text: string;
}

interface Entry {
  readonly id: string | null;
  readonly title: string;
  readonly values: readonly NamedValue[];
}

type Write = (like: Requirement, entries: readonly Entry[]) => SourceEdit | Message;

function yamlWriter(draft: Draft): Write {
  const { text, facts: requirements } = draft;
  const fields = new YamlFields({ text, requirements });
  return ({ fact }, entries) => {
    const keys = fact.claims.flatMap(({ from, name }) => (from === 'field' && name !== '' ? name : []));
    return newItems(
      text,
      fact,
      entries.map(({ id, title, values }) => ({
        id,
        title,
        fields: values.map(({ column, text: after }) => {
          const writable = askedOf({ field: column.field, after })?.field ?? null;
          return { key: fields.keyFor(keys, column.field, column.header, writable), text: after };
        }),
      })),
    );
  };
}

function lineWriter(draft: Draft): Write {
  const { text, facts: requirements } = draft;
  const fields = new MarkdownFields({ text, requirements });
  return ({ fact }, entries) => {
    const body = bodyWriter(fields.document, fact);
    const worded = ({ column, text: after }: NamedValue) => ({
      word: fields.wordFor(fact, {
        field: column.field,
        word: column.header,
        asked: askedOf({ field: column.field, after }),
      }),
      text: after,
    });
    return newLines(text, requirements, fact, entries, ({ values }) => {
      const described = values.find(({ column }) => column.field === 'description');
      return body({
        fields: values.filter((value) => value !== described).map(worded),
        description: described ? worded(described) : null,
      });
    });
  };
}

/** Behind which requirement one of a module goes: the last of it, else the last of all. */
function lastByModule(
  alike: readonly Requirement[],
): (path: string, hasId: boolean) => Requirement | undefined {
  const places = new Map<string, Requirement>();
  for (const requirement of alike) {
    const hasId = requirement.id !== null;
    places.set(`${hasId} `, requirement);
    for (const { path } of requirement.modules) places.set(`${hasId} ${path}`, requirement);
  }
  return (path, hasId) => places.get(`${hasId} ${path}`) ?? places.get(`${hasId} `);
}

/** What the one before it takes from its heading, its file or its folder holds for the new one as well. */
function isInherited(
  { field }: ValueColumn,
  text: string,
  { fact, modules, phase }: Requirement,
  { names }: ImportPlaces,
): boolean {
  if (fact.claims.some((claim) => isOwn(claim) && claim.field === field)) return false;
  if (field === 'module') {
    const module = names.module(text);
    return (
      module !== null && module !== undefined && modules.length === 1 && modules[0]?.path === module.path
    );
  }
  if (field !== 'phase') return false;
  const named = names.phase(text);
  return named !== null && named !== undefined && phase?.id === named.id;
}
