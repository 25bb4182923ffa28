/**
 * Reads ReqIF files, where all places are those in the XML. Read-only: other tools own them, so their
 * requirements are placed in the plan file.
 */
import type { Problem } from '../../model/facts.ts';
import { fileClaims } from '../fileClaims.ts';
import { TextLines } from '../planFile/textLines.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import defer * as reqif from './readReqif.ts';
import defer * as reqifFacting from './reqifFacts.ts';
import defer * as objects from './reqifObjects.ts';
import defer * as scopes from './scopeOfIds.ts';

export const reqifReader: Reader = {
  name: 'reqif',
  accepts: (path) => /\.reqif$/iu.test(path),
  read,
};

function read({ path, text }: ReaderInput): ReaderResult {
  // Nothing is parsed that has no object.
  if (!text.includes('SPEC-OBJECT')) return { requirements: [], problems: [], leftOut: [] };
  const source = reqif.readReqif(text);
  const lines = new TextLines(text);
  const rangeOf = (start: number, end: number) => lines.range(start, end);
  const { requirements, leftOut } = reqifFacting.reqifFacts(
    objects.reqifEntries(source),
    fileClaims(path),
    rangeOf,
  );
  const problems: Problem[] = source.problem
    ? [
        {
          code: 'document/unreadable',
          message: source.problem.message,
          range: rangeOf(source.problem.at, source.problem.at),
        },
      ]
    : [];
  return { requirements, problems, leftOut, scope: scopes.scopeOfIds(requirements, path) };
}
