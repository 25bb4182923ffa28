/** A Markdown document of a feature folder, opened: its lines, blocks and sections, and what the folder says. */
import type { Claim } from '../../model/facts.ts';
import { startOfText } from '../../model/textRange.ts';
import { withoutFeatureNumber } from '../../vocabulary/features.ts';
import { fileClaims } from '../fileClaims.ts';
import type { Block } from '../markdown/blocks.ts';
import { readFrontMatter } from '../markdown/frontMatter.ts';
import { readSections, type Section } from '../markdown/outline.ts';
import { scanBlocks } from '../markdown/scanBlocks.ts';
import { type SourceText, sourceText } from '../markdown/sourceText.ts';
import type { ReaderInput } from '../reader.ts';

export interface FeatureDocument {
  readonly source: SourceText;
  readonly blocks: readonly Block[];
  /** In document order. */
  readonly sections: readonly Section[];
}

/** `folder` is the feature's folder, whose name its requirements have for a module. */
export function openFeatureDocument({ path, text }: ReaderInput, folder: string): FeatureDocument {
  const source = sourceText(text);
  const { blocks } = scanBlocks(source, readFrontMatter(source)?.endLine ?? 0);
  const [file, ...folders] = fileClaims(path);
  const outer = [...(file ? [file] : []), moduleOfFolder(folder), ...folders];
  return { source, blocks, sections: readSections(source, blocks, outer, path) };
}

/** The module that a feature folder stands for: its name without the number before it. */
export function moduleOfFolder(folder: string): Claim {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return {
    field: 'module',
    from: 'folder',
    text: withoutFeatureNumber(name),
    range: startOfText,
    name: '',
  };
}
