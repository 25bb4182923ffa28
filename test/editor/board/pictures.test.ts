import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isProcessPicture } from '../../../src/board/overview/processPicture.ts';
import { isValuePicture } from '../../../src/board/overview/valuePicture.ts';
import { processPage } from '../../../src/editor/board/processPage.ts';
import { valuePage } from '../../../src/editor/board/valuePage.ts';
import type { PictureSource } from '../../../src/insight/board/pictureSource.ts';
import { formatMessage, type Message } from '../../../src/model/message.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const plan = `
modules: [{ id: leads, name: Leads, modules: [{ id: assign, name: Assign }] }, { id: chat, name: Chat }]
phases: [{ id: p1, name: Phase 1 }, { id: p2, name: Phase 2 }]
processes:
  - id: deal
    name: To the deal
    steps:
      - { id: a, name: Assign leads, role: Manager, modules: [leads/assign, Nowhere] }
      - { id: b, name: Call }
      - { id: c, name: Close }
`;
const docs = [
  '| Id | Requirement | Module | Phase | Status | Value | Effort | Priority | Step | Necessity |',
  '|---|---|---|---|---|---|---|---|---|---|',
  '| R-1 | Assign by itself | Assign | Phase 1 | Released | 5 | 3 | P0 | Assign leads | blocking |',
  '| R-2 | Never twice | Assign | Phase 2 | Developing | 5 | 3 | P0 | Assign leads | blocking |',
  '| R-3 | One list | Leads | Phase 2 | Proposed | 2 | 8 | P1 | Call | |',
  '| R-4 | A chat | Chat | | Proposed | | | P2 | | nice |',
].join('\n');
const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'a.md': docs });
const say = ({ key, args }: Message): string => formatMessage(key, args);

function sourceOf(of: Snapshot, keys: ReadonlySet<string> | null = null): PictureSource {
  return { snapshot: of, root: testRoot.id, keys, findings: () => [], today: '2026-11-23' };
}

describe('the process picture in words', () => {
  const picture = processPage(sourceOf(snapshot), say);

  it('is what the page takes', () => {
    assert.ok(isProcessPicture(structuredClone(picture)));
  });

  it('says of each step who does it, since when it has support and what is missing', () => {
    const [lane] = picture.lanes;
    assert.deepEqual(
      lane?.figures.map(({ text }) => text),
      ['1 supported now', '1 supported from Phase 2 on', '1 not supported'],
    );
    assert.deepEqual(
      lane?.steps.map(({ name, role, supportText, need, gap, offers }) =>
        [name, role, supportText, need?.text ?? '', gap, ...offers.map(({ kind }) => kind)].join(' | '),
      ),
      [
        'Assign leads | Manager | supported now | process stops without it | ',
        'Call |  | from Phase 2 on |  | No module carries it yet. | linkModule',
        'Close |  | Not supported |  | No module carries this step and no requirement serves it: people do it by hand. | newForStep | linkModule',
      ],
    );
  });

  it('says of each module and requirement since when it is there', () => {
    const [step] = picture.lanes[0]?.steps ?? [];
    assert.deepEqual(
      step?.groups.flatMap(({ items }) => items.map(({ text, note }) => `${text} — ${note}`)),
      [
        'Leads › Assign — supported now · 1 of 2 released',
        '“Nowhere” is not in the plan — ',
        'R-1 Assign by itself — Released',
        'R-2 Never twice — from Phase 2 on · Developing',
      ],
    );
  });

  it('names what serves no step', () => {
    assert.deepEqual(
      picture.rest.map(({ heading, items }) => [heading, ...items.map(({ text }) => text)]),
      [
        ['Requirements that serve no step', 'R-4 A chat'],
        ['Modules that serve no step', 'Chat'],
      ],
    );
  });

  it('says what to do where there is no process', () => {
    const empty = processPage(sourceOf(snapshotOf({ 'a.md': docs })), say);
    assert.match(empty.empty?.text ?? '', /into the plan file/);
    assert.ok(isProcessPicture(empty));
  });
});

describe('the value picture in words', () => {
  const picture = valuePage(sourceOf(snapshot), say);

  it('is what the page takes', () => {
    assert.ok(isValuePicture(structuredClone(picture)));
  });

  it('lists what is still to be built in the suggested order, with the reasons', () => {
    assert.deepEqual(
      picture.rows.map(({ id, needText, quadrantText, weights, facts }) =>
        [id, weights, quadrantText, needText, facts].join(' | '),
      ),
      [
        'R-2 | value 5 · 3 person-days | Do first | Process stops without it | under way · P0',
        'R-4 | effort unknown |  | Nice to have | P2 · Proposed',
        'R-3 | value 2 · 8 person-days | Do less | Necessity not written | P1 · Proposed',
      ],
    );
    assert.deepEqual(
      picture.drawings.map(({ marks }) => marks.flatMap(({ numbers }) => numbers).sort((a, b) => a - b)),
      picture.drawings.map(() => [1, 2, 3]),
    );
  });

  it('says what is estimated and where numbers are missing', () => {
    assert.deepEqual(picture.notes, [
      '1 without a business value: their priority stands in, and their edge is dashed.',
      '1 without an effort: they stand in a column of their own.',
      'High is a value of 5 or more, little is up to 3 person-days: the middle of what is shown.',
    ]);
  });

  it('says why it is empty', () => {
    const filtered = valuePage(sourceOf(snapshot, new Set()), say);
    assert.match(filtered.empty?.heading ?? '', /fits the filter/);
    assert.match(valuePage(sourceOf(snapshotOf({})), say).empty?.heading ?? '', /Nothing is left/);
    assert.ok(isValuePicture(filtered));
  });
});

describe('the checks of both pictures', () => {
  it('take what any plan gives, cut to what a page can show', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/[|\\\n\r]/gu, ' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 6 }), (cells) => {
        const rows = cells.map(
          ([title, value, effort, step], at) =>
            `| R-${at} | ${title}${'长'.repeat(600)} | leads | | | ${value} | ${effort} | | ${step} | |`,
        );
        const of = snapshotOf({ 'groundplan.yaml': plan, 'a.md': `${docs}\n${rows.join('\n')}` });
        const process = processPage(sourceOf(of), say);
        const value = valuePage(sourceOf(of), say);
        assert.ok(isProcessPicture(process) && isValuePicture(value));
        assert.ok(value.rows.every(({ title }) => title.length <= 401));
      }),
      { numRuns: 30 },
    );
  });

  it('refuse anything else, and never throw', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
        assert.ok(!isProcessPicture(value) && !isValuePicture(value));
      }),
    );
    const value = valuePage(sourceOf(snapshot), say);
    const [drawing] = value.drawings;
    assert.ok(!isValuePicture({ ...value, extra: 1 }));
    assert.ok(!isValuePicture({ ...value, drawings: [{ ...drawing, width: NaN }] }));
    assert.ok(!isProcessPicture({ ...processPage(sourceOf(snapshot), say), lanes: [{}] }));
  });
});
