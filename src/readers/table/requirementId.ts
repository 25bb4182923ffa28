/**
 * Which words of a document are believable as the id of a requirement. Where nothing but its shape speaks
 * for an id (lists, bold text, headings) more is asked of it than in a column that is called 编号.
 */
import { isIdShaped } from '../../vocabulary/ids.ts';
import { remembered } from '../../vocabulary/remembered.ts';

/** Prefixes of standards, products, versions, and of other things that teams number. */
const otherPrefixes: ReadonlySet<string> = new Set(
  `UTF ISO RFC SHA MD GB GBK GBT GBZ HTTP HTTPS COVID GPT CLAUDE PEP ES ECMA IEEE IEC ANSI ASCII WCAG TLS SSL AES RSA DES CVE CWE
   JSR JDK JAVA NODE VUE REACT PYTHON PHP WINDOWS WIN LATIN CP EN DIN BS UL CSS HTML USB PCI WPA DDR RTX GTX MP BASE CRC SM
   PHASE STEP SPRINT WEEK DAY CHAPTER SECTION PART FIG FIGURE TABLE APPENDIX VERSION VER V RC BETA ALPHA RELEASE MILESTONE ROUND
   TC TEST CASE UT BUG ADR DEFECT ISSUE PR MR TODO FIX FAQ Q QA NOTE TIP EXAMPLE DEMO ERR ERROR EC RISK TASK T LEVEL TOP P`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);
const requirementPrefix =
  /^(?:req|reqs|requirement|fr|nfr|us|story|feature|feat|srs|prd|need|spec|br|ur|sr|func)$/i;

const latin =
  /^(?<first>[A-Za-z][A-Za-z0-9]{0,15})(?:[-_.][A-Za-z0-9]{1,16}){0,5}[-_][A-Za-z]{0,4}\d{1,6}(?:\.\d{1,4}){0,3}[a-z]?$/;
const han = /^\p{Script=Han}{1,8}[-_]?(?:[A-Za-z0-9]{1,8}[-_]){0,3}\d{1,6}$/u;
const worded =
  /^(?:需求|用户需求|功能需求|业务需求|非功能需求|用户故事|Requirement|User Story|Story)\s?\d{1,4}(?:\.\d{1,3}){0,3}$/iu;

/** Whether a word is, by itself, believable as a requirement's id: `CRM-001`, `NFR-P-03`, `需求26`. */
export const isBelievableId = remembered((word: string): boolean => {
  if (word.length > 100 || !/\d/.test(word)) return false;
  // Neither begins with a letter of ASCII but for two words of English.
  const isAscii = word.charCodeAt(0) < 128;
  if ((!isAscii || /^[rsu]/i.test(word)) && worded.test(word)) return true;
  if (!isAscii && han.test(word))
    return (
      /[-_]/u.test(word) && !/^(?:图|表|第|章|步骤|阶段|附录|方案|版本|迭代|里程碑|用例|测试)/u.test(word)
    );
  const first = latin.exec(word)?.groups?.['first'];
  if (first === undefined) return false;
  if (requirementPrefix.test(first)) return true;
  // `ES-2023`, `Q3-2026`: a year at the end is a date or an edition.
  if (/[-_](?:19|20)\d{2}$/.test(word)) return false;
  return first === first.toUpperCase() && !otherPrefixes.has(first.replace(/\d{1,8}$/, ''));
});

/** Whether a cell of an id column holds one id. A bare number is a row's number, `A-01~03` are several. */
export function isColumnId(written: string): boolean {
  const text = asTyped(written);
  return isIdWord(text) || /^[A-Za-z]{1,8}\d{1,6}(?:\.\d{1,4}){0,3}$/.test(text);
}

/** An id in a column that is shaped so that text elsewhere can refer to it; `C01` numbers anything. */
export const isIdWord = remembered((written: string): boolean => {
  // Typed with a Chinese keyboard, `REQ－１` is an id as well.
  const text = asTyped(written);
  if (
    text.length > 80 ||
    !/\d/.test(text) ||
    /^\d{4}[-./]\d{1,2}/.test(text) ||
    /^v\d/i.test(text) ||
    /\d~\d{1,6}$/.test(text)
  )
    return false;
  return isBelievableId(text) || (isIdShaped(text) && !/[年月日期]/u.test(text));
});

/** Without what a Chinese keyboard makes of letters and digits. */
function asTyped(written: string): string {
  return /^[ -~]*$/.test(written) ? written : written.normalize('NFKC');
}

/** The ids of one kind share this: `CRM-001` → `CRM-`. */
export function idPrefix(id: string): string {
  return id.replace(/\d[\d.]{0,20}[a-z]?$/, '');
}

/** An id at the start of a piece of text and the title behind it; offsets in the text, UTF-16. */
export interface LeadingId {
  readonly id: string;
  readonly start: number;
  /** The title, without the markup that may enclose it. */
  readonly titleStart: number;
  readonly titleEnd: number;
  /** Behind the title's own emphasis, where there is any; else the end of the text. */
  readonly restStart: number;
}

const lead =
  /^(?:\[[ xX]\]\s{1,4})?(?:\*\*|__|~~)?[`[【(（]{0,2}(?<id>(?:需求|用户需求|功能需求|业务需求|非功能需求|用户故事|Requirement|User Story|Story)\s?\d{1,4}(?:\.\d{1,3}){0,3}(?![\p{L}\p{N}])|[\p{L}][\p{L}\p{N}]{0,15}(?:[-_.][\p{L}\p{N}]{1,16}){1,6}(?:\.\d{1,4}){0,3})(?<closing>[`\]】)）]{0,2}(?:\([^()\s]{0,200}\))?(?:\*\*|__|~~)?)(?<separator>\s{0,8}[:：](?:\*\*|__)?\s{0,8}|\s{1,8}(?:[-–—|·]{1,2}\s{1,8})?|(?:\s{0,8}[—–]{1,2}\s{0,8})|(?=[【（(「“])|(?<=[】\])）])|$)/u;

/**
 * The id that starts a heading, a bold text or a list item. `null` when it does not start with a believable
 * one, or when what follows shows that several are spoken of (`REQ-001~003`, `REQ-1、REQ-2`).
 */
export function leadingId(text: string): LeadingId | null {
  if (!/\d/.test(text.slice(0, 120))) return null;
  const found = lead.exec(text);
  const id = found?.groups?.['id'];
  if (!found || id === undefined || !isBelievableId(id)) return null;
  const start = found[0].indexOf(id);
  const rest = text.slice(found[0].length);
  if (/^(?:[~～〜/、,，&+]|到\s|至\s|和\s|与\s|及\s|and\s)/u.test(rest)) return null;
  const end = text.trimEnd().length;
  const titleStart = Math.min(found[0].length, end);
  // `**CRM-023 改期**`: the emphasis that opened before the id closes behind the title.
  const opening = /^(?:\[[ xX]\]\s{1,4})?(\*\*|__|~~)/.exec(text)?.[1];
  if (
    opening &&
    !found.groups?.['closing']?.includes(opening) &&
    !found.groups?.['separator']?.includes(opening)
  ) {
    const close = text.indexOf(opening, titleStart);
    if (close >= 0) {
      const colon = /^\s{0,8}[:：]?\s{0,8}/u.exec(text.slice(close + opening.length))?.[0].length ?? 0;
      return { id, start, titleStart, titleEnd: close, restStart: close + opening.length + colon };
    }
  }
  return { id, start, titleStart, titleEnd: end, restStart: end };
}
