/** One walk over a parsed YAML text for what needs the whole of it: anchors, aliases, repeated keys. */
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, ParsedNode } from 'yaml';
import { keyText } from './nodeSpans.ts';

export interface Anchors {
  /** What each alias stands for: the nearest part of that name above it, or around it. */
  readonly targets: ReadonlyMap<Alias, ParsedNode>;
  readonly unknownAliases: readonly Alias.Parsed[];
  /** The second and further keys of the same text in one map. */
  readonly repeatedKeys: readonly ParsedNode[];
}

/** The depth of the tree is limited by the parser, so the walk may recurse. */
export function collectAnchors(root: ParsedNode | null): Anchors {
  const anchored = new Map<string, ParsedNode>();
  const targets = new Map<Alias, ParsedNode>();
  const unknownAliases: Alias.Parsed[] = [];
  const repeatedKeys: ParsedNode[] = [];

  const visit = (node: ParsedNode | null): void => {
    if (isAlias(node)) {
      const target = anchored.get(node.source);
      if (target) targets.set(node, target);
      else unknownAliases.push(node);
      return;
    }
    if (!node) return;
    if (node.anchor) anchored.set(node.anchor, node);
    if (isSeq(node)) for (const item of node.items) visit(item);
    if (!isMap(node)) return;
    const keys = new Set<string>();
    for (const pair of node.items) {
      const key = keyText(pair.key);
      if (key !== null && isScalar(pair.key) && !(key === '<<' && pair.key.type === 'PLAIN')) {
        if (keys.has(key)) repeatedKeys.push(pair.key as ParsedNode);
        keys.add(key);
      }
      visit(pair.key);
      visit(pair.value);
    }
  };
  visit(root);
  return { targets, unknownAliases, repeatedKeys };
}
