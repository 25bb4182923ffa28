import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { TemporaryFolder } from '../../test/platform/node/temporaryFolder.ts';
import { testRoot } from '../../test/support/snapshotOf.ts';
import type { RepositoryRows } from '../../src/exchange/rows/rows.ts';
import { readScip, type ScipIndex } from '../bench/readScip.ts';
import { symbolOf } from '../src/scip/symbol.ts';
import { writeScip } from '../src/scip/writeScip.ts';
import { englishWords, rowsOf, rowsOfRoots } from './rowsOf.ts';

const anyText = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
const name = { repository: 'acme/shop', scope: null, id: 'CRM-2', further: null, key: 'CRM-2' };

function indexOf(rows: RepositoryRows): ScipIndex {
  using folder = new TemporaryFolder();
  const file = join(folder.path, 'index.scip');
  writeScip(rows, file, englishWords);
  return readScip(readFileSync(file));
}

/** A line for each place: where, what it does, which symbol, and the text there. */
function told({ documents }: ScipIndex, files: Readonly<Record<string, string>>): readonly string[] {
  return documents.flatMap(({ path, occurrences }) =>
    occurrences.map(({ range: [line = 0, from = 0, to = 0], roles, symbol }) => {
      const text = files[path]?.split('\n')[line]?.slice(from, to);
      return `${path}:${line + 1} ${roles} ${symbol} “${text}”`;
    }),
  );
}

describe('the symbol of a requirement', () => {
  it('has the repository that defines it, and is written by the grammar of SCIP', () => {
    assert.equal(symbolOf(name, 'acme/web'), 'groundplan . acme/shop 1 CRM-2.');
    assert.equal(symbolOf({ ...name, repository: null }, 'acme/web'), 'groundplan . acme/web 1 CRM-2.');
    assert.equal(symbolOf({ ...name, repository: '销售 平台' }, ''), 'groundplan . 销售  平台 1 CRM-2.');
    assert.equal(symbolOf({ ...name, id: 'req~a`b~1' }, ''), 'groundplan . acme/shop 1 `req~a``b~1`.');
    assert.equal(symbolOf({ ...name, id: null }, ''), null);
  });

  it('tells ids of features and further definitions of an id apart', () => {
    assert.equal(
      symbolOf({ ...name, scope: 'specs/001 login' }, ''),
      'groundplan . acme/shop 1 specs/`001 login`/CRM-2.',
    );
    assert.equal(
      symbolOf({ ...name, further: 'docs/b.md' }, ''),
      'groundplan . acme/shop 1 `docs/b.md`:CRM-2.',
    );
  });
});

describe('any id of any repository', () => {
  /** https://github.com/sourcegraph/scip/blob/main/scip.proto, `message Symbol`: here a package, a version and one term. */
  const grammar = /^groundplan \. ((?:[^ ]| {2})+) 1 (?:([\w+$-]+)|`((?:[^`]|``)+)`)\.$/su;

  it('is a symbol by the grammar, from which it can be read again', () => {
    fc.assert(
      fc.property(anyText, anyText, (repository, id) => {
        const symbol = symbolOf({ ...name, repository, id }, '');
        const [, packageName, simple, escaped] = grammar.exec(symbol ?? '') ?? [];
        assert.equal(packageName?.replaceAll('  ', ' '), repository);
        assert.equal(simple ?? escaped?.replaceAll('``', '`'), id);
      }),
    );
  });
});

describe('an index for Sourcegraph', () => {
  const files = {
    'groundplan.yaml':
      'modules: [{ id: leads, name: "线索 *", owner: Ann }]\nphases: [{ id: p1, name: 一期 }]\n',
    'docs/pool.md':
      '| 编号 | 需求 | 模块 | 建设阶段 | 状态 | 上级需求 |\n|---|---|---|---|---|---|\n| CRM-1 | 去重 5 < 6 a_b | leads | 一期 | 已上线 | |\n| CRM-2 | 提醒 | | | | CRM-1 |\n| | 没有编号 | | | | |\n',
    'src/a.ts': '/* 😀 */ // @req CRM-1, CRM-9\n',
    'src/a.test.ts': '// @req CRM-1\n',
  };
  const index = indexOf(rowsOf(files));

  it('says where each requirement is defined and named, in UTF-16 units', () => {
    assert.deepEqual(told(index, files), [
      'docs/pool.md:3 1 groundplan . acme/shop 1 CRM-1. “CRM-1”',
      'docs/pool.md:4 1 groundplan . acme/shop 1 CRM-2. “CRM-2”',
      'docs/pool.md:4 0 groundplan . acme/shop 1 CRM-1. “CRM-1”',
      'docs/pool.md:5 1 local 2 “没有编号”',
      'src/a.test.ts:1 32 groundplan . acme/shop 1 CRM-1. “CRM-1”',
      'src/a.ts:1 0 groundplan . acme/shop 1 CRM-1. “CRM-1”',
      'src/a.ts:1 0 groundplan . acme/shop 1 CRM-9. “CRM-9”',
    ]);
    assert.deepEqual(
      index.documents.map(({ path, language, positionEncoding }) => [path, language, positionEncoding]),
      [
        ['docs/pool.md', 'Markdown', 2],
        ['src/a.test.ts', 'TypeScript', 2],
        ['src/a.ts', 'TypeScript', 2],
      ],
    );
    const { tool, projectRoot, textEncoding } = index;
    assert.deepEqual([tool, projectRoot, textEncoding], ['groundplan', testRoot.id, 1]);
  });

  it('shows a requirement as Markdown in which its words are words', () => {
    const [first] = index.documents[0]?.symbols ?? [];
    assert.equal(first?.displayName, 'CRM-1');
    assert.deepEqual(first?.documentation, [
      '**CRM-1** 去重 5 \\< 6 a\\_b\n\n- Module: 线索 \\*\n- Phase: 一期\n- Status: 已上线\n- Owner: Ann',
    ]);
  });

  it('relates a requirement to that which it is part of', () => {
    const second = index.documents[0]?.symbols.find(({ displayName }) => displayName === 'CRM-2');
    assert.deepEqual(second?.relationships, [
      { symbol: 'groundplan . acme/shop 1 CRM-1.', isReference: false, isImplementation: true },
    ]);
  });

  it('has the row of a requirement around the place of its id', () => {
    const first = index.documents[0]?.occurrences[0];
    assert.deepEqual(first?.enclosing, [2, 0, files['docs/pool.md'].split('\n')[2]?.length]);
  });

  it('shows what a workbook defines, which has no place in a text, where it is named', () => {
    const rows = rowsOf(files);
    const sheets: RepositoryRows = {
      ...rows,
      *documents() {
        for (const document of rows.documents()) yield { ...document, isText: document.kind === 'code' };
      },
    };
    const { documents, externalSymbols } = indexOf(sheets);
    assert.deepEqual(
      documents.map(({ path }) => path),
      ['src/a.test.ts', 'src/a.ts'],
    );
    assert.deepEqual(
      externalSymbols.map(({ symbol }) => symbol),
      ['groundplan . acme/shop 1 CRM-1.', 'groundplan . acme/shop 1 CRM-2.'],
    );
  });

  it('names an ambiguous id by each of its definitions', () => {
    const code = { 'src/a.ts': '// @req CRM-1\n' };
    const defining = { 'a.md': '### CRM-1 去重\n\n- 状态：已上线\n' };
    const rows = rowsOfRoots([
      { root: testRoot, files: code },
      { root: { id: 'file:///a', name: 'acme/a' }, files: defining },
      { root: { id: 'file:///b', name: 'acme/b' }, files: defining },
    ]);
    assert.deepEqual(told(indexOf(rows), code), [
      'src/a.ts:1 0 groundplan . acme/a 1 CRM-1. “CRM-1”',
      'src/a.ts:1 0 groundplan . acme/b 1 CRM-1. “CRM-1”',
    ]);
  });

  it('tells two definitions of an id apart, and takes the first where it is named', () => {
    const twice = {
      'a.md': '### CRM-1 去重\n\n- 状态：已上线\n',
      'b.md': '### CRM-1 提醒\n\n- 状态：已上线\n',
      'src/a.ts': '// @req CRM-1\n',
    };
    assert.deepEqual(told(indexOf(rowsOf(twice)), twice), [
      'a.md:1 1 groundplan . acme/shop 1 CRM-1. “CRM-1”',
      'b.md:1 1 groundplan . acme/shop 1 `b.md`:CRM-1. “CRM-1”',
      'src/a.ts:1 0 groundplan . acme/shop 1 CRM-1. “CRM-1”',
    ]);
  });

  it('names what another folder of the workspace defines by the name of that folder', () => {
    const beside = { id: 'file:///beside', name: 'acme/plan' };
    const code = { 'src/a.ts': '// @req CRM-1\n' };
    const rows = rowsOfRoots([
      { root: testRoot, files: code },
      { root: beside, files: { 'a.md': '### CRM-1 去重\n\n- 状态：已上线\n' } },
    ]);
    assert.deepEqual(told(indexOf(rows), code), ['src/a.ts:1 0 groundplan . acme/plan 1 CRM-1. “CRM-1”']);
  });

  it('names it by the name that the folder has among all repositories, where that is another', () => {
    const beside = { id: 'file:///beside', name: 'reqs' };
    const code = { 'src/a.ts': '// @req CRM-1\n' };
    const rows = rowsOfRoots(
      [
        { root: testRoot, files: code },
        { root: beside, files: { 'a.md': '### CRM-1 去重\n\n- 状态：已上线\n' } },
      ],
      { repositories: new Map([['reqs', 'acme/plan']]) },
    );
    assert.deepEqual(told(indexOf(rows), code), ['src/a.ts:1 0 groundplan . acme/plan 1 CRM-1. “CRM-1”']);
  });

  it('names what nothing here defines by the repository that is said to define it', () => {
    const code = { 'src/a.ts': '// @req CRM-1\n' };
    const rows = rowsOf(code, { requirementsFrom: 'acme/plan' });
    assert.deepEqual(told(indexOf(rows), code), ['src/a.ts:1 0 groundplan . acme/plan 1 CRM-1. “CRM-1”']);
  });

  it('is whole or not there, and the old one stays when a new one cannot be made', () => {
    using folder = new TemporaryFolder();
    const file = join(folder.path, 'index.scip');
    writeFileSync(file, 'old');
    const rows = rowsOf(files);
    const broken: RepositoryRows = {
      ...rows,
      *documents() {
        yield* rows.documents();
        throw new Error('the disk is full');
      },
    };
    assert.throws(() => writeScip(broken, file, englishWords), /the disk is full/u);
    assert.equal(readFileSync(file, 'utf8'), 'old');
    assert.ok(!existsSync(`${file}.part`));
  });
});
