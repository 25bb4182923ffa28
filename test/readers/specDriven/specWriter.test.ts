import assert from 'node:assert/strict';
import fc from 'fast-check';
import { set, said } from '../writing.ts';

const kiro =
  '### Requirement 1: Import (Priority: Low)\n\n**User Story:** As a clerk, I want x.\n\n### Requirement 2: Export\n\n- **Status**: draft\n\n1. WHEN y\n';
const kiroPath = '.kiro/specs/a/requirements.md';
const spec =
  '# Feature Specification: A\n\n### User Story 1 - Upload (Priority: P2)\n\nA list.\n\n### User Story 2 - Progress ##\n\n- **FR-001**: System MUST x\n';
const specPath = 'specs/001-a/spec.md';
const refused = 'refused: A specification of this format has no place for this field.';

describe('setting a field in a specification', () => {
  it('changes what the requirement states itself', () => {
    assert.equal(
      set(kiroPath, kiro, '1', 'priority', 'High'),
      kiro.replace('Priority: Low', 'Priority: High'),
    );
    assert.equal(set(kiroPath, kiro, '2', 'status', 'released'), kiro.replace('draft', 'released'));
    assert.equal(set(specPath, spec, 'US1', 'priority', 'P1'), spec.replace('P2', 'P1'));
  });

  it('writes a priority behind the title of a user story', () => {
    assert.equal(
      set(specPath, spec, 'US2', 'priority', 'P3'),
      spec.replace('Progress ##', 'Progress (Priority: P3) ##'),
    );
  });

  it('leaves everything else to the plan', () => {
    assert.equal(set(kiroPath, kiro, '2', 'module', 'leads'), refused);
    assert.equal(set(kiroPath, kiro, '1', 'phase', '一期'), refused);
    assert.equal(set(specPath, spec, 'FR-001', 'priority', 'P0'), refused);
    const capability = '## Requirements\n\n### Requirement: Upload\nIt SHALL.\n';
    assert.equal(set('openspec/specs/a/spec.md', capability, 'Upload', 'phase', '一期'), refused);
  });

  it('changes nothing where nothing is to be cleared', () => {
    assert.equal(set(kiroPath, kiro, '2', 'phase', null), kiro);
  });

  it('reads back what it wrote', () => {
    const value = fc
      .string({ minLength: 1, maxLength: 30 })
      .map((text) => text.replace(/[\s\p{C}()（）|,，;；:：[\]]/gu, ''));
    fc.assert(
      fc.property(value, (text) => {
        fc.pre(
          text !== '' && !/^[-–—―_/\\.…*~～?？#`<>&!]|^(?:n\/?a|tbd|tbc|todo|none|null|nil)$/iu.test(text),
        );
        const after = set(specPath, spec, 'US2', 'priority', text);
        assert.equal(said(specPath, after, 'US2', 'priority'), text);
      }),
      { numRuns: 200 },
    );
  });
});
