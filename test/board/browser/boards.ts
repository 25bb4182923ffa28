/**
 * What the editor would send to the board, made by the same pure code: of the sample plan and of plans made up for the
 * occasion. Bundled for the harness, which has no VS Code.
 */
import type { BoardFilter } from '../../../src/model/boardFilter.ts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readToBoard, type PictureName, type ToBoard } from '../../../src/board/overview/messages.ts';
import { boardPage, firstState } from '../../../src/editor/board/boardPage.ts';
import { WorkspaceIndex } from '../../../src/index/workspaceIndex.ts';
import { RequirementSearch } from '../../../src/insight/search/requirementSearch.ts';
import { formatMessage, type Translate } from '../../../src/model/message.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { NodeSource } from '../../../src/platform/node/nodeSource.ts';
import { findingsOf, snapshotOf } from '../../support/snapshotOf.ts';

export { cardHtml } from '../../../src/editor/card/cardHtml.ts';

/** A day on which the sample has phases behind and before it. */
const today = '2026-11-23';

export interface Asked {
  readonly picture: PictureName;
  readonly language?: 'en' | 'zh-cn';
  readonly filter?: Partial<BoardFilter>;
  /** The page's last request. */
  readonly answers?: number;
  readonly folded?: readonly string[];
}

/** A plan whose board can be asked for. */
export class Board {
  readonly #snapshot: Snapshot;
  readonly #search: RequirementSearch;
  readonly #findings: ReturnType<typeof findingsOf>;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.#search = RequirementSearch.of(snapshot);
    this.#findings = findingsOf(snapshot, today);
  }

  /** What the editor would send. Throws where the page would not take it. */
  message({ picture, language = 'en', filter = {}, answers = 0, folded = [] }: Asked): ToBoard {
    const source = { snapshot: this.#snapshot, findings: this.#findings, search: this.#search, today };
    const state = {
      view: { ...firstState.view, picture, folded },
      filter: { ...firstState.filter, ...filter },
    };
    const message = {
      type: 'board',
      answers,
      ...boardPage(source, state, translateTo(language), language),
      mark: null,
    };
    const read = readToBoard(structuredClone(message));
    if (!read) throw new Error(`the page would not take the ${picture} picture`);
    return read;
  }
}

export async function sampleBoard(): Promise<Board> {
  const folder = resolve('examples/sales-platform');
  const index = new WorkspaceIndex({
    source: new NodeSource({ folderOf: () => folder, git: false }),
    log: { info: () => undefined, warn: () => undefined },
  });
  await index.setRoots([{ id: pathToFileURL(folder).href, name: 'sales-platform' }]);
  await index.settled();
  return new Board(index.snapshot);
}

export function boardOf(files: Readonly<Record<string, string>>): Board {
  return new Board(snapshotOf(files));
}

const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Readonly<
  Record<string, string>
>;

function translateTo(language: 'en' | 'zh-cn'): Translate {
  return ({ key, args }) => formatMessage((language === 'en' ? undefined : bundle[key]) ?? key, args);
}
