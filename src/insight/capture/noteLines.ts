/**
 * Notes of a meeting as candidates, one a line. Headings, greetings, lists of who was there and lines that name a
 * requirement only to report on it are no requests, and are given with the reason why they were left out.
 */
import { message, type Message } from '../../model/message.ts';

export interface NoteLine {
  readonly text: string;
  /** The line in what was pasted, 0-based. */
  readonly line: number;
}

export interface LeftOutLine extends NoteLine {
  readonly why: Message;
}

export interface Notes {
  readonly candidates: readonly NoteLine[];
  readonly leftOut: readonly LeftOutLine[];
}

/** A meeting has fewer wishes than this; the rest is told to be too much. */
const mostCandidates = 200;
const shortest = 4;
const longest = 2000;

const bullet =
  /^\s{0,40}(?:[-*+•·●○▪◦☐☑✓✔–—]|\[[ xX]?\]|[（(]?\d{1,3}[)）.、．:：](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,3}[、.．])\s{0,8}(?:\[[ xX]?\]\s{0,4})?/u;
const heading = /^\s{0,3}#{1,6}\s/u;
const label =
  /^(?:会议|時間|时间|日期|地点|地點|主题|主題|议题|議題|参会|參會|出席|列席|缺席|记录|記錄|主持|参加人|与会|待办|下一步|结论|date|time|place|location|attendees|present|absent|minutes|agenda|notes? by|participants|action items?|next steps?)[^：:]{0,8}[：:]/iu;
/** `11 月 23 日周会` above all others. */
const meeting =
  /^.{0,24}(?:周会|例会|晨会|早会|月会|会议|纪要|记录|评审会|复盘会|meeting|minutes|weekly|notes)[^，,。；;]{0,2}$/iu;
const greeting =
  /^(?:大家好|各位好|谢谢大家|辛苦(?:大家|了)|散会|以上|完|好的?|收到|ok|okay|thanks?(?: all| everyone)?|hi(?: all)?|hello)[。.!！~～]{0,3}$/iu;
/** `小王 10:32` as chats put it above a message. */
const stamp =
  /^\s{0,8}(?:\[?\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\]?\s{0,4})?[\p{L}\p{N}·_\- ]{0,30}\s{0,4}\[?(?:上午|下午|晚上|早上)?\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s?[AaPp][Mm])?\]?\s{0,4}[：:]?\s{0,4}$/u;

export function noteLines(written: string): Notes {
  const candidates: NoteLine[] = [];
  const leftOut: LeftOutLine[] = [];
  const seen = new Set<string>();
  for (const [line, source] of written.split(/\r\n|\n|\r/u).entries()) {
    const isHeading = heading.test(source);
    const text = source
      .replace(heading, '')
      .replace(bullet, '')
      .replace(bullet, '')
      .replace(/\s+/gu, ' ')
      .trim()
      .slice(0, longest);
    if (text === '' || /^[\p{P}\p{S}\s]{1,200}$/u.test(text)) continue;
    const why = whyNot(text, isHeading, seen, candidates.length);
    if (why) leftOut.push({ text, line, why });
    else {
      seen.add(text);
      candidates.push({ text, line });
    }
  }
  return { candidates, leftOut };
}

function whyNot(text: string, isHeading: boolean, seen: ReadonlySet<string>, count: number): Message | null {
  if (isHeading) return message('It is a heading.');
  if (label.test(text) || (count === 0 && meeting.test(text)))
    return message('It tells about the meeting, not what is wanted.');
  if (stamp.test(text)) return message('It only says who wrote, and when.');
  if (greeting.test(text) || [...text].length < shortest)
    return message('It says too little to be a request.');
  if (seen.has(text)) return message('The same line stands above.');
  if (count >= mostCandidates)
    return message('There are more than {0} lines. Paste the rest afterwards.', mostCandidates);
  return null;
}
