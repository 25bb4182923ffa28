import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextRange } from '../../../src/model/textRange.ts';
import { readerOf } from '../../../src/readers/registry.ts';
import { read } from './reading.ts';

const paths = [
  '.kiro/specs/a/requirements.md',
  '.kiro/specs/a/tasks.md',
  'specs/001-a/spec.md',
  'specs/001-a/tasks.md',
  'openspec/specs/a/spec.md',
  'openspec/changes/b/specs/a/spec.md',
  'openspec/changes/b/tasks.md',
];
const piece = fc.constantFrom(
  '### Requirement 1: Title\n',
  '### 需求 2（低优先级）\n',
  '## Requirement 3 (Priority: P1)\n',
  '### Requirement: Name (P0)\n',
  '### User Story 1 - Title (Priority: P1) 🎯\n',
  '## ADDED Requirements\n',
  '## MODIFIED Requirements\n',
  '## RENAMED Requirements\n',
  '- FROM: `### Requirement: Old`\n',
  '#### Scenario: x\n',
  '#### Acceptance Criteria\n',
  '**Acceptance Criteria:**\n',
  '**User Story:** As a clerk, I want x, so that y.\n',
  '1. WHEN x\n',
  '1.1 WHEN x\n',
  '- 1.2 WHEN y\n',
  '- **FR-001**: System MUST x\n',
  '- **FR-002**: y [NEEDS CLARIFICATION: z]\n',
  '- [x] 1.1 Do it\n',
  '  - [ ]* T002 [P] [US1] Do that\n',
  '    - _Requirements: 1.1, 2.1-2.3_\n',
  '**Validates: Requirements 1.2**\n',
  '- **Priority**: P1\n',
  '```\n',
  '<!-- groundplan: off -->\n',
  '> ',
  '- ',
  '  ',
  '\t',
  '\r',
  '\r\n',
  '\n',
  '`',
  '*',
  '\u0000',
  '𠮷',
  '\uD800',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
);

function assertLiesIn(text: string, range: TextRange): void {
  const lines = text.split(/\r\n?|\n/);
  const [start, end] = [lines[range.line], lines[range.endLine]];
  assert.ok(start !== undefined && end !== undefined, JSON.stringify(range));
  assert.ok(range.character <= start.length && range.endCharacter <= end.length, JSON.stringify(range));
  assert.ok(range.line < range.endLine || range.character <= range.endCharacter, JSON.stringify(range));
}

describe('reading any text as a specification', () => {
  it('never throws, and every range lies in the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...paths), (text, path) => {
        const reader = readerOf({ path, text });
        const facts = reader?.read({ path, text });
        for (const fact of facts?.requirements ?? []) {
          const parts = (fact.parts ?? []).map((part) => part.range);
          const claims = fact.claims.map((claim) => claim.range);
          for (const range of [fact.range, fact.anchor, ...claims, ...parts]) assertLiesIn(text, range);
        }
        for (const { range } of facts?.markers ?? []) assertLiesIn(text, range);
        for (const { range } of facts?.tasks ?? []) assertLiesIn(text, range);
        for (const { range } of facts?.leftOut ?? []) assertLiesIn(text, range);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives each requirement its own place, and each of its parts an id of its own', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...paths), (text, path) => {
        const { requirements } = read(path, text);
        const places = requirements.map(({ anchor }) => `${anchor.line}:${anchor.character}`);
        assert.equal(new Set(places).size, places.length);
        for (const { parts = [] } of requirements)
          assert.equal(new Set(parts.map(({ id }) => id)).size, parts.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('ends on texts that are made to be slow', () => {
    for (const unit of [
      '# Requirement 1\n',
      '### Requirement: a\n#### Scenario: b\n',
      '## MODIFIED Requirements\n### Requirement: a\n',
      '1.1 x\n',
      '- [ ] x\n',
      ' - [ ] T001 [US1] FR-001\n',
      '_Requirements: 1.1, ',
      'Requirements 1.1-1.200, ',
      '需求',
      'Feature: ',
      '.kiro/specs/',
      '**',
    ]) {
      for (const path of paths)
        read(path, `### Requirement 1\n${unit.repeat(Math.floor(15_000 / unit.length))}`);
    }
  }).timeout(20_000);
});
