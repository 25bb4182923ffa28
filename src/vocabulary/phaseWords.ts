/** Words that name a phase of a plan without the plan's help: 一期, 第二批, Phase 2, V1.0, M1, 2026Q3, MVP. */

const han = '[一二三四五六七八九十]{1,3}';
const patterns: readonly RegExp[] = [
  new RegExp(`第?(?:${han}|\\d{1,2})期(?!望|间|限|权|货|刊|待|數|数)`, 'u'),
  new RegExp(`第(?:${han}|\\d{1,2})(?:阶段|階段|批次?|梯队|梯隊)`, 'u'),
  new RegExp(`(?:阶段|階段|批次|迭代|里程碑|期次)\\s?(?:${han}|\\d{1,2})`, 'u'),
  /(?<![\p{L}\p{N}])(?:phase|milestone|sprint|iteration|release|increment|stage|wave)[\s_-]{0,2}(?:\d{1,2}|[ivx]{1,4})(?![\p{L}\p{N}])/u,
  /(?<![\p{L}\p{N}.])v\d{1,3}(?:\.\d{1,3}){0,2}(?![\p{L}\p{N}])/u,
  /(?<![\p{L}\p{N}])m\d{1,2}(?![\p{L}\p{N}])/u,
  /(?<![\p{L}\p{N}])(?:20\d{2}\s?[-年]?\s?)?q[1-4](?![\p{L}\p{N}])/u,
  /(?<![\p{L}])mvp(?:\s?\d{1,2})?(?![\p{L}])/u,
];

/** The first phase word in a text, as written; `null` where there is none. `offset` in UTF-16 code units. */
export function phaseWordIn(text: string): { readonly text: string; readonly offset: number } | null {
  // The patterns are in lower case: `i` beside `u` and `\p{L}` costs V8 tens of milliseconds to compile.
  const searched = text.replace(/[A-Z]{1,64}/g, (letters) => letters.toLowerCase());
  let best: { text: string; offset: number } | null = null;
  for (const pattern of patterns) {
    const found = pattern.exec(searched);
    if (!found || (best && found.index >= best.offset)) continue;
    best = { text: text.slice(found.index, found.index + found[0].length), offset: found.index };
  }
  return best;
}
