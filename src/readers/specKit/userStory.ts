/** The headings of spec-kit's user stories: `### User Story 1 - Title (Priority: P1)`, `US1` for short. */
import type { HeadingText } from '../markdown/outline.ts';
import type { RequirementHeading } from '../specDriven/headingRequirement.ts';

const words =
  'User Story|用户故事|使用者故事|用戶故事|ユーザーストーリー|사용자 스토리|Historia de Usuario|História de Usuário|User-Story|Benutzergeschichte|Récit utilisateur';
const story = new RegExp(
  String.raw`^(?:\*\*)?(?<anchor>(?:${words})\s{0,2}#?(?<number>\d{1,3}[a-z]?)|US-?(?<short>\d{1,3}[a-z]?))(?![\p{L}\p{N}])(?:\*\*)?\s{0,4}(?:[:：.、|]|[-–—]{1,2})?\s{0,4}`,
  'iu',
);
const named = new RegExp(
  String.raw`(?:(?:${words})\s{0,2}#?|(?<![\p{L}\p{N}])US-?)(?<number>\d{1,3}[a-z]?)(?![\p{L}\p{N}])`,
  'iu',
);

export function storyHeading({ source }: HeadingText): RequirementHeading | null {
  const groups = story.exec(source)?.groups;
  const anchor = groups?.['anchor'];
  const number = groups?.['number'] ?? groups?.['short'];
  if (anchor === undefined || number === undefined) return null;
  const anchorStart = source.indexOf(anchor);
  return {
    id: storyId(number),
    anchorStart,
    anchorEnd: anchorStart + anchor.length,
    titleStart: story.exec(source)?.[0].length ?? 0,
  };
}

/** The story that a heading over tasks is about: `## Phase 3: User Story 1 - Title`; `null` where it names none. */
export function storyIn(heading: string): string | null {
  const number = named.exec(heading.slice(0, 300))?.groups?.['number'];
  return number === undefined ? null : storyId(number);
}

/** As the tasks name it, without leading zeros. */
export function storyId(number: string): string {
  return `US${number.replace(/^0{1,2}(?=\d)/u, '').toLowerCase()}`;
}
