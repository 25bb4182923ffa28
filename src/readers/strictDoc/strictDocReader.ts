/** Reads StrictDoc's documents, `.sdoc`. Its grammar files, `.sgra`, hold no requirements. */
import type { LeftOut, Problem } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { fileClaims } from '../fileClaims.ts';
import { longestLine, sourceText } from '../markdown/sourceText.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { unreadTestDocument } from '../testData.ts';
import defer * as blockReading from './sdocBlocks.ts';
import defer * as grammar from './sdocGrammar.ts';
import defer * as sdoc from './sdocRequirements.ts';
import defer * as writing from './strictDocWriter.ts';

export const strictDocReader: Reader = {
  name: 'strictDoc',
  accepts: (path) => /\.(?:sdoc|sgra)$/i.test(path),
  read: (input) => unreadTestDocument(input) ?? read(input),
  get writer() {
    return writing.strictDocWriter;
  },
};

function read({ path, text }: ReaderInput): ReaderResult {
  if (!text.includes('[DOCUMENT]')) return { requirements: [], problems: [], leftOut: [] };
  const source = sourceText(text);
  const { blocks, unclosed } = blockReading.sdocBlocks(source);
  const found = sdoc.sdocRequirements(source, blocks, grammar.sdocGrammar(source, blocks), fileClaims(path));
  const tooLong: LeftOut[] = source.tooLong.map((range) => ({
    reason: message('A line of more than {0} characters', longestLine),
    range,
  }));
  const problems: Problem[] = unclosed.map((range) => ({
    code: 'document/unreadable',
    message: message('Nothing closes this text: a line with <<< is missing.'),
    range,
  }));
  return { requirements: found.requirements, problems, leftOut: [...tooLong, ...found.leftOut] };
}
