/** Reads reStructuredText documents: directives of sphinx-needs, tables, and sections that begin with an id. */
import type { LeftOut, RequirementFact } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { compareRanges, startOfText } from '../../model/textRange.ts';
import { isChangeLog } from '../contextWords.ts';
import { fileClaims } from '../fileClaims.ts';
import { longestLine, sourceText } from '../markdown/sourceText.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { mayHoldNeeds } from '../sphinxNeeds/mayHoldNeeds.ts';
import defer * as needFacts from '../sphinxNeeds/needFacts.ts';
import defer * as mentions from '../sphinxNeeds/needMentions.ts';
import defer * as writing from '../sphinxNeeds/needWriter.ts';
import { isTestDocument } from '../testData.ts';
import defer * as scanner from './rstScanner.ts';
import defer * as surroundings from './rstSurroundings.ts';
import defer * as sections from './sectionRequirements.ts';
import defer * as rstTables from './rstTables.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };

export const rstReader: Reader = {
  name: 'rst',
  accepts: (path) => /\.(?:rst|rest)$/iu.test(path),
  read,
  get writer() {
    return writing.needWriter((source) => scanner.scanRst(source).directives);
  },
};

function read(input: ReaderInput): ReaderResult {
  const { text, path, isVouched = false } = input;
  const looked = {
    needs: mayHoldNeeds(text),
    tables: rstTables.mayHoldTables(text),
    written: sections.mayHoldWritten(text),
  };
  if (!looked.needs && !looked.tables && !looked.written) return nothing;
  if (isTestDocument(path) && !isVouched)
    return {
      ...nothing,
      leftOut: [{ reason: message('A document in a folder of tests'), range: startOfText }],
    };
  if (isChangeLog(path.replace(/\.[A-Za-z]{1,10}$/, '')) && !looked.needs)
    return { ...nothing, leftOut: [{ reason: message('Change log'), range: startOfText }] };
  return readDocument(input);
}

function readDocument({ path, text, isVouched = false }: ReaderInput): ReaderResult {
  const source = sourceText(text);
  const document = scanner.scanRst(source);
  const around = surroundings.rstSurroundings(document.sections, fileClaims(path), path);
  const needs = needFacts.needsOf(source, document.directives, ({ section }) => around(section));
  const tables = rstTables.tablesOf(source, document, around, isVouched);
  const written = sections.sectionRequirements(source, document, around);
  const requirements: RequirementFact[] = [...needs.requirements, ...tables.requirements, ...written];
  const leftOut: LeftOut[] = [
    ...source.tooLong.map((range) => ({
      reason: message('A line of more than {0} characters', longestLine),
      range,
    })),
    ...needs.leftOut,
    ...tables.leftOut,
  ];
  requirements.sort((a, b) => compareRanges(a.range, b.range));
  leftOut.sort((a, b) => compareRanges(a.range, b.range));
  return {
    requirements,
    markers: [
      ...needs.markers,
      ...(mentions.mayMentionNeeds(text) ? mentions.mentionsOfNeeds(source.lines, needFacts.needSyntax) : []),
    ],
    problems: [],
    leftOut,
    ...(needs.requirements.length > 0 && { format: 'sphinx-needs' }),
  };
}
