/**
 * Reads OpenSpec: the requirements of its capabilities, and those that open changes propose to add. What a
 * change alters, removes or renames refers to the requirement that is there; archived changes are history.
 */
import { message } from '../../model/message.ts';
import { startOfText } from '../../model/textRange.ts';
import { featureKey } from '../../vocabulary/features.ts';
import { sourceText } from '../markdown/sourceText.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import defer * as features from '../specDriven/featureDocument.ts';
import defer * as writing from '../specDriven/specWriter.ts';
import defer * as taskLines from '../specDriven/taskLines.ts';
import { openSpecFile } from './openSpecFiles.ts';
import defer * as specifications from './openSpecRequirements.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };

export const openSpecReader: Reader = {
  name: 'openSpec',
  accepts: (path) => openSpecFile(path) !== null,
  recognises: ({ path, isVouched = false }) => {
    const file = openSpecFile(path);
    // Somebody says that a file beside the specifications holds requirements: then it is read as any other.
    return file !== null && !(isVouched && (file.role === 'archive' || file.role === 'other'));
  },
  read,
  get writer() {
    return writing.specWriter(() => false);
  },
};

function read(input: ReaderInput): ReaderResult {
  const file = openSpecFile(input.path);
  if (!file || file.role === 'other') return nothing;
  if (file.role === 'archive') {
    const reason = message(
      'An archived change: it is history, and its outcome stands in the specifications.',
    );
    return { ...nothing, leftOut: [{ reason, range: startOfText }] };
  }
  const found = { ...nothing, scope: file.folder };
  if (file.role === 'tasks') {
    const source = sourceText(input.text);
    return {
      ...found,
      tasks: taskLines.readTaskLines(source).map((line) => taskLines.taskOf(source, line, null)),
    };
  }
  const isProposed = file.role === 'delta';
  const document = features.openFeatureDocument(input, file.capability);
  const { requirements, markers, altering } = specifications.openSpecRequirements(document, isProposed);
  const reason = message('It alters a requirement of the capability, and adds none.');
  return {
    ...found,
    requirements,
    markers,
    leftOut: altering.map(({ range }) => ({ reason, range })),
    // What a change says of a capability refers to that capability.
    ...(isProposed && { features: [{ key: featureKey(file.capability), line: 0 }] }),
  };
}
