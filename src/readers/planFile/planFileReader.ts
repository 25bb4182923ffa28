/** The plan file as one of the formats that are read; see `readPlan` for what it holds. */
import type { Reader } from '../reader.ts';
import defer * as writing from './planFileWriter.ts';
import defer * as reading from './readPlan.ts';

/** The names of the plan file, at the top of a root. */
export const planFileNames: readonly string[] = ['groundplan.yaml', 'groundplan.yml'];

export const planFileReader: Reader = {
  name: 'plan',
  accepts: (path) => /(?:^|\/)groundplan\.ya?ml$/iu.test(path),
  read: ({ text }) => reading.readPlan(text),
  get writer() {
    return writing.planFileWriter;
  },
};
