/** All targets, in the order in which they take turns. */
import type { FuzzTarget } from './fuzzTarget.ts';
import { importTargets } from './targets/importTargets.ts';
import { linkTargets } from './targets/linkTargets.ts';
import { markdownTargets } from './targets/markdownTargets.ts';
import { messageTargets } from './targets/messageTargets.ts';
import { parserTargets } from './targets/parserTargets.ts';
import { readerTargets } from './targets/readerTargets.ts';
import { scanTargets } from './targets/scanTargets.ts';
import { searchTargets } from './targets/searchTargets.ts';
import { vocabularyTargets } from './targets/vocabularyTargets.ts';
import { writerTargets } from './targets/writerTargets.ts';

export function targets(): readonly FuzzTarget[] {
  return [
    ...readerTargets(),
    ...parserTargets(),
    ...scanTargets(),
    ...vocabularyTargets(),
    ...writerTargets(),
    ...importTargets(),
    ...messageTargets(),
    ...linkTargets(),
    ...searchTargets(),
    ...markdownTargets(),
  ];
}
