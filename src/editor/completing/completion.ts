/**
 * Completes ids behind markers and in links, names of the plan in the fields of requirements, and the plan file.
 * Anywhere else the answer is nothing, at once, so that what others complete is never disturbed.
 */
import {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  languages,
  MarkdownString,
  Range,
  workspace,
} from 'vscode';
import type { CompletionItemProvider, Disposable, Position, TextDocument, Uri } from 'vscode';
import defer * as readAgain from '../../edits/readAgain.ts';
import defer * as lazySuggestions from '../../insight/suggestions.ts';
import type { Suggestion, SuggestionKind, Suggestions } from '../../insight/suggestions.ts';
import type { Field } from '../../model/field.ts';
import { registerForDocuments } from '../documentSelector.ts';
import { knownUri } from '../places.ts';
import type { Session } from '../session.ts';
import { sheetScheme } from '../sheetDocuments.ts';
import { requirementTooltip } from '../views/cardTooltip.ts';
import defer * as lazyPlaceAt from './placeAt.ts';
import type { Place } from './placeAt.ts';
import defer * as planPlace from './planPlace.ts';
import defer * as schemaHelp from './schemaHelp.ts';
import type { PlanSchema } from './schemaHelp.ts';
import type { LineOf, Piece } from './writingPlace.ts';
import defer * as yamlPlace from './yamlPlace.ts';
import type { YamlPlace } from './yamlPlace.ts';

/** In comments and in Markdown nothing is suggested by itself, so the signs before a value ask for it. */
const triggers = [
  ' ',
  ',',
  '，',
  '、',
  ';',
  '；',
  ':',
  '：',
  '[',
  '(',
  '（',
  '>',
  '|',
  '-',
  '~',
  '/',
  '"',
  "'",
];

const kinds: Readonly<Record<SuggestionKind, CompletionItemKind>> = {
  requirement: CompletionItemKind.Reference,
  module: CompletionItemKind.Module,
  phase: CompletionItemKind.Event,
  step: CompletionItemKind.Operator,
  person: CompletionItemKind.User,
  word: CompletionItemKind.EnumMember,
  key: CompletionItemKind.Property,
};

/** A requirement's card is made only for the item that is looked at. */
class IdItem extends CompletionItem {
  requirementKey = '';
}

/** `schema` is the file of the plan file's schema, read once it is needed. */
export function registerCompletion(session: Session, schema: Uri): Disposable {
  let reading: Promise<PlanSchema | null> | undefined;
  const schemaOf = (): Promise<PlanSchema | null> => (reading ??= readSchema(schema));
  const provider: CompletionItemProvider = {
    provideCompletionItems: (document, position) => complete({ session, schemaOf }, document, position),
    resolveCompletionItem: (item) => {
      const key = item instanceof IdItem ? item.requirementKey : '';
      const card = key === '' ? undefined : requirementTooltip(session, key);
      if (card) item.documentation = card;
      return item;
    },
  };
  return registerForDocuments((selector) =>
    languages.registerCompletionItemProvider(selector, provider, ...triggers),
  );
}

/** A package without the file is no reason to break anything else. */
async function readSchema(uri: Uri): Promise<PlanSchema | null> {
  try {
    return schemaHelp.planSchema(new TextDecoder().decode(await workspace.fs.readFile(uri)));
  } catch {
    return null;
  }
}

interface Parts {
  readonly session: Session;
  readonly schemaOf: () => Promise<PlanSchema | null>;
}

function complete(
  { session, schemaOf }: Parts,
  document: TextDocument,
  position: Position,
): CompletionList | undefined | Promise<CompletionList | undefined> {
  const { snapshot } = session;
  if (document.uri.scheme === sheetScheme || snapshot.roots.length === 0) return undefined;
  const uri = knownUri(document.uri);
  const entry = snapshot.document(uri);
  // What a tool has made is not written by hand.
  if (entry?.facts.reader !== undefined && !readAgain.writerOf(entry)) return undefined;
  const lineOf: LineOf = (line) => (line >= 0 && line < document.lineCount ? document.lineAt(line).text : '');
  const found = lazyPlaceAt.placeAt(
    entry,
    document.uri.path,
    { lineOf, whole: () => document.getText() },
    position,
  );
  if (!found) return undefined;
  const root = entry?.root ?? snapshot.roots.find(({ id }) => uri.startsWith(`${id}/`))?.id;
  if (root === undefined) return undefined;
  const asking = { session, uri, root, lineOf, position };
  if (found.kind === 'plan')
    return inPlan(asking, found.place, schemaOf).then((answer) => listOf(answer, position));
  return listOf(answerAt(asking, found), position);
}

function listOf(answer: Answer | null, position: Position): CompletionList | undefined {
  if (!answer || answer.suggestions.items.length === 0) return undefined;
  const { suggestions, piece, write } = answer;
  const items = suggestions.items.map((one, at) => itemOf(one, at, piece, position, write));
  return new CompletionList(items, suggestions.isIncomplete);
}

interface Asking {
  readonly session: Session;
  readonly uri: string;
  readonly root: string;
  readonly lineOf: LineOf;
  readonly position: Position;
}

interface Answer {
  readonly suggestions: Suggestions;
  readonly piece: Piece;
  readonly write: (text: string) => string;
}

function answerAt(asking: Asking, found: Exclude<Place, { readonly kind: 'plan' }>): Answer | null {
  if (found.kind === 'id') {
    const { piece, accepts, from = 'ids' } = found;
    const { session, uri } = asking;
    const suggestions =
      from === 'ids'
        ? ids(asking, piece, accepts)
        : lazySuggestions.partSuggestions(session.snapshot, uri, { namesOnly: from === 'names' });
    return { suggestions, piece, write: (text) => text };
  }
  const { place } = found;
  return ofField(asking, place.field, place, place.write);
}

function ofField(asking: Asking, field: Field, piece: Piece, write: Answer['write']): Answer | null {
  const { session, uri, root } = asking;
  const suggestions = lazySuggestions.linkFields.has(field)
    ? ids(asking, piece)
    : lazySuggestions.fieldSuggestions(session.snapshot, { uri, root }, field, piece.typed);
  return suggestions && { suggestions, piece, write };
}

function ids({ session, uri }: Asking, { typed }: Piece, accepts?: (id: string) => boolean): Suggestions {
  const find = (query: string, limit: number) => session.search.find(query, limit);
  return lazySuggestions.requirementSuggestions(session.snapshot, { uri }, typed, find, accepts);
}

async function inPlan(asking: Asking, place: YamlPlace, schemaOf: Parts['schemaOf']): Promise<Answer | null> {
  const question = planPlace.planQuestion(place);
  if (question.kind === 'field') return ofField(asking, question.field, place, place.write);
  const { lineOf, position } = asking;
  if (question.kind === 'requirement')
    return { suggestions: ids(asking, place), piece: place, write: place.write };
  const schema = await schemaOf();
  if (!schema) return null;
  const isFollowed = /^["']?\s{0,8}:/u.test(lineOf(position.line).slice(place.end));
  const known = question.what === 'keys' ? yamlPlace.siblingKeys(lineOf, position, place.column) : new Set();
  const items =
    question.what === 'keys'
      ? schemaHelp
          .schemaKeys(schema, question.path)
          .filter(({ name }) => !known.has(name))
          .map(({ name, description, isNested }) => ({
            ...wordOf('key', name, description),
            text: isFollowed ? name : `${name}:${isNested ? '' : ' '}`,
          }))
      : schemaHelp
          .schemaValues(schema, question.path)
          .map(({ value, description }) => wordOf('word', value, description));
  const isTight = lineOf(position.line)[place.start - 1] === ':';
  return {
    suggestions: { items, isIncomplete: false },
    piece: place,
    write: (text) => `${isTight ? ' ' : ''}${text}`,
  };
}

function wordOf(kind: SuggestionKind, label: string, about: string): Suggestion {
  return { kind, label, detail: '', text: label, filter: label, about };
}

function itemOf(
  { kind, label, detail, text, filter, about }: Suggestion,
  at: number,
  { start, end }: Piece,
  { line, character }: Position,
  write: (text: string) => string,
): CompletionItem {
  const item = new IdItem({ label, ...(detail !== '' && { description: detail }) }, kinds[kind]);
  if (kind === 'requirement') item.requirementKey = about;
  else if (about !== '') item.documentation = new MarkdownString().appendText(about);
  if (detail !== '') item.detail = detail;
  item.insertText = write(text);
  item.filterText = filter;
  item.sortText = String(at).padStart(4, '0');
  item.range = {
    inserting: new Range(line, start, line, character),
    replacing: new Range(line, start, line, Math.max(end, character)),
  };
  return item;
}
