/** How documents say that a requirement was put off: in a column with the phases it was in, or with how often. */
import { headerKey } from './headers.ts';
import { simplified } from './variants.ts';

const words: ReadonlySet<string> = new Set(
  [
    '阶段变更',
    '阶段变更记录',
    '阶段调整',
    '阶段调整记录',
    '排期变更',
    '排期变更记录',
    '排期调整',
    '延期记录',
    '延期次数',
    '改期次数',
    '变更阶段次数',
    '阶段变更次数',
    '阶段变更纪录',
    '阶段异动',
    '阶段异动纪录',
    '延期纪录',
    '延后次数',
    'phase changes',
    'phase history',
    'previous phases',
    'rescheduled',
    'times rescheduled',
    'times postponed',
    'times moved',
    'moved',
    'phaseChanges',
    'phaseHistory',
  ].map((word) => headerKey(word)),
);

const arrow = /\s{0,20}(?:→|⇒|➜|->|=>|＞|>|改为|改到|调整为|调整到|調整為|改為)\s{0,20}/u;
const longest = 400;

/** Whether a field of this name tells from which phase to which a requirement was moved. */
export function isMovesWord(name: string): boolean {
  return words.has(simplified(headerKey(name)));
}

/** The names between arrows; none where there is no arrow. */
export function phaseTrailIn(text: string): readonly string[] {
  const parts = text
    .slice(0, longest)
    .split(/[;；,，、\n]/u)
    .flatMap((part) => part.split(arrow))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 1 ? parts : [];
}

/** `3`, `3 次`, `3 times`; `null` for anything else. */
export function countedMoves(text: string): number | null {
  const found = /^\s{0,20}(\d{1,3})\s{0,4}(?:次|回|times?|x)?\s{0,20}$/iu.exec(text);
  return found ? Number(found[1]) : null;
}
