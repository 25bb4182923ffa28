/**
 * The headings of Kiro's requirements: `### Requirement 1: Title`, `### 需求 1：标题`, with or without a
 * title, in the languages that people have it write in.
 */
import type { HeadingText } from '../markdown/outline.ts';
import type { RequirementHeading } from '../specDriven/headingRequirement.ts';

const words =
  '(?:(?:non-)?functional |user |system )?requirement|req|需求|功能需求|非功能需求|要件|要求|요구사항|requisito|exigence|anforderung|требование|yêu cầu|persyaratan|kebutuhan';
const numbered = new RegExp(
  String.raw`^(?:\*\*)?(?:✅\s{0,2})?(?:${words})[ -]{0,3}#?(?<id>\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?)(?![\p{L}\p{N}])(?:\*\*)?\s{0,4}(?:[:：.、|]|[-–—]{1,2})?(?:\*\*)?\s{0,4}`,
  'iu',
);
const inText = new RegExp(
  String.raw`^[ ]{0,3}#{1,6}[ \t]{1,8}(?:\d{1,3}[.)]?[ \t]{1,4})?(?:\*\*)?(?:${words})[ -]{0,3}#?\d{1,4}`,
  'imu',
);

export function kiroHeading({ source }: HeadingText): RequirementHeading | null {
  const found = numbered.exec(source);
  const id = found?.groups?.['id'];
  if (!found || id === undefined) return null;
  const anchorStart = found[0].lastIndexOf(id);
  return { id, anchorStart, anchorEnd: anchorStart + id.length, titleStart: found[0].length };
}

/** A cheap look whether a text has such headings at all. */
export function hasKiroHeading(text: string): boolean {
  return inText.test(text);
}
