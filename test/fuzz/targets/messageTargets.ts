/** What pages and the editor say to each other, and what a workspace remembered: anything else than a message is nothing. */
import { isDeepStrictEqual } from 'node:util';
import { readFromPage, readToPage } from '../../../src/board/messages.ts';
import { readFromCapturePage, readToCapturePage } from '../../../src/board/capture/messages.ts';
import { readFromBoard, readToBoard } from '../../../src/board/overview/messages.ts';
import { boardPage, firstState, readState } from '../../../src/editor/board/boardPage.ts';
import { RequirementSearch } from '../../../src/insight/search/requirementSearch.ts';
import { formatMessage } from '../../../src/model/message.ts';
import { findingsOf, snapshotOf } from '../../support/snapshotOf.ts';
import { fixtureTexts, wordsOf } from '../fixtureTexts.ts';
import { asText, type FuzzTarget, promise } from '../fuzzTarget.ts';

const plan = `modules:
  - { id: leads, name: 线索管理 }
  - { id: quote, name: 报价 }
phases: [一期, 二期]
processes:
  - id: sale
    name: 成交
    steps: [{ id: assign, name: 分配, modules: [leads] }, 回访]
`;
const rows =
  '| 编号 | 需求 | 模块 | 阶段 | 环节 |\n|---|---|---|---|---|\n| A-1 | 去重 | leads | 一期 | 分配 |\n| A-2 | 导出 | 无 | 二期 | |\n';
const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/a.md': rows });
const source = {
  snapshot,
  findings: findingsOf(snapshot),
  search: RequirementSearch.of(snapshot),
  today: '2026-01-01',
};

export function messageTargets(): readonly FuzzTarget[] {
  const seeds = seedMessages().map((message) => JSON.stringify(message));
  const { words } = fixtureTexts(['test/board']);
  return [
    {
      name: 'messages of pages',
      about:
        'board/messages board/capture/messages board/overview/messages board/overview/actions board/overview/pictureChecks editor/board/boardPage',
      seeds,
      words: [
        ...words,
        ...wordsOf(seeds),
        '"__proto__":{"a":1},',
        '"constructor":null',
        '1e999',
        '-1',
        '[[[[',
        '{"type":"act"}',
      ],
      run: (input) => {
        const value = parsed(asText(input));
        const taken = [
          readToPage(value),
          readFromPage(value),
          readToCapturePage(value),
          readFromCapturePage(value),
          readToBoard(value),
          readFromBoard(value),
        ];
        for (const message of taken)
          promise(message === null || isDeepStrictEqual(message, value), 'a message is taken as it is', () =>
            asText(input),
          );
        return taken.map((message) => message?.type ?? null);
      },
    },
    {
      name: 'what a board remembers',
      about: 'editor/board/boardPage insight/board/',
      seeds: [JSON.stringify(firstState), ...seeds.filter((seed) => seed.includes('"view"'))],
      words: [...words, ...wordsOf(seeds)],
      weight: 4,
      run: (input) => {
        const state = readState(parsed(asText(input)));
        const page = boardPage(source, state, ({ key, args }) => formatMessage(key, args), 'en');
        const message = { type: 'board', answers: 0, ...page, mark: null };
        promise(readToBoard(structuredClone(message)) !== null, 'the page takes what is made for it', () =>
          asText(input),
        );
        return page;
      },
    },
  ];
}

/** As `postMessage` would bring it; `undefined` for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function seedMessages(): readonly unknown[] {
  const { view, filter } = firstState;
  const pages = (['plan', 'process', 'value'] as const).map((picture) =>
    boardPage(
      source,
      { view: { ...view, picture }, filter },
      ({ key, args }) => formatMessage(key, args),
      'en',
    ),
  );
  const button = { label: 'Copy link', name: 'Copy link', action: 'link' };
  const link = { text: 'docs/a.md:3', action: 'place', note: '' };
  const group = { name: { text: '', action: null, note: '' }, items: [link, { ...link, offer: button }] };
  const card = {
    key: 'A-1',
    language: 'en',
    id: 'A-1',
    title: '去重',
    place: link,
    actions: [button],
    main: [
      {
        kind: 'findings',
        id: 'f',
        heading: 'F',
        findings: [{ severity: 'warning', severityName: 'W', text: 'x', fixes: [button] }],
      },
      { kind: 'text', id: 't', heading: 'T', paragraphs: ['a'], note: '' },
      { kind: 'list', id: 'l', heading: 'L', groups: [group], note: '' },
    ],
    aside: [
      {
        kind: 'fields',
        id: 'x',
        heading: 'X',
        fields: [
          { id: 's', name: 'S', values: [{ text: 'a', isUnknown: false, notes: [link] }], change: button },
        ],
        note: '',
      },
    ],
  };
  const actions = [
    { kind: 'open', key: 'A-1' },
    { kind: 'module', root: 'a', id: 'b' },
    { kind: 'step', root: 'a', process: 'b', step: 'c' },
    { kind: 'place', root: 'a', keys: ['A-1'], from: [''], module: { to: null }, phase: 'same' },
    { kind: 'command', command: 'createPlan' },
    { kind: 'showInPlan', key: 'A-1' },
  ];
  return [
    { type: 'ready' },
    { type: 'act', action: 'link' },
    { type: 'card', page: card, said: '' },
    { type: 'gone', key: 'a', heading: 'b', text: 'c' },
    { type: 'pasted', text: 'a\nb' },
    { type: 'typed', round: 1, field: 'what', text: 'a' },
    { type: 'about', key: 'A-1' },
    { type: 'about', key: 'A-1', lines: ['a'] },
    { type: 'said', text: 'a' },
    { type: 'filter', request: 1, filter },
    { type: 'view', request: 2, view },
    ...pages.map((page) => ({ type: 'board', answers: 0, ...page, mark: { kind: 'card', id: 'A-1' } })),
    ...actions.map((action) => ({ type: 'act', action })),
  ];
}
