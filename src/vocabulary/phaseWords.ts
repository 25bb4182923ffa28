/** Words that name a phase of a plan without the plan's help: 一期, 第二批, Phase 2, V1.0, M1, 2026Q3, MVP. */

const han = '[一二三四五六七八九十]{1,3}';
const patterns: readonly RegExp[] = [
  new RegExp(`第?(?:${han}|\\d{1,2})期(?!望|间|限|权|货|刊|待|數|数)`, 'u'),
  new RegExp(`第(?:${han}|\\d{1,2})(?:阶段|階段|批次?|梯队)`, 'u'),
  new RegExp(`(?:阶段|階段|批次|迭代|里程碑|期次)\\s?(?:${han}|\\d{1,2})`, 'u'),
  /(?<![\p{L}\p{N}])(?:phase|milestone|sprint|iteration|release|increment|stage|wave)[\s_-]{0,2}(?:\d{1,2}|[ivx]{1,4})(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}.])v\d{1,3}(?:\.\d{1,3}){0,2}(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])m\d{1,2}(?![\p{L}\p{N}])/iu,
  /(?<![\p{L}\p{N}])(?:20\d{2}\s?[-年]?\s?)?q[1-4](?![\p{L}\p{N}])/iu,
  /(?<![\p{L}])mvp(?:\s?\d{1,2})?(?![\p{L}])/iu,
];

/** The first phase word in a text, as written; `null` where there is none. `offset` in UTF-16 code units. */
export function phaseWordIn(text: string): { readonly text: string; readonly offset: number } | null {
  let best: { text: string; offset: number } | null = null;
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found && (!best || found.index < best.offset)) best = { text: found[0], offset: found.index };
  }
  return best;
}
