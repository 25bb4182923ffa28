/** The words for status, priority and necessity, as trackers and people write them. */
import { remembered } from './remembered.ts';
import type { Necessity, Priority, Status } from '../model/requirement.ts';
import words from './data/values.json' with { type: 'json' };
import { nameKey } from './names.ts';
import { simplified } from './variants.ts';

const statusByWord = lookUp<Status>(words.status);
const priorityByWord = lookUp<Priority | 'wont'>(words.priority);
const necessityByWord = lookUp<Necessity>(words.necessity);

/** The status that a text names, `null` where it names none. `✅ 已实现` and `已上线（10/1）` count. */
export function statusOf(text: string): Status | null {
  return find(statusByWord, text);
}

/**
 * The priority that a text names; `null` where it names none. Bare numbers are no priority: they run both
 * ways between trackers.
 */
export function priorityOf(text: string): Priority | null {
  if (/^\s{0,8}\d/u.test(text)) return null;
  const priority = find(priorityByWord, text);
  return priority === 'wont' ? null : priority;
}

/** The necessity that a text names, `null` where it names none. */
export function necessityOf(text: string): Necessity | null {
  return find(necessityByWord, text);
}

/** What people write where they have nothing to say. */
export const isPlaceholder = remembered((text: string): boolean => {
  if (text.length > 40) return false;
  const written = text.trim();
  // Asked of every cell. None of these words is longer, and few of them begin with a Chinese character.
  if (written === '') return true;
  if (written.length > 8) return false;
  const first = written.charCodeAt(0);
  if (first >= 0x4e00 && first <= 0x9fff && !'无無暂暫待未空'.includes(written.charAt(0))) return false;
  return /^(?:[-–—―_/\\.…*~～?？]{0,8}|n\/?a|tbd|tbc|todo|none|null|nil|无|暂无|待定|未定|待补充|待确认|空)$/iu.test(
    simplified(written.normalize('NFKC').trim()),
  );
});

/** Names of files, as 页面 or “component” may give: they name no part of the system. */
export function isFileList(text: string): boolean {
  return /^[\w./-]{1,80}\.[a-z][a-z0-9]{1,5}(?:[\s,，、;；]{1,4}[\w./-]{1,80}\.[a-z][a-z0-9]{1,5}){0,20}$/u.test(
    text,
  );
}

/** `n/a (reason)`, `不适用（原因）`: the reason why something has no place on purpose; `null` otherwise. */
export function exemptionReason(text: string): string | null {
  const found =
    /^\s{0,8}(?:n\/?a|不适用|不適用|不归模块|不歸模組|无需归属|無需歸屬)\s{0,8}[（(](.{1,2000})[）)]\s{0,8}$/isu.exec(
      text,
    );
  const reason = found?.[1]?.trim();
  return reason ? reason : null;
}

function lookUp<Value extends string>(
  table: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, Value> {
  return new Map(
    Object.entries(table).flatMap(([value, spellings]) =>
      [value, ...spellings].map((spelling) => [valueKey(spelling), value as Value] as const),
    ),
  );
}

function find<Value>(table: ReadonlyMap<string, Value>, text: string): Value | null {
  const key = valueKey(text);
  if (key === '') return null;
  const whole = table.get(key);
  if (whole !== undefined) return whole;
  // “已上线（10/1）”, “P0 — 必须完成”, “高 / High”: the first word decides.
  const first = valueKey(key.split(/[\s(:,;/|、—–]/u, 1)[0] ?? '');
  return (first && table.get(first)) || null;
}

/** Emoji and ticks decorate a status and mean nothing by themselves; stars are a priority and stay. */
function valueKey(text: string): string {
  return simplified(
    nameKey(
      text.replace(/[\p{Extended_Pictographic}\uFE0F\u200D✓✔✗✘]/gu, (sign) => (sign === '⭐' ? sign : ' ')),
    ),
  );
}
