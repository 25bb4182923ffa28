import assert from 'node:assert/strict';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';
import { documentUri } from '../../../src/model/documentUri.ts';

function marked(text: string, path = 'src/a.py'): string {
  const { markers } = readFacts(path, 'code', text);
  return markers.map(({ id, kind }) => (kind === 'verifies' ? `${id}?` : id)).join(' ');
}

describe('A marker of sphinx-codelinks', () => {
  for (const [text, expected] of [
    ['// @need-ids: NEED_001, need_002', 'NEED_001 need_002'],
    ['# @need-ids: tool_req__title', 'tool_req__title'],
    [' * @need-ids: REQ_1', 'REQ_1'],
    ['// @ Reads it, IMPL_1, impl, [REQ_1, SPEC_2]', 'REQ_1 SPEC_2'],
    ['# @ Tests \\, it, TEST_1, test, [REQ_1]', 'REQ_1?'],
    ['    # @Reads it, IMPL_1, impl, [FE_DEF, FE_CMT];', 'FE_DEF FE_CMT'],
    ['// @ Reads it, IMPL_1, impl, []', ''],
    [' * @param a, b, c, [d]', ''],
    ['@decorated(a, B_1, c, [d])', ''],
    ['// @ Reads it, IMPL_1', ''],
    ['x = a @ b, C_1, d, [E_1]', ''],
    ['mail to ann @ home, room_1, left, [2]', ''],
    ['print("@need-ids: NEED_001")', ''],
  ] as const) {
    it(`is read from ${text}`, () => assert.equal(marked(text), expected));
  }
});

describe('A marker of S-CORE', () => {
  for (const [text, expected] of [
    ['# req-Id: tool_req__docs_common_attr_title', 'tool_req__docs_common_attr_title'],
    ['// req-traceability: REQ_1, REQ_2', 'REQ_1 REQ_2'],
    ['# req-Id: REQ_1 tool_req__b', 'REQ_1 tool_req__b'],
    ['  # req-Id: a__b # and more', 'a__b'],
    ['  # req-Id: a__b which says so', 'a__b'],
    ['write_text("// req-Id: REQ_1\\n")', ''],
    ['"tag": "# req-Id:",', ''],
    ['the req-Id: is written so', ''],
  ] as const) {
    it(`is read from ${text}`, () => assert.equal(marked(text), expected));
  }

  it('names nothing in what tests work on', () => {
    assert.equal(marked('# req-Id: REQ_A', 'src/tests/docs/scenarios/child/a.py'), '');
    assert.equal(marked('# req-Id: REQ_A', 'test/fixtures/a.py'), '');
    assert.equal(marked('# req-Id: REQ_A', 'src/tests/a.py'), 'REQ_A');
  });

  it('leads to an id without a digit', () => {
    const snapshot = snapshotOf({
      'docs/x.rst': '.. tool_req:: Titles\n   :id: tool_req__title\n\nSee :need:`tool_req__title`.\n',
      'src/a.py': '# req-Id: tool_req__title\n# req-Id: tool_req__other\n',
    });
    const [requirement] = [...snapshot.requirements()];
    assert.ok(requirement);
    assert.deepEqual(
      snapshot.referencesTo(requirement).map(({ range }) => range.line),
      [0],
    );
    assert.deepEqual(
      snapshot.mentionsOf(requirement).map(({ range }) => range.line),
      [3],
    );
    assert.equal(snapshot.resolve('tool_req__other', documentUri(testRoot.id, 'src/a.py')).kind, 'none');
  });
});
