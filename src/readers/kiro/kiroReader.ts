/**
 * Reads the specifications of Kiro and of tools after its example: requirements with numbered criteria,
 * and the places in design and tasks that name them.
 */
import type { RequirementFact } from '../../model/facts.ts';
import { compareRanges } from '../../model/textRange.ts';
import { readMarkdown } from '../markdown/markdownReader.ts';
import { sourceText } from '../markdown/sourceText.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import { shortTitle } from '../table/shortTitle.ts';
import defer * as features from '../specDriven/featureDocument.ts';
import defer * as headings from '../specDriven/headingRequirement.ts';
import defer * as writing from '../specDriven/specWriter.ts';
import defer * as criteria from './acceptanceCriteria.ts';
import { kiroFile } from './kiroFiles.ts';
import { hasKiroHeading, kiroHeading } from './kiroHeading.ts';
import { numberedReferences } from './numberedReferences.ts';
import defer * as tasks from './kiroTasks.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };

export const kiroReader: Reader = {
  name: 'kiro',
  accepts: (path) => kiroFile(path) !== null,
  recognises,
  read,
  get writer() {
    return writing.specWriter(() => false);
  },
};

function recognises({ path, text, isVouched = false }: ReaderInput): boolean {
  const file = kiroFile(path);
  if (!file) return false;
  if (file.name === 'requirements') return file.isKiros || (hasKiroHeading(text) && hasStory(text));
  // Somebody says that this file holds requirements: then it is read as any other.
  if (isVouched) return false;
  if (file.isKiros) return true;
  if (file.name === 'tasks')
    return /^[ \t>-]{0,80}[_*]{1,2}(?:Requirements?|需求|要件)\s?[:：]/imu.test(text);
  return /(?:Validates|验证|驗證)[:：\s*]{1,8}(?:Requirements?|需求)\s?\d/iu.test(text);
}

function hasStory(text: string): boolean {
  return /User Story|Acceptance Criteria|Objective|用户故事|验收标准|驗收|ユーザーストーリー|受け入れ/iu.test(
    text,
  );
}

function read(input: ReaderInput): ReaderResult {
  const file = kiroFile(input.path);
  if (!file) return nothing;
  const source = sourceText(input.text);
  const markers = numberedReferences(source);
  const found = { ...nothing, markers, scope: file.folder };
  if (file.name === 'tasks') return { ...found, tasks: tasks.kiroTasks(source, markers) };
  if (file.name !== 'requirements') return found;
  const read = readRequirements(input, file.folder);
  // A heading names its own requirement.
  const headings = new Set(read.requirements.map(({ anchor }) => anchor.line));
  return { ...found, ...read, markers: markers.filter(({ range }) => !headings.has(range.line)) };
}

function readRequirements(
  input: ReaderInput,
  folder: string,
): Pick<ReaderResult, 'requirements' | 'leftOut'> {
  const document = features.openFeatureDocument(input, folder);
  const sections = headings.requirementSections(document, kiroHeading);
  const requirements = sections.flatMap((of, nth) => {
    const to = Math.min(sections[nth + 1]?.section.from ?? Number.POSITIVE_INFINITY, of.section.to + 1) - 1;
    const parts = criteria.acceptanceCriteria(document, of, to);
    const fact = headings.headingRequirement(document, sections, nth, { parts, titleFrom: wantOf });
    return fact ? withStory(fact) : [];
  });
  // Teams add tables and lists with ids of their own, such as `NFR-01`.
  const beside = readMarkdown(input, [features.moduleOfFolder(folder)]);
  const all = [...requirements, ...beside.requirements.filter(isBeside(requirements))];
  return { requirements: all.sort((a, b) => compareRanges(a.range, b.range)), leftOut: beside.leftOut };
}

/** Whether a requirement with an id of its own stands apart from the numbered ones. */
function isBeside(numbered: readonly RequirementFact[]): (fact: RequirementFact) => boolean {
  const lines = new Set<number>();
  for (const { range } of numbered)
    for (let line = range.line; line <= range.endLine; line++) lines.add(line);
  const isAlone = numbered.length === 0;
  return ({ id, anchor }) => (isAlone || id !== null) && !lines.has(anchor.line);
}

/** Tools after Kiro's example write the story as `**Objective:** As a …`. */
function withStory(fact: RequirementFact): RequirementFact {
  const claims = fact.claims.map((claim) =>
    claim.field === 'other' && /^(?:Objective|Goal|目的|目標|目标)$/iu.test(claim.name)
      ? { ...claim, field: 'scenario' as const }
      : claim,
  );
  return { ...fact, claims };
}

/** What a user story asks for: `As a …, I want a short form, so that …` → `a short form`. */
function wantOf(story: string): string {
  const want =
    /(?:\bI (?:want|need|would like|can)(?: to)?|我(?:希望|想要|想|需要)(?:能够|能)?)[ ,，]{0,3}(.{4,300}?)(?:[,，]?\s{0,2}(?:so that|in order to|以便|从而|這樣|这样)|[。\n]|$)/iu.exec(
      story,
    )?.[1];
  return shortTitle(want ?? story);
}
