/**
 * Reads reqstool's files: requirements, the cases that verify them, and the results of manual ones. Grammar:
 * reqstool's JSON Schemas. They allow no further keys, so nothing is written into such a file.
 */
import type { Reader } from '../reader.ts';
import defer * as reading from './readReqstool.ts';
import { isNamedAsReqstool, mayBeReqstool, reqstoolKind } from './reqstoolFile.ts';

export const reqstoolReader: Reader = {
  name: 'reqstool',
  accepts: mayBeReqstool,
  isNamedFor: isNamedAsReqstool,
  recognises: ({ text }) => reqstoolKind(text) !== null,
  read: (input) => reading.readReqstool(input),
};
