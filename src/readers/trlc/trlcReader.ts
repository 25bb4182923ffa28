/** Reads TRLC files (“treat requirements like code”), `.trlc`. Their types, `.rsl`, hold no requirements. */
import type { Problem } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { fileClaims } from '../fileClaims.ts';
import { TextLines } from '../planFile/textLines.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { unreadTestDocument } from '../testData.ts';
import defer * as objects from './trlcObjects.ts';
import defer * as trlc from './trlcRequirements.ts';
import defer * as writing from './trlcWriter.ts';

export const trlcReader: Reader = {
  name: 'trlc',
  accepts: (path) => /\.(?:trlc|rsl)$/i.test(path),
  read: (input) => unreadTestDocument(input) ?? read(input),
  get writer() {
    return writing.trlcWriter;
  },
};

function read({ path, text }: ReaderInput): ReaderResult {
  if (/\.rsl$/i.test(path)) return { requirements: [], problems: [], leftOut: [] };
  const file = objects.readTrlc(text);
  const lines = new TextLines(text);
  const problems: Problem[] =
    file.brokenAt < 0
      ? []
      : [
          {
            code: 'document/unreadable',
            message: message('The TRLC is broken here, so requirements may be missing.'),
            range: lines.range(file.brokenAt, file.brokenAt),
          },
        ];
  return { requirements: trlc.trlcRequirements(file, lines, fileClaims(path)), problems, leftOut: [] };
}
