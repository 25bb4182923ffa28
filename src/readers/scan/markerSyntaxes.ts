/**
 * Every syntax of explicit markers, in the order in which they are asked: where two see an id at one place,
 * the first has it.
 */
import { codeLinksSyntax } from './codeLinksMarkers.ts';
import { groundplanSyntax } from './groundplanMarkers.ts';
import type { MarkerSyntax } from './markerSyntax.ts';
import { openFastTraceSyntax } from './openFastTraceMarkers.ts';
import { scoreSyntax } from './scoreMarkers.ts';
import { reqstoolSyntax } from './reqstoolMarkers.ts';

export const markerSyntaxes: readonly MarkerSyntax[] = [
  groundplanSyntax,
  openFastTraceSyntax,
  codeLinksSyntax,
  scoreSyntax,
  reqstoolSyntax,
];
