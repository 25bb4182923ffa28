import assert from 'node:assert/strict';
import { scanText } from '../../../src/readers/scan/scanText.ts';

/** The ids of the markers in a line of code, with `?` behind those that verify. */
function marked(text: string): string {
  const { markers } = scanText(text, { kind: 'code' });
  return markers.map(({ id, kind }) => (kind === 'verifies' ? `${id}?` : id)).join(' ');
}

function markedRanges(text: string): readonly string[] {
  const { markers } = scanText(text, { kind: 'code' });
  return markers.map(({ id, range }) => `${id}@${range.line}:${range.character}-${range.endCharacter}`);
}

describe('A marker of Groundplan', () => {
  for (const [text, expected] of [
    ['// @req CRM-001', 'CRM-001'],
    ['# @requirement REQ_LOGIN', 'REQ_LOGIN'],
    ['-- @satisfies CRM-001', 'CRM-001'],
    [' * @implements CRM-001', 'CRM-001'],
    ['<!-- @verifies CRM-001 -->', 'CRM-001?'],
    ['/// \\req CRM-001', 'CRM-001'],
    ['// @req: CRM-001', 'CRM-001'],
    ['// @req：CRM-001', 'CRM-001'],
    ['// @req auth.login', 'auth.login'],
    ['// @req 5.1', '5.1'],
    ['// @req 需求26', '需求26'],
    ['// @req CRM-线索-001', 'CRM-线索-001'],
    ['// @req 001-login/FR-001', '001-login/FR-001'],
    ['"""@req CRM-001"""', 'CRM-001'],
    ['// @req reqs:CRM-001', 'reqs:CRM-001'],
    ['// @req reqs:CRM-001, 供应商:REQ_2 and more', 'reqs:CRM-001 供应商:REQ_2'],
    ['// @req reqs:CRM-001/002', 'reqs:CRM-001 reqs:CRM-002'],
    ['// @req CRM-001:分配线索2', 'CRM-001'],
    ['// @req see:this', ''],
    ['// @implements Foo:Bar', ''],
  ] as const) {
    it(`is read from ${text}`, () => assert.equal(marked(text), expected));
  }

  it('covers the id alone', () => {
    assert.deepEqual(markedRanges('\n// @req CRM-001.'), ['CRM-001@1:8-15']);
  });

  for (const [text, expected] of [
    ['@req CRM-001, CRM-002; CRM-003、CRM-004', 'CRM-001 CRM-002 CRM-003 CRM-004'],
    ['@req CRM-001和CRM-002线索', 'CRM-001 CRM-002'],
    ['@req CRM-001 CRM-002 assigns leads', 'CRM-001 CRM-002'],
    ['@req ENG-01 TRK-02', 'ENG-01 TRK-02'],
    ['/* @req ENG-01 TRK-02 */', 'ENG-01 TRK-02'],
    ['@req ENG-01/TRK-02', 'ENG-01 TRK-02'],
    ['@req CRM-001 UTF-8 names', 'CRM-001'],
    ['@req CRM-001, in short', 'CRM-001'],
    ['@req CRM-001 and more', 'CRM-001'],
    ['@req NT-003/004', 'NT-003 NT-004'],
    ['@req MM-001 到 MM-003', 'MM-001 MM-002 MM-003'],
    ['@req 3.1-3.3', '3.1 3.2 3.3'],
    ['@req 5.1, 5.3', '5.1 5.3'],
    ['@req A-01-03', 'A-01-03'],
    ['@req A-01 @verifies A-02', 'A-01 A-02?'],
  ] as const) {
    it(`names every id of the list ${text}`, () => assert.equal(marked(text), expected));
  }

  for (const text of [
    '@implements {Foo}',
    '@implements IFoo',
    '@implements Vector3',
    '@implements com.foo.Bar2',
    '@satisfies Record<string, number>',
    '@verifies that the lead is assigned',
    '@verifies 3 things',
    '@requires x-1',
    '@req/package-1',
    '@requirement({ id: 1 })',
    '@req(A-1)',
    'me@req CRM-001',
    'C:\\\\req CRM-001',
    '@req e.g. this',
    '@req end-to-end',
    '@req',
    '@req me-1@example.com',
    '@req x-1=2',
  ]) {
    it(`is not seen in ${text}`, () => assert.equal(marked(text), ''));
  }

  it('inside a string literal gives nothing, and its id remains a word', () => {
    const { words, markers } = scanText('check("@req CRM-001", \'[impl->dsn~a~1]\', `@req A-1`)', {
      kind: 'code',
    });
    assert.deepEqual([markers, words.ids], [[], ['CRM-001', 'dsn~a~1', 'A-1']]);
  });

  for (const text of [
    "// don't drop @req CRM-001, it isn't done",
    "impl<'a> Lead<'a> { // @req CRM-001",
    'x = "a" // "@req CRM-001"',
    'x = "a\\"b" + "c" /* @req CRM-001 */',
    "# 'quoted' @req CRM-001 'quoted'",
    'see("https://a.b") // @req CRM-001',
  ]) {
    it(`is seen in a comment beside quotes: ${text}`, () => assert.equal(marked(text), 'CRM-001'));
  }

  it('that names more than 200 ids by a range is a problem, and its two ends count', () => {
    const { markers, problems } = scanText('// @req A-001~A-300', { kind: 'code' });
    assert.deepEqual(
      markers.map(({ id }) => id),
      ['A-001', 'A-300'],
    );
    assert.deepEqual(
      problems.map(({ code, message, range }) => [code, message.args, range.character, range.endCharacter]),
      [['reference/range-too-large', ['A-001~A-300', 300, 200], 8, 19]],
    );
  });

  it('gives nothing in a document', () => {
    assert.deepEqual(scanText('@req CRM-001 `[impl->dsn~a~1]`', { kind: 'document' }).markers, []);
  });
});

describe('A tag of OpenFastTrace', () => {
  for (const [text, expected] of [
    ['// [impl->dsn~login.sso~1]', 'dsn~login.sso~1'],
    ['// [ impl -> dsn~login-form~12 ]', 'dsn~login-form~12'],
    ['// [utest->dsn~a~1] [itest->dsn~b~2]', 'dsn~a~1? dsn~b~2?'],
    ['// [impl~parser~2->dsn~a~1]', 'dsn~a~1'],
    ['// [impl~~2->dsn~a~1]', 'dsn~a~1'],
    ['// [impl->dsn~a~1>>utest, itest]', 'dsn~a~1'],
    ['x[i]->next; y[impl->name]', ''],
    ['// [impl->dsn~a]', ''],
    ['// oft:off\n// [impl->dsn~a~1]\n// oft:on\n// [impl->dsn~b~1]', 'dsn~b~1'],
    ['// @req dsn~c~1 [impl->dsn~a~1]', 'dsn~c~1 dsn~a~1'],
  ] as const) {
    it(`is read from ${JSON.stringify(text)}`, () => assert.equal(marked(text), expected));
  }

  it('covers the id alone', () => {
    assert.deepEqual(markedRanges('// [impl~dsn~1->dsn~dsn~1]'), ['dsn~dsn~1@0:16-25']);
  });

  it('is an item itself, with a name where it has one or asks to be covered', () => {
    const text =
      '// [impl->dsn~a~1] [utest~x.y~3->dsn~a~1] [dsn->req~a~4 >> impl, utest] [impl~~2->dsn~a~1>>itest]';
    assert.deepEqual(
      scanText(text, { kind: 'code' }).markers.map(({ item }) => item),
      [
        { type: 'impl', id: null, needs: [] },
        { type: 'utest', id: 'utest~x.y~3', needs: [] },
        { type: 'dsn', id: 'dsn~a~0', needs: ['impl', 'utest'] },
        { type: 'impl', id: 'impl~a~2', needs: ['itest'] },
      ],
    );
  });

  it('counts in what tests work on, as its tool reads all files', () => {
    const { markers } = scanText('// [impl->dsn~a~1] @req CRM-001', { kind: 'code', isTestData: true });
    assert.deepEqual(
      markers.map(({ id }) => id),
      ['dsn~a~1'],
    );
  });

  it('names what it covers in any language', () => {
    assert.equal(marked('// [impl->dsn~登录.单点_1~1]'), 'dsn~登录.单点_1~1');
  });
});
