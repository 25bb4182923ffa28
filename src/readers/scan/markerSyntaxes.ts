/**
 * Every syntax of explicit markers, in the order in which they are asked: where two see an id at one place,
 * the first has it. Our own comes first, then those that speak for themselves, then annotations that have
 * other uses too.
 */
import { chapterSyntax } from './chapterMarkers.ts';
import { codeLinksSyntax } from './codeLinksMarkers.ts';
import { dotnetSyntax } from './dotnetMarkers.ts';
import { fprimeSyntax } from './fprimeMarkers.ts';
import { googleTestSyntax } from './googleTestMarkers.ts';
import { groundplanSyntax } from './groundplanMarkers.ts';
import { junitSyntax } from './junitMarkers.ts';
import { lobsterSyntax } from './lobsterMarkers.ts';
import type { MarkerSyntax } from './markerSyntax.ts';
import { openFastTraceSyntax } from './openFastTraceMarkers.ts';
import { scoreSyntax } from './scoreMarkers.ts';
import { reqstoolSyntax } from './reqstoolMarkers.ts';
import { pytestSyntax } from './pytestMarkers.ts';
import { relationSyntax } from './relationMarkers.ts';
import { reqtraqSyntax } from './reqtraqMarkers.ts';
import { studioSyntax } from './studioMarkers.ts';
import { traceySyntax } from './traceyMarkers.ts';

export const markerSyntaxes: readonly MarkerSyntax[] = [
  groundplanSyntax,
  openFastTraceSyntax,
  codeLinksSyntax,
  scoreSyntax,
  reqstoolSyntax,
  relationSyntax,
  lobsterSyntax,
  reqtraqSyntax,
  studioSyntax,
  traceySyntax,
  pytestSyntax,
  junitSyntax,
  dotnetSyntax,
  fprimeSyntax,
  googleTestSyntax,
  chapterSyntax,
];
