/**
 * Reads the XML that ReqM2 and OpenFastTrace exchange: `<specobject>` elements below `<specdocument>`. It is
 * written by machines, so nothing is set in it. Entities that a document declares are not expanded.
 */
import type { Reader } from '../reader.ts';
import defer * as reading from './readSpecobjects.ts';

/** The root element stands this near the beginning, as OpenFastTrace asks, too. */
const longestPrologue = 4096;

export const specobjectReader: Reader = {
  name: 'specobject',
  accepts: (path) => /\.(?:xml|oreqm)$/i.test(path),
  recognises: ({ text }) => text.slice(0, longestPrologue).includes('<specdocument'),
  read: (input) => reading.readSpecobjects(input),
};
