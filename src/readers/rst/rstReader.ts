/** Reads reStructuredText documents: directives of sphinx-needs, tables, and sections that begin with an id. */
import type { LeftOut, RequirementFact } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { compareRanges, startOfText } from '../../model/textRange.ts';
import { isChangeLog } from '../contextWords.ts';
import { fileClaims } from '../fileClaims.ts';
import { longestLine, sourceText } from '../markdown/sourceText.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { mayHoldNeeds } from '../sphinxNeeds/mayHoldNeeds.ts';
import { needsOf, needSyntax } from '../sphinxNeeds/needFacts.ts';
import { mayMentionNeeds, mentionsOfNeeds } from '../sphinxNeeds/needMentions.ts';
import { needWriter } from '../sphinxNeeds/needWriter.ts';
import { isTestDocument } from '../testData.ts';
import { scanRst } from './rstScanner.ts';
import { rstSurroundings } from './rstSurroundings.ts';
import { mayHoldWritten, sectionRequirements } from './sectionRequirements.ts';
import { mayHoldTables, tablesOf } from './rstTables.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };

export const rstReader: Reader = {
  name: 'rst',
  accepts: (path) => /\.(?:rst|rest)$/iu.test(path),
  read,
  writer: needWriter((source) => scanRst(source).directives),
};

function read(input: ReaderInput): ReaderResult {
  const { text, path, isVouched = false } = input;
  const looked = { needs: mayHoldNeeds(text), tables: mayHoldTables(text), written: mayHoldWritten(text) };
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
  const document = scanRst(source);
  const around = rstSurroundings(document.sections, fileClaims(path), path);
  const needs = needsOf(source, document.directives, ({ section }) => around(section));
  const tables = tablesOf(source, document, around, isVouched);
  const written = sectionRequirements(source, document, around);
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
    markers: [...needs.markers, ...(mayMentionNeeds(text) ? mentionsOfNeeds(source.lines, needSyntax) : [])],
    problems: [],
    leftOut,
    ...(needs.requirements.length > 0 && { format: 'sphinx-needs' }),
  };
}
