/** The commands behind quick fixes of references in code: name another requirement, or none. */
import { commands, Disposable, l10n, Uri } from 'vscode';
import type { TextOf } from '../../edits/planAndDocuments.ts';
import defer * as lazyRemoveReference from '../../edits/removeReference.ts';
import { message } from '../../model/message.ts';
import type { TextRange } from '../../model/textRange.ts';
import { sourceText } from '../../readers/markdown/sourceText.ts';
import type { SourceEdit } from '../../readers/writer.ts';
import type { EditResult } from './applyEdits.ts';
import defer * as lazyAskRequirement from './askRequirement.ts';
import { nameOf } from './openForChange.ts';
import type { SetParts } from './setCommands.ts';

interface WrittenReference {
  readonly uri: string;
  readonly range: TextRange;
  /** What stood there when the fix was offered. */
  readonly written: string;
}

/** Each takes the document, the place and what it says, so that a text that moved on is left alone. */
export function registerReferenceCommands(parts: SetParts): Disposable {
  return Disposable.from(
    commands.registerCommand(
      'groundplan.replaceReference',
      (uri: unknown, range: unknown, written: unknown, id: unknown) => {
        const reference = referenceOf(uri, range, written);
        if (!reference) return false;
        if (typeof id === 'string') return replace(parts, reference, id);
        void replace(parts, reference, null);
        return undefined;
      },
    ),
    commands.registerCommand(
      'groundplan.removeReference',
      (uri: unknown, range: unknown, written: unknown) => {
        const reference = referenceOf(uri, range, written);
        return reference ? remove(parts, reference) : false;
      },
    ),
  );
}

async function replace(parts: SetParts, reference: WrittenReference, given: string | null): Promise<boolean> {
  const { session, changes, memory } = parts;
  const title = l10n.t('Which requirement does the code mean, instead of {0}?', reference.written);
  const id = given ?? (await lazyAskRequirement.askRequirement(session, memory, title))?.id;
  if (typeof id !== 'string') return false;
  return changes.make({
    documents: [reference.uri],
    fromEditor: true,
    done: l10n.t('{0} names {1} now', nameOf(Uri.parse(reference.uri)), id),
    compute: (_now, textOf) => edited(reference, textOf, () => ({ range: reference.range, text: id })),
  });
}

function remove({ changes }: SetParts, reference: WrittenReference): Promise<boolean> {
  const { uri, range, written } = reference;
  return changes.make({
    documents: [uri],
    fromEditor: true,
    done: l10n.t('{0} names {1} no more', nameOf(Uri.parse(uri)), written),
    compute: (_now, textOf) =>
      edited(reference, textOf, (line, isLast, above) => {
        const removal = lazyRemoveReference.removeReference(line, range.character, range.endCharacter);
        if (!removal) return null;
        if (removal.kind === 'characters')
          return {
            range: { ...range, character: removal.start, endCharacter: removal.end },
            text: '',
          };
        const { line: number } = range;
        return isLast && number > 0
          ? {
              range: {
                line: number - 1,
                character: above.length,
                endLine: number,
                endCharacter: line.length,
              },
              text: '',
            }
          : {
              range: isLast
                ? { line: number, character: 0, endLine: number, endCharacter: line.length }
                : { line: number, character: 0, endLine: number + 1, endCharacter: 0 },
              text: '',
            };
      }),
  });
}

function edited(
  { uri, range, written }: WrittenReference,
  textOf: TextOf,
  edit: (line: string, isLast: boolean, above: string) => SourceEdit | null,
): EditResult {
  const { lines } = sourceText(textOf(uri) ?? '');
  const line = lines[range.line] ?? '';
  const isThere = line.slice(range.character, range.endCharacter) === written;
  const made = isThere ? edit(line, range.line === lines.length - 1, lines[range.line - 1] ?? '') : null;
  return made
    ? { edits: new Map([[uri, [made]]]) }
    : { refusal: message('The document has changed since it was read. Try again.') };
}

function referenceOf(uri: unknown, range: unknown, written: unknown): WrittenReference | null {
  if (typeof uri !== 'string' || typeof written !== 'string' || !isTextRange(range)) return null;
  return { uri, range, written };
}

function isTextRange(range: unknown): range is TextRange {
  if (typeof range !== 'object' || range === null) return false;
  return ['line', 'character', 'endLine', 'endCharacter'].every(
    (key) => typeof (range as Record<string, unknown>)[key] === 'number',
  );
}
