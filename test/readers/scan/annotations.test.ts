import assert from 'node:assert/strict';
import { findAnnotations } from '../../../src/readers/scan/annotations.ts';
import { Literals } from '../../../src/readers/scan/literals.ts';
import { marked, markedSource } from './marked.ts';

describe('An annotation of a test', () => {
  for (const [syntax, text, expected] of [
    ['pytest', '@pytest.mark.req("SRS-11")', '(SRS-11?)'],
    ['pytest', "@pytest.mark.requirements('SRS-11', 'SRS-12, SRS-13')", '(SRS-11?) (SRS-12?) (SRS-13?)'],
    ['pytest', '@pytest.mark.verifies(ids=["A-1",\n    "A-2"])', '(A-1?) (A-2?)'],
    ['junit', '@Tag("REQ-1")', '(REQ-1?)'],
    ['junit', '@Tags({@Tag("REQ-1"), @Tag("REQ-2")})', '(REQ-1?) (REQ-2?)'],
    ['dotnet', '[Trait("Requirement", "REQ-1")]', '(REQ-1?)'],
    ['fprime', '  REQUIREMENT("AL-001");', '(AL-001?)'],
    ['googletest', 'RecordProperty("Verifies", "SCR-1, SCR-2");', '(SCR-1?) (SCR-2?)'],
    ['googletest', '::testing::Test::RecordProperty("lobster-tracing", "req.Login");', '(req.Login?)'],
  ] as const) {
    it(`is read from ${text}`, () => assert.equal(marked(text, syntax), expected));
  }

  it('covers the id alone', () => {
    assert.equal(markedSource('@Tag("REQ-1")\nREQUIREMENT("AL-001")'), 'REQ-1 AL-001');
  });

  for (const [syntax, text] of [
    ['pytest', '@pytest.mark.parametrize("SRS-11", [1])'],
    ['pytest', '@pytest.mark.req(ids)'],
    ['junit', '@Tag(name = REQ)'],
    ['junit', '@TagName("REQ-1")'],
    ['dotnet', '[Trait("Category", "REQ-1")]'],
    ['fprime', '#define REQUIREMENT(id)'],
    ['fprime', 'MY_REQUIREMENT("AL-001")'],
    ['fprime', 'print("REQUIREMENT(\'AL-001\')")'],
    ['googletest', 'RecordProperty("Duration", "SCR-1")'],
    ['googletest', 'RecordProperty(key, "SCR-1")'],
  ] as const) {
    it(`is not seen in ${text}`, () => assert.equal(marked(text, syntax), ''));
  }

  it('gives no more than is asked for', () => {
    const text = '@Tag("A-1")\n'.repeat(5);
    const search = { text, parts: [{ from: 0, to: text.length }], literals: new Literals(text), most: 3 };
    assert.equal(findAnnotations(search, { word: '@Tag', rest: /\(/y }).length, 3);
  });
});
