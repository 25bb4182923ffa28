/** Find all references: every place in code and documents that names the requirement under the cursor. */
import { languages } from 'vscode';
import type { Disposable, ReferenceProvider } from 'vscode';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TextRange } from '../model/textRange.ts';
import { registerForDocuments } from './documentSelector.ts';
import { placeOf } from './places.ts';
import type { Session } from './session.ts';
import { requirementAt } from './subjectAt.ts';
import { textNow } from './textNow.ts';

export function registerReferences(session: Session): Disposable {
  const provider: ReferenceProvider = {
    provideReferences: (document, position, { includeDeclaration }) => {
      const { snapshot } = session;
      const subject = requirementAt(snapshot, textNow(document), position);
      return subject?.requirements.flatMap((requirement) =>
        placesNaming(snapshot, requirement, includeDeclaration).map(({ uri, range }) => placeOf(uri, range)),
      );
    },
  };
  return registerForDocuments((selector) => languages.registerReferenceProvider(selector, provider));
}

function placesNaming(
  snapshot: Snapshot,
  requirement: Requirement,
  withDefinition: boolean,
): readonly { readonly uri: string; readonly range: TextRange }[] {
  const definition = { uri: requirement.uri, range: requirement.fact.anchor };
  return [
    ...(withDefinition ? [definition] : []),
    ...snapshot.mentionsOf(requirement),
    ...snapshot.referencesTo(requirement),
  ];
}
