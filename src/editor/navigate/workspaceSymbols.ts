/** Workspace symbols: requirements in “Go to Symbol in Workspace” (`#`), by id, title, and pinyin. */
import { languages, Location, SymbolInformation, SymbolKind, SymbolTag } from 'vscode';
import type { Disposable, WorkspaceSymbolProvider } from 'vscode';
import { placeParts } from '../../insight/requirementPlace.ts';
import { findSymbols, symbolName } from '../../insight/symbolSearch.ts';
import type { Requirement } from '../../model/requirement.ts';
import { placeOf } from '../places.ts';
import type { Session } from '../session.ts';
import { rowText } from '../views/requirementRow.ts';

class RequirementSymbol extends SymbolInformation {
  readonly key: string;

  constructor(requirement: Requirement, name: string, container: string) {
    const place = placeOf(requirement.uri, requirement.fact.anchor);
    super(name, SymbolKind.Property, container, new Location(place.uri, place.range));
    this.key = requirement.key;
    if (requirement.status === 'rejected' || requirement.status === 'duplicate') {
      this.tags = [SymbolTag.Deprecated];
    }
  }
}

export function registerWorkspaceSymbols(session: Session): Disposable {
  const provider: WorkspaceSymbolProvider<RequirementSymbol> = {
    provideWorkspaceSymbols: (query) => {
      const { snapshot, search } = session;
      return findSymbols(snapshot, search, query).map(
        (requirement) =>
          new RequirementSymbol(
            requirement,
            symbolName(requirement, query),
            placeParts(snapshot, requirement).map(rowText).join(' · '),
          ),
      );
    },
    // The document may have changed since the list was shown.
    resolveWorkspaceSymbol: (symbol) => {
      const now = session.snapshot.requirement(symbol.key);
      if (now) symbol.location = placeOf(now.uri, now.fact.anchor);
      return symbol;
    },
  };
  return languages.registerWorkspaceSymbolProvider(provider);
}
