import assert from 'node:assert/strict';
import { DocumentTraceBuilder } from '../../../src/history/documentTrace.ts';
import { ShownCard } from '../../../src/editor/card/shownCard.ts';
import type { CardPage } from '../../../src/board/messages.ts';
import { firstChange } from '../../../src/index/snapshotChange.ts';
import { WorkspaceIndex } from '../../../src/index/workspaceIndex.ts';
import { documentUri } from '../../../src/model/documentUri.ts';
import { formatMessage, type Message } from '../../../src/model/message.ts';
import type { Requirement } from '../../../src/model/requirement.ts';
import { FindingBook } from '../../../src/rules/findingBook.ts';
import { MemorySource } from '../../support/memorySource.ts';
import { testRoot } from '../../support/snapshotOf.ts';

const table = (...rows: readonly string[]): string =>
  ['| 编号 | 需求 | 模块 | 建设阶段 | 依赖 |', '|---|---|---|---|---|', ...rows, ''].join('\n');
const pool = table('| A-1 | 查重 | 线索 | 一期 | B-1 |');
const others = table('| B-1 | 开票 | 订单 | 一期 | |');
const far = table('| B-2 | 退款 | 订单 | 一期 | |');
const files = {
  'groundplan.yaml':
    'modules:\n  - { id: leads, name: 线索 }\n  - { id: orders, name: 订单 }\nphases:\n  - { id: p1, name: 一期 }\n  - { id: p2, name: 二期 }\n',
  'docs/pool.md': pool,
  'docs/others.md': others,
  'docs/far.md': far,
  'src/a.ts': '// @req A-1\nexport const a = 1;\n',
  'src/b.ts': '// @req B-2\nexport const b = 1;\n',
};
const uriOf = (path: string): string => documentUri(testRoot.id, path);
const translate = ({ key, args }: Message): string => formatMessage(key, args);

describe('The card on show', () => {
  let index: WorkspaceIndex;
  let shown: ShownCard;
  let prepared: number;
  /** What each change since the last look said of the card. */
  let followed: boolean[];

  beforeEach(async () => {
    const source = new MemorySource();
    for (const [path, text] of Object.entries(files)) source.folder(testRoot.id).set(path, text);
    index = new WorkspaceIndex({ source, log: { info: () => undefined, warn: () => undefined } });
    await index.setRoots([testRoot]);
    const book = new FindingBook();
    book.update(firstChange(index.snapshot));
    prepared = 0;
    followed = [];
    shown = new ShownCard({
      source: {
        get snapshot() {
          return index.snapshot;
        },
        findings: {
          of: (key) => {
            prepared++;
            return book.of(key);
          },
        },
      },
      translate,
      language: 'en',
    });
    index.onDidChange((change) => {
      followed.push(shown.follow({ change, findings: book.update(change) }));
    });
    shown.show(requirement('A-1'));
    shown.bring();
  });
  afterEach(() => index.dispose());

  function requirement(id: string): Requirement {
    const found = [...index.snapshot.requirements()].find((one) => one.id === id);
    assert.ok(found, id);
    return found;
  }

  function page(): CardPage {
    assert.ok(shown.page);
    return shown.page;
  }

  it('is not made anew for what is written about others', () => {
    index.overlay(uriOf('docs/far.md'), far.replace('退款', '退款审批'));
    index.overlay(uriOf('src/b.ts'), '// @req B-2\n// @req B-3\nexport const b = 2;\n');
    assert.deepEqual(followed, [false, false]);
    assert.equal(shown.bring(), null);
    assert.equal(prepared, 1);
  });

  it('is made once, when somebody looks, after any number of changes that touch it', () => {
    for (const title of ['查', '查重复', '查重复线索'])
      index.overlay(uriOf('docs/pool.md'), pool.replace('查重', title));
    assert.equal(prepared, 1);
    const message = shown.bring();
    assert.equal(message?.type === 'card' && message.page.title, '查重复线索');
    assert.equal(prepared, 2);
    assert.equal(shown.bring(), null);
    assert.equal(prepared, 2);
  });

  it('follows a requirement that it names, the plan, and a place that comes to name it', () => {
    const changes: readonly (readonly [path: string, text: string])[] = [
      ['docs/others.md', others.replace('开票', '电子发票')],
      ['groundplan.yaml', files['groundplan.yaml'].replace('name: 线索', 'name: 线索, endState: 不丢线索')],
      ['src/b.ts', '// @req A-1\nexport const b = 1;\n'],
      ['src/a.ts', 'export const a = 1;\n'],
      ['docs/far.md', table('| A-1 | 另一条 | 订单 | 一期 | |')],
    ];
    for (const [path, text] of changes) {
      index.overlay(uriOf(path), text);
      assert.equal(followed.at(-1), true, path);
      assert.equal(shown.bring()?.type, 'card', path);
    }
  });

  it('says that its requirement is gone, and shows it again when it is back', () => {
    index.overlay(uriOf('docs/pool.md'), '# Nothing\n');
    assert.equal(shown.bring()?.type, 'gone');
    assert.equal(shown.page, null);
    index.overlay(uriOf('docs/pool.md'), pool);
    assert.equal(shown.bring()?.type, 'card');
  });

  it('shows the history once it is read, and adds what is changed since', () => {
    const history = (): readonly string[] =>
      page().main.flatMap((section) =>
        section.kind === 'list' && section.id === 'history'
          ? [
              ...section.groups.flatMap(({ name, items }) => [name.text, ...items.map(({ text }) => text)]),
              section.note,
            ]
          : [],
      );
    assert.deepEqual(history(), []);
    shown.setTraces('reading');
    shown.bring();
    assert.deepEqual(history(), ['Reading the history in Git…']);
    shown.setTraces({ none: 'notInGit' });
    shown.bring();
    assert.match(history().join(), /in no Git repository/u);
    const facts = (uri: string) => index.snapshot.document(uri)?.facts.requirements ?? [];
    const builder = new DocumentTraceBuilder();
    builder.take({
      revision: { commit: 'a', date: '2026-05-02T10:00:00+08:00', author: '王敏', subject: '记下' },
      after: facts(uriOf('docs/pool.md')),
      before: [],
    });
    shown.setTraces({ document: builder.build(false), placements: null });
    shown.bring();
    assert.deepEqual(history(), ['2026-05-02 · 王敏', 'First written down', '']);
    index.overlay(uriOf('docs/pool.md'), pool.replace('一期', '二期'));
    shown.bring();
    assert.deepEqual(history(), [
      'Not committed yet',
      'Phase: 一期 → 二期',
      '2026-05-02 · 王敏',
      'First written down',
      '',
    ]);
  });

  it('keeps what is known while it is read again, and forgets it with the document', () => {
    shown.setTraces({ none: 'noCommits' });
    shown.setTraces('reading');
    shown.bring();
    assert.match(JSON.stringify(page()), /nothing is committed/u);
    shown.show(requirement('B-1'));
    shown.setTraces('reading');
    shown.bring();
    assert.match(JSON.stringify(page()), /Reading the history/u);
  });
});
