import type { TextDocument } from 'vscode';
import { knownUri } from './places.ts';
import type { TextNow } from './subjectAt.ts';

/** An editor's document as the text that is there now, by the URI that the snapshot knows. */
export function textNow(document: TextDocument): TextNow {
  return {
    uri: knownUri(document.uri),
    line: (number) => (number < document.lineCount ? document.lineAt(number).text : ''),
  };
}
