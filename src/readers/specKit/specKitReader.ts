/**
 * Reads spec-kit's features: the requirements, success criteria and user stories of `spec.md`, and the
 * places in `tasks.md` and other files of the feature that name them.
 */
import type { RequirementFact } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import { compareRanges, startOfText } from '../../model/textRange.ts';
import { readMarkdown } from '../markdown/markdownReader.ts';
import { sourceText } from '../markdown/sourceText.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import defer * as features from '../specDriven/featureDocument.ts';
import defer * as headings from '../specDriven/headingRequirement.ts';
import defer * as writing from '../specDriven/specWriter.ts';
import { specKitFile } from './specKitFiles.ts';
import defer * as tasks from './specKitTasks.ts';
import { storyHeading } from './userStory.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };

export const specKitReader: Reader = {
  name: 'specKit',
  accepts: (path) => specKitFile(path) !== null,
  recognises,
  read,
  get writer() {
    return writing.specWriter(({ id, shape }) => shape === 'heading' && id?.startsWith('US') === true);
  },
};

function recognises({ path, text, isVouched = false }: ReaderInput): boolean {
  const file = specKitFile(path);
  if (!file) return false;
  if (file.role === 'spec')
    return (
      /^#{1,6}[ \t]{1,4}(?:Feature Specification|User Story[ \t]{1,2}\d|用户故事[ \t]{0,2}\d|使用者故事[ \t]{0,2}\d)/imu.test(
        text,
      ) || /^[ \t]{0,8}[-*][ \t]{1,4}\*\*(?:N?FR|SC)-\d{1,4}/mu.test(text)
    );
  if (isVouched) return false;
  if (file.role === 'tasks')
    return /^[ \t]{0,20}[-*][ \t]{1,4}\[[ xX]\][ \t]{1,4}(?:\*\*)?T\d{2,4}/mu.test(text);
  // Only a numbered folder is surely spec-kit's.
  return file.isNumbered || /^#[ \t]{1,4}Implementation Plan/imu.test(text);
}

function read(input: ReaderInput): ReaderResult {
  const file = specKitFile(input.path);
  if (!file) return nothing;
  const { role, folder } = file;
  const found = { ...nothing, scope: folder };
  if (role === 'spec') return { ...found, ...readSpec(input, folder) };
  if (role === 'version') {
    const reason = message('A further version of the specification beside it.');
    return { ...nothing, leftOut: [{ reason, range: startOfText }] };
  }
  const source = sourceText(input.text);
  return role === 'tasks'
    ? { ...found, ...tasks.specKitTasks(source) }
    : { ...found, markers: tasks.storyReferences(source) };
}

function readSpec(input: ReaderInput, folder: string): Pick<ReaderResult, 'requirements' | 'leftOut'> {
  const document = features.openFeatureDocument(input, folder);
  const sections = headings.requirementSections(document, storyHeading);
  const stories = sections.flatMap((_, nth) => headings.headingRequirement(document, sections, nth) ?? []);
  const taken = new Set(stories.map(({ anchor }) => anchor.line));
  const { requirements, leftOut } = readMarkdown(input, [features.moduleOfFolder(folder)], true);
  const listed = requirements.filter(
    (fact) => fact.id !== null && !taken.has(fact.anchor.line) && !isAside(fact),
  );
  return { requirements: [...stories, ...listed].sort((a, b) => compareRanges(a.range, b.range)), leftOut };
}

/** What is numbered below these headings asks for nothing. */
function isAside({ headings }: RequirementFact): boolean {
  return headings.some((heading) =>
    /edge cases|assumptions|clarifications|out of scope|non-goals|checklist|open questions|review|边界|邊界|假设|假設|澄清|范围外|範圍外|エッジケース|前提/iu.test(
      heading,
    ),
  );
}
