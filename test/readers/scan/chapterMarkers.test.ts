import assert from 'node:assert/strict';
import { scanText } from '../../../src/readers/scan/scanText.ts';

/** The numbers that a line of code refers to, with `?` behind those that a test says it checks. */
function numbers(text: string): string {
  const { markers } = scanText(text, { kind: 'code' });
  assert.ok(markers.every(({ isLocal, syntax }) => isLocal === true && syntax === 'numbered'));
  return markers.map(({ id, kind }) => (kind === 'verifies' ? `${id}?` : id)).join(' ');
}

describe('A number behind a word for requirements', () => {
  for (const [text, expected] of [
    [' * Requirements: 1.1, 1.2', '1.1 1.2'],
    ['// Requirement 7.2: Load all events', '7.2'],
    ['/* Requirement 5: Export */', '5'],
    ['# Validates: Requirements 1.2, 5.1', '1.2? 5.1?'],
    ['// **Validates: Requirements 3.1**', '3.1?'],
    ['-- _Requirements: 1.1, 2_', '1.1 2'],
    ['// _Requirements: 4_', '4'],
    ['/* 间距 - 需求 1.9、3.5 */', '1.9 3.5'],
    ['// （需求1.9）', '1.9'],
    ['// 验证：需求 1.2 和 2.1', '1.2? 2.1?'],
    ['// Requirements 1.1-1.3 and 2.4', '1.1 1.2 1.3 2.4'],
    ['// Requirements: 1.1 to 1.3', '1.1 1.2 1.3'],
    ["it('shows a bar (Requirement 2.1)', () => {", '2.1'],
    ['// Requirement 1.1, Requirement 2.2', '1.1 2.2'],
  ] as const) {
    it(`is a reference in ${text}`, () => assert.equal(numbers(text), expected));
  }

  for (const text of [
    '// Requirements: Python 3.8',
    '// Requirements: 3.8+',
    '// requirement 2.x',
    '// Requirements: 3 items of each',
    '// Total requirements: 61',
    '// 需求 3 个',
    '// 需求26',
    '// see version 1.2',
    'requirements.txt 1.2',
    'const requirement_1 = 1.2;',
    '// Requirements: 100%',
  ]) {
    it(`is none in ${text}`, () => assert.equal(numbers(text), ''));
  }

  it('stands where it is written, a range where the whole range is', () => {
    const { markers } = scanText('\n// 需求 1.9, 2.1-2.2', { kind: 'code' });
    assert.deepEqual(
      markers.map(({ id, range }) => `${id}@${range.line}:${range.character}-${range.endCharacter}`),
      ['1.9@1:6-9', '2.1@1:11-14', '2.2@1:11-18'],
    );
  });
});

describe('A feature that a text names', () => {
  const named = (text: string): string =>
    (scanText(text, { kind: 'code' }).features ?? []).map(({ key, line }) => `${key}@${line}`).join(' ');
  for (const [text, expected] of [
    ['// Feature: lead-import, Property 3: rows are kept', 'lead-import@0'],
    ['# **Feature: 2-lead-import, Property 1**', 'lead-import@0'],
    ["it('Feature: lead-import, Property 3: x', () => {", 'lead-import@0'],
    ['/**\n * Feature: Lead Import\n */', 'lead-import@1'],
    ['// 功能：名单导入\n', '名单导入@0'],
    ['// see .kiro/specs/lead-import/requirements.md', 'lead-import@0'],
    ['// specs/001-lead-import', 'lead-import@0'],
    ['// openspec/specs/lead-import/spec.md', 'lead-import@0'],
    ['// Feature: a, Property 1\n// Feature: a, Property 2\n// Feature: b, Property 3', 'a@0 b@2'],
    ['// Feature: toggle\n// .kiro/specs/lead-import', 'toggle@0 lead-import@1'],
    ['// no feature at all', ''],
    ['src/specs/a.ts', ''],
  ] as const) {
    it(`is told from ${JSON.stringify(text)}`, () => assert.equal(named(text), expected));
  }
});
