/**
 * What a sentence says besides its matter: who asks, what happens without it, how badly it is needed, and a title
 * that is left when the pleasantries are taken off. All are proposals; a person has the last word.
 */
import type { Necessity } from '../../model/requirement.ts';
import { asWritten, simplified, traditionalCharacters } from '../../vocabulary/variants.ts';

export interface SentenceParts {
  /** The matter in one short line. */
  readonly title: string;
  /** Who asks, as said or as the workspace calls them; `null` where nobody is named. */
  readonly asker: string | null;
  /** What happens when it is not done; `null` where it does not say so. */
  readonly withoutIt: string | null;
  /** With the words that speak for it; `null` where nothing tells. */
  readonly necessity: { readonly value: Necessity; readonly because: string } | null;
}

/** Longer titles are cut at a clause, in characters. */
const longestTitle = 40;
const longestLatinTitle = 90;
const shortTitle = 8;
const longestSentence = 2000;

const otherwise =
  /(?:^|[，,。；;！!？?\s—-])(?:要不然|不然的话|不然|否则的话|否则|再不这样|再不弄|再不做|不做的话|没有的话|没有它|不弄的话|要不(?=[就会得又都])|otherwise|or else|if not|without (?:it|this|that))[，,：:\s]{0,3}/iu;

/** Reads a sentence. `known` are sources, requesters, roles and owners that the workspace names. */
export function readSentence(written: string, known: readonly string[] = []): SentenceParts {
  const text = written.slice(0, longestSentence).replace(/\s+/gu, ' ').trim();
  if (traditionalCharacters(text) === 0) return partsOf(text, known);
  // Read in simplified characters, which stand in the same places, and said in those that were written.
  const names = known.map(simplified);
  const parts = partsOf(simplified(text), names);
  const back = (said: string): string =>
    said
      .split('，')
      .map((clause) => asWritten(text, clause))
      .join('，');
  const { asker, withoutIt, necessity } = parts;
  return {
    title: back(parts.title),
    asker: asker === null ? null : (known[names.indexOf(asker)] ?? back(asker)),
    withoutIt: withoutIt === null ? null : back(withoutIt),
    necessity: necessity && { ...necessity, because: back(necessity.because) },
  };
}

function partsOf(text: string, known: readonly string[]): SentenceParts {
  const { before, withoutIt } = splitOtherwise(text);
  const asker = askerIn(before, known);
  return {
    title: titleOf(before, asker?.said ?? null),
    asker: asker?.name ?? null,
    withoutIt,
    necessity: necessityIn(text, withoutIt),
  };
}

function splitOtherwise(text: string): { readonly before: string; readonly withoutIt: string | null } {
  const found = otherwise.exec(text);
  if (!found) return { before: text, withoutIt: null };
  const rest = text.slice(found.index + found[0].length);
  const end = /[。！!？?；;]/u.exec(rest)?.index ?? rest.length;
  const withoutIt = trimmed(rest.slice(0, end).replace(/^就(?=[会得要没])/u, ''));
  if (withoutIt === '') return { before: text, withoutIt: null };
  const parts = [text.slice(0, found.index), rest.slice(end + 1)].map(trimmed);
  return { before: parts.filter((part) => part !== '').join('。'), withoutIt };
}

interface Asker {
  readonly name: string;
  /** What of the sentence names them and their asking, to be left out of a title; empty where it belongs to the matter. */
  readonly said: string;
}

const asking =
  '(?:刚才|今天|昨天|上周|早上|又|也|一直|总|老|都|刚|还|特意|专门){0,2}(?:跟我|和我|找我|在群里|在会上|来电|打电话|开会|会上){0,2}(?:说了|说(?![话不明法服])|提出|提到|提了|提(?![醒示前高供升成交])|反映|反馈|要求|希望|想要|建议|问(?![题卷])|抱怨|吐槽|喊)(?:过|着|道)?(?:好几次|好几遍|几次|几遍|多次|两遍|两次|一下|了)?(?:能不能|是不是)?';
const someone = new RegExp(`^([\\p{Script=Han}A-Za-z0-9·]{2,12}?)${asking}[，,：:\\s]{0,2}`, 'u');
const someoneInEnglish =
  /^((?:the |our |a )?[a-z][a-z' -]{1,30}?) (?:keeps? |again |just |also )?(?:says?|said|asks?|asked|wants?|wanted|complains?|complained|told us|needs?|requested|suggests?|suggested)(?: (?:for|that|about|to|us)){0,4}[:,]? /iu;
const nobody =
  /^(?:我|我们|咱们|你|你们|他|她|他们|大家|人家|有人|这|那|谁|不|没|听|能|要|想|是|就|it|we|i|you|they|he|she|this|that)/iu;

/** A name has no verb, and no particle but in the middle of a word. */
const sentenceLike = /[没要不了着过把被给让在时候]|[的里上]$/u;

/** `…，华东一部提的`. */
const askedBy =
  /[，,。；;\s(（]([\p{Script=Han}A-Za-z0-9·]{2,12})(?:又|也|刚|上周|昨天|今天){0,2}(?:提|说|反映|反馈|要求|要)的[)）]?$/u;

/** Those that the workspace names come first, then whoever is said to ask. */
function askerIn(text: string, known: readonly string[]): Asker | null {
  const told = someone.exec(text) ?? someoneInEnglish.exec(text);
  const toldName = told?.[1]?.trim();
  const isName =
    toldName !== undefined &&
    !nobody.test(toldName) &&
    (known.includes(toldName) || !sentenceLike.test(toldName));
  const named = isName ? toldName : null;
  if (named !== null) return { name: knownName(named, known) ?? named, said: told?.[0] ?? '' };
  const behind = askedBy.exec(text);
  const last = behind?.[1];
  if (last !== undefined && (known.includes(last) || !sentenceLike.test(last)) && !nobody.test(last))
    return { name: knownName(last, known) ?? last, said: behind?.[0] ?? '' };
  // One that the sentence only begins with may be its matter as well.
  const first = longest(known.filter((name) => name.length >= 2 && text.startsWith(name)));
  return first === null ? null : { name: first, said: '' };
}

/** `华东一部` is 华东销售一部: all its characters in order, beginning alike. The longest name wins. */
function knownName(said: string, known: readonly string[]): string | null {
  return longest(known.filter((name) => name.length >= 2 && (said.includes(name) || isShortFor(said, name))));
}

function longest(names: readonly string[]): string | null {
  return names.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

function isShortFor(short: string, name: string): boolean {
  if (short.length < 3 || short.length >= name.length || short[0] !== name[0]) return false;
  let at = 0;
  for (const character of name) if (character === short[at]) at++;
  return at === short.length;
}

const wish =
  /能不能|可不可以|是不是可以|希望|最好|要是|如果能|想要|应该|需要|得有|建议|加个|加一个|做个|弄个|\b(?:can|could|should|would like|want|need|wish|please)\b/iu;
const politeStart =
  /^(?:(?:那个|就是|然后|另外|还有|对了|其实|哎|唉|嗯|啊|你看|请问|麻烦|拜托|辛苦|hi|hello|hey|please|so|well|also|and|but)[，,\s]{0,2}|(?:我们|咱们|我|大家)?(?:这边|这儿|这里)?(?:觉得|想|希望|想着|感觉|建议|需要|盼着)(?:能不能|可不可以|最好|能|可以|要)?|(?:系统|平台|你们)?(?:能不能|可不可以|能否|可否|是不是可以|是否可以|最好能?|要是能?|如果能?|希望能?)(?:给我们?|帮我们?|让我们?)?|(?:can|could|would|will) (?:you|we|it|the system)(?: please)? |(?:we|i)(?: would|'d)? (?:want|need|like|wish)(?: to)? |it would be (?:nice|great|good)(?: if (?:we|i|it) could| to| if)? )/iu;
const politeEnd =
  /(?:就好了|就行了|就行|就可以了|好不好|行不行|可以吗|行吗|好吗|呢|吗|吧|啊|呀|嘛|哦|啦|,? please)$/iu;

function withoutAsker(text: string, said: string): string {
  if (said === '') return text;
  if (text.startsWith(said)) return text.slice(said.length);
  return text.endsWith(said) ? text.slice(0, -said.length) : text;
}

const thanks = /^(?:谢谢|多谢|麻烦了|辛苦了|拜托了|thanks?(?: you)?|please)[啦了哈]?$/iu;

function titleOf(text: string, said: string | null): string {
  const body = withoutAsker(text, said ?? '');
  const clauses = body
    .split(/[，,。；;！!？?\n]/u)
    .map(trimmed)
    .filter((clause) => clause !== '' && !thanks.test(clause));
  const wished = clauses.findIndex((clause) => wish.test(clause));
  // A short wish leans on what was said before it.
  const leans = wished > 0 && [...polite(clauses[wished] ?? '')].length < shortTitle;
  const chosen = wished > 0 ? clauses.slice(leans ? wished - 1 : wished) : clauses;
  const isLatin = !/\p{Script=Han}/u.test(body);
  const most = isLatin ? longestLatinTitle : longestTitle;
  let title = '';
  for (const clause of chosen) {
    const next = title === '' ? polite(clause) : `${title}${isLatin ? ', ' : '，'}${polite(clause)}`;
    if (title !== '' && [...next].length > most) break;
    title = next;
  }
  const plain = title === '' ? trimmed(text) : title;
  const characters = [...plain];
  return characters.length <= most * 2 ? plain : `${characters.slice(0, most * 2 - 1).join('')}…`;
}

/** A clause without its pleasantries; itself where nothing else is left. */
function polite(clause: string): string {
  let rest = clause;
  for (let round = 0; round < 4; round++) {
    const next = trimmed(rest.replace(politeStart, '').replace(politeEnd, ''));
    if (next === rest || [...next].length < 3) break;
    rest = next;
  }
  return /^[a-z]/u.test(rest) ? rest.charAt(0).toUpperCase() + rest.slice(1) : rest;
}

const blocking =
  /走不下去|没法[^，。]{1,6}|没办法[^，。]{1,6}|做不了|干不了|用不了|签不了|收不了|卡住|卡死|停摆|停了|只能干等|违规|合规|法规|罚|必须|一定要|丢单|丢客户|人都走了|人家走了|\b(?:blocked|blocks|cannot|can't|must|illegal|stops?|compliance)\b/iu;
const degraded =
  /太慢|很慢|慢|麻烦|费劲|费时|手工|手动|人工|一个个|一条条|来回|反复|每次都|老是|总是|天天|半天|好几次|容易错|出错|弄错|漏|忘|重复|\b(?:slow|manual(?:ly)?|by hand|twice|again and again|error-prone|every time|keep|takes (?:hours|ages|too long))\b/iu;
const nice =
  /最好|就更好|锦上添花|有空|不急|方便的话|好看|顺手|要是能[^，。]{1,20}就好了|\b(?:nice to have|would be nice|not urgent|when you have time|cosmetic)\b/iu;

/** What is said of its lack counts most: a process that stops is blocking, whatever words the wish has. */
function necessityIn(text: string, withoutIt: string | null): SentenceParts['necessity'] {
  const checks: readonly (readonly [Necessity, RegExp, string])[] = [
    ['blocking', blocking, withoutIt ?? ''],
    ['blocking', blocking, text],
    ['degraded', degraded, text],
    ['nice', nice, text],
  ];
  for (const [value, expression, where] of checks) {
    const found = expression.exec(where);
    if (found) return { value, because: found[0] };
  }
  return null;
}

function trimmed(text: string): string {
  return text.replace(/^[\s，,。；;：:、—–-]+/u, '').replace(/[\s，,。；;：:、—–-]{1,100}$/u, '');
}
