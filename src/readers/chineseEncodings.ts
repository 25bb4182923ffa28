/**
 * Texts in the encodings that Chinese spreadsheets and older editors write. GB18030 and Big5 decode most of
 * each other's bytes without an error, so which one it is, is told by what the text then says.
 */
import { fieldOfHeader } from '../vocabulary/headers.ts';
import { necessityOf, priorityOf, statusOf } from '../vocabulary/values.ts';
import type { Decoded } from './decoded.ts';

const candidates = [
  { encoding: 'gb18030', label: 'gb18030' },
  { encoding: 'cp950', label: 'big5' },
] as const;

/** Headers and values stand within so many lines. */
const judgedLines = 10;
const judgedCharacters = 16_384;
/** Of the Han characters of a Chinese text about half are among the commonest; of a wrongly decoded one few. */
const leastCommon = 0.12;

/**
 * The reading whose first lines hold more words of the vocabulary, then more of the commonest characters;
 * `null` where neither makes sense, as for a text in a Western encoding.
 */
export function decodeChinese(bytes: Uint8Array): Decoded | null {
  let best: { decoded: Decoded; words: number; common: number } | null = null;
  for (const { encoding, label } of candidates) {
    const text = decodeStrictly(bytes, label);
    if (text === null) continue;
    const words = knownWords(text);
    const common = shareOfCommon(text);
    if (words === 0 && common < leastCommon) continue;
    if (!best || words > best.words || (words === best.words && common > best.common)) {
      best = { decoded: { text, encoding }, words, common };
    }
  }
  return best?.decoded ?? null;
}

function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null; // Invalid bytes: the only reason for which a fatal decoder throws.
  }
}

/** Headers and values in the first lines that are not plain ASCII: those read the same in every encoding. */
function knownWords(text: string): number {
  const lines = text.slice(0, judgedCharacters).split(/\r\n?|\n/, judgedLines);
  let count = 0;
  for (const line of lines) {
    for (const part of line.split(/[,;\t|:：，；"'#*【】]/u, 200)) {
      const word = part.trim();
      if (word.length > 40 || !/[^\x00-\x7F]/.test(word)) continue;
      const isKnown =
        fieldOfHeader(word) !== null ||
        statusOf(word) !== null ||
        priorityOf(word) !== null ||
        necessityOf(word) !== null;
      if (isKnown) count++;
    }
  }
  return count;
}

const commonCharacters: ReadonlySet<string> = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农指几九区强放决西被干做必战先回则任取据处需功模块编号状态优先标题名称描述说明用户线索客户单据审批查询导出登录页面' +
    '這為個國時來們於對會過說產種後學經進著裡現實兩體機當點從業應開還義間樣與關線內數麼質氣變條沒結問無軍總員長頭邊級圖統較組見計別論運農幾區強決戰則處號狀態優標題稱述單據審詢導錄頁編項戶',
);

/** The share of the commonest characters among those that are not ASCII; 0 where there are none. */
function shareOfCommon(text: string): number {
  let all = 0;
  let common = 0;
  for (const character of text.slice(0, judgedCharacters * 4)) {
    if (character <= '\x7F') continue;
    all++;
    if (commonCharacters.has(character)) common++;
  }
  return all === 0 ? 0 : common / all;
}
