import type { TextDocument } from 'vscode';
import type { PlacedText } from '../../insight/linkedPlaces.ts';
import type { NotedText } from '../../insight/codeNotes.ts';
import { toRange } from '../ranges.ts';
import { textNow } from '../textNow.ts';

/** An editor's document as it is now, by places and by lines. */
export function placedText(document: TextDocument): PlacedText & NotedText {
  return {
    ...textNow(document),
    lineCount: document.lineCount,
    slice: (range) => document.getText(toRange(range)),
  };
}
