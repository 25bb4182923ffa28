import type { TextDocument } from 'vscode';
import type { TextNow } from './subjectAt.ts';

/** An editor's document as the text that is there now. */
export function textNow(document: TextDocument): TextNow {
  return {
    uri: document.uri.toString(),
    line: (number) => (number < document.lineCount ? document.lineAt(number).text : ''),
  };
}
