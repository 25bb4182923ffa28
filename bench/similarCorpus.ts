/** Made-up requirements as a snapshot holds them, as far as similarity looks at them. */
import type { Requirement } from '../src/model/requirement.ts';
import type { RequirementSource } from '../src/insight/similar/similarityIndex.ts';
import { startOfText } from '../src/model/textRange.ts';
import { searchCorpus } from './searchCorpus.ts';

export interface MadeUpRequirements {
  readonly source: RequirementSource;
  /** The same with another title for one of them. */
  readonly edited: (key: string) => RequirementSource;
}

export function requirementsOf(size: number, seed: number): MadeUpRequirements {
  const all = new Map(
    searchCorpus(size, seed).map(({ key, title, description }) => [
      key,
      requirementOf(key, title, description),
    ]),
  );
  const sourceOf = (requirements: ReadonlyMap<string, Requirement>): RequirementSource => ({
    requirements: () => requirements.values(),
    requirement: (key) => requirements.get(key),
  });
  const titles = [...all.values()].map(({ title }) => title);
  let at = 0;
  return {
    source: sourceOf(all),
    edited: (key) => {
      const other = titles[(at += 37) % titles.length] ?? '';
      // Changed in place: what a copy of ten thousand costs is no part of what is measured.
      all.set(key, requirementOf(key, `${other}，并记录原因`, ''));
      return sourceOf(all);
    },
  };
}

export function requirementOf(key: string, title: string, description: string): Requirement {
  return {
    key,
    id: key,
    title,
    root: 'file:///plan',
    uri: 'file:///plan/docs/pool.md',
    fact: {
      id: key,
      title,
      shape: 'row',
      role: 'definition',
      range: startOfText,
      anchor: startOfText,
      claims:
        description === ''
          ? []
          : [{ field: 'description', from: 'column', text: description, range: startOfText, name: '' }],
      headings: [],
    },
    modules: [],
    phase: null,
    step: null,
    unknown: [],
    exemptFromModule: null,
    exemptFromPhase: null,
    status: null,
    priority: null,
    necessity: null,
  };
}
