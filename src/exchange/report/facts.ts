import type { Message, Translate } from '../../model/message.ts';
import type { Block, Fact } from './block.ts';

type Entry = readonly [label: Message, ...texts: readonly (string | null)[]];

/** A block of facts; what says nothing is left out. */
export function factBlock(translate: Translate, entries: readonly Entry[]): Block {
  const facts = entries.flatMap(([label, ...texts]): readonly Fact[] => {
    const said = texts.filter((text): text is string => text !== null && text !== '');
    return said.length === 0 ? [] : [{ label: translate(label), texts: said }];
  });
  return { kind: 'facts', facts };
}
