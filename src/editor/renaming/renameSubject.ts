/** What a rename at a place of the editor is about: the id of a requirement, or a word of the plan. */
import { l10n } from 'vscode';
import type { Position, TextDocument } from 'vscode';
import defer * as addresses from '../../edits/renaming/addresses.ts';
import defer * as namedById from '../../edits/renaming/namedById.ts';
import defer * as lazyRenameId from '../../edits/renaming/renameId.ts';
import defer * as wordUses from '../../edits/renaming/wordUses.ts';
import type { PlanWord } from '../../edits/renaming/wordUses.ts';
import defer * as lazyRenamePart from '../../edits/renaming/renamePart.ts';
import type { RenameResult, TextOf } from '../../edits/renaming/renameResult.ts';
import defer * as lazyWordAt from '../../edits/renaming/wordAt.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { compareRanges, type TextRange } from '../../model/textRange.ts';
import { idKey } from '../../vocabulary/ids.ts';
import { Refused } from '../changing/openForChange.ts';
import { knownUri } from '../places.ts';
import { requirementAt } from '../subjectAt.ts';
import { textNow } from '../textNow.ts';
import { translate } from '../translate.ts';

export type RenameSubject =
  | { readonly kind: 'id'; readonly key: string; readonly range: TextRange; readonly text: string }
  | { readonly kind: 'word'; readonly word: PlanWord; readonly range: TextRange; readonly text: string };

/** `null` where nothing of ours stands. Throws `Refused` with the reason for what cannot be renamed. */
export function renameSubjectAt(
  snapshot: Snapshot,
  document: TextDocument,
  position: Position,
): RenameSubject | null {
  const uri = knownUri(document.uri);
  const named = requirementAt(snapshot, textNow(document), position);
  if (named) {
    const [requirement, ...others] = named.requirements;
    if (!requirement) return null;
    if (others.length > 0)
      throw new Refused(
        l10n.t('Several folders have a requirement with this id. Rename it in the document that defines it.'),
      );
    return subjectOfId(snapshot, document, uri, requirement, named.range);
  }
  const place = lazyWordAt.wordAt(snapshot, uri, document.getText(), position);
  return place && { kind: 'word', word: place.word, range: place.range, text: place.word.word };
}

function subjectOfId(
  snapshot: Snapshot,
  document: TextDocument,
  uri: string,
  requirement: Requirement,
  range: TextRange,
): RenameSubject | null {
  const { id, key, fact } = requirement;
  const fault = lazyRenameId.idFault(snapshot, requirement);
  if (fault) throw new Refused(translate(fault));
  if (id === null) return null;
  const isDefinition = uri === requirement.uri && compareRanges(range, fact.anchor) === 0;
  const line = document.lineAt(range.line).text;
  if (!isDefinition) {
    const count = snapshot.definitionsOf(requirement).length;
    if (count > 1)
      throw new Refused(
        l10n.t(
          '“{0}” is defined {1} times. Rename the definition that you mean, in its document.',
          id,
          count,
        ),
      );
    if (range.endLine === range.line && addresses.isInAddress(line, range.character, range.endCharacter))
      throw new Refused(
        l10n.t('This is part of an address or a path, which keeps its name. Rename the id elsewhere.'),
      );
    const isPart = fact.parts?.some(
      (part) => idKey(part.id) === idKey(line.slice(range.character, range.endCharacter)),
    );
    if (isPart)
      throw new Refused(
        l10n.t('This is a numbered part of “{0}”; its place in the document numbers it.', id),
      );
  }
  return { kind: 'id', key, range, text: id };
}

/** The documents that renaming may change. */
export function documentsOfSubject(
  snapshot: Snapshot,
  subject: RenameSubject,
  opened: string,
): ReadonlySet<string> {
  if (subject.kind === 'word')
    return wordUses.documentsOfWord(snapshot, subject.word, { documents: 'change', opened });
  const requirement = snapshot.requirement(subject.key);
  return requirement ? namedById.documentsOfId(snapshot, requirement) : new Set();
}

export function renameSubject(
  snapshot: Snapshot,
  subject: RenameSubject,
  newName: string,
  textOf: TextOf,
  opened: string,
): RenameResult {
  if (subject.kind === 'word')
    return lazyRenamePart.renamePart(snapshot, subject.word, newName, textOf, {
      documents: 'change',
      opened,
    });
  const requirement = snapshot.requirement(subject.key);
  if (!requirement)
    throw new Refused(l10n.t('This requirement is no longer there. Its document was changed or deleted.'));
  return lazyRenameId.renameId(snapshot, requirement, newName, textOf);
}
