/** Which cards are selected, as in any list: one by a click, more with Ctrl, all between with Shift. */

export interface Selection {
  /** By key, and the row that each was selected in: a card may stand in several. */
  readonly cards: ReadonlyMap<string, string>;
  /** Where the next Shift begins. */
  readonly anchor: string | null;
}

export const nothingSelected: Selection = { cards: new Map(), anchor: null };

export function selectOne(key: string, row: string): Selection {
  return { cards: new Map([[key, row]]), anchor: key };
}

export function toggle({ cards }: Selection, key: string, row: string): Selection {
  const next = new Map(cards);
  if (!next.delete(key)) next.set(key, row);
  return { cards: next, anchor: key };
}

/**
 * All from the anchor to a card, in the order in which a row's cells show them; only that card where the anchor is
 * elsewhere. `inOrder` are the keys of the row.
 */
export function extendTo(
  selection: Selection,
  key: string,
  row: string,
  inOrder: readonly string[],
): Selection {
  const from = selection.anchor === null ? -1 : inOrder.indexOf(selection.anchor);
  const to = inOrder.indexOf(key);
  if (from < 0 || to < 0) return selectOne(key, row);
  const between = inOrder.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { cards: new Map(between.map((each) => [each, row])), anchor: selection.anchor };
}

export function selectAll(keys: readonly string[], row: string): Selection {
  return { cards: new Map(keys.map((key) => [key, row])), anchor: keys[0] ?? null };
}

/** Without what is on show no more. */
export function stillThere(selection: Selection, isThere: (key: string) => boolean): Selection {
  if ([...selection.cards.keys()].every(isThere)) return selection;
  const cards = new Map([...selection.cards].filter(([key]) => isThere(key)));
  const { anchor } = selection;
  return { cards, anchor: anchor !== null && isThere(anchor) ? anchor : null };
}
