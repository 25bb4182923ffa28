import assert from 'node:assert/strict';
import { named, slice, texts } from '../markdown/reading.ts';
import { markersIn, only, partsOf, read, readerFor, tasksIn } from '../specDriven/reading.ts';

const path = '.kiro/specs/lead-import/requirements.md';

const chinese = `# 需求文档

## 需求

### 需求 1：导入名单

**用户故事：** 作为运营，我希望能够上传名单，以便一次导入全部线索。

#### 验收标准

1. WHEN 用户上传名单 THEN 系统 SHALL 显示行数
2. WHEN 名单有重复行
   THEN 系统 SHALL 合并它们

### 需求 2

**用户故事：** 作为运营，我希望看到导入进度，以便安心等待。

#### 验收标准

1. WHEN 导入开始 THEN 系统 SHALL 显示进度条
`;

const english = `# Requirements Document

## Requirements

### Requirement 1

**User Story:** As a clerk, I want to upload a list, so that all leads arrive at once.

#### Acceptance Criteria

1.1 WHEN a list is uploaded THE SYSTEM SHALL show the number of rows
1.2 IF a row repeats THEN THE SYSTEM SHALL merge it

### Requirement 2: Progress (Priority: High)

**Acceptance Criteria:**
1. THE SYSTEM SHALL show a bar
1. THE SYSTEM SHALL show the time left
`;

describe('requirements of Kiro', () => {
  it('have their number for an id, and what the story wants where they have no title', () => {
    assert.deepEqual(named(read(path, chinese)), ['1 导入名单', '2 看到导入进度']);
    assert.deepEqual(named(read(path, english)), ['1 upload a list', '2 Progress']);
  });

  it('have their numbered criteria for parts, however these are numbered', () => {
    const [first, second] = read(path, chinese).requirements;
    assert.ok(first && second);
    assert.deepEqual(partsOf(chinese, first), [
      '1.1: WHEN 用户上传名单 THEN 系统 SHALL 显示行数',
      '1.2: WHEN 名单有重复行\n   THEN 系统 SHALL 合并它们',
    ]);
    assert.deepEqual(partsOf(chinese, second), ['2.1: WHEN 导入开始 THEN 系统 SHALL 显示进度条']);
    const [one, two] = read(path, english).requirements;
    assert.ok(one && two);
    assert.deepEqual(partsOf(english, one), [
      '1.1: 1.1 WHEN a list is uploaded THE SYSTEM SHALL show the number of rows',
      '1.2: 1.2 IF a row repeats THEN THE SYSTEM SHALL merge it',
    ]);
    assert.deepEqual(partsOf(english, two), [
      '2.1: THE SYSTEM SHALL show a bar',
      '2.2: THE SYSTEM SHALL show the time left',
    ]);
  });

  it('keep the story, the criteria and the priority', () => {
    const [first, second] = read(path, english).requirements;
    assert.deepEqual(texts(first, 'scenario'), [
      'As a clerk, I want to upload a list, so that all leads arrive at once.',
    ]);
    assert.deepEqual(texts(second, 'priority'), ['High']);
    assert.deepEqual(texts(second, 'acceptance'), [
      'THE SYSTEM SHALL show a bar\nTHE SYSTEM SHALL show the time left',
    ]);
  });

  it('stand at their number', () => {
    const [first] = read(path, chinese).requirements;
    assert.equal(first && slice(chinese, first.anchor), '1');
    assert.equal(first && slice(chinese, first.range).split('\n')[0], '需求 1：导入名单');
  });

  it('have their feature folder for a module, and their ids count within it', () => {
    const facts = read('.kiro/specs/001-lead-import/requirements.md', chinese);
    assert.equal(facts.scope, '.kiro/specs/001-lead-import');
    assert.equal(facts.reader, 'kiro');
    assert.deepEqual(texts(facts.requirements[0], 'module'), ['lead-import']);
  });

  for (const heading of [
    '### 要件 3: 取込',
    '### Requisito 3: Importar',
    '### Requirement 3 - Import',
    '## **Requirement 3:** Import',
    '### REQ-3: Import',
    '### 需求3：导入',
  ]) {
    it(`are read under ${heading}`, () => {
      assert.equal(only(read(path, `# R\n\n${heading}\n\n1. WHEN x\n`)).id, '3');
    });
  }

  it('are no section about requirements', () => {
    const text = '# R\n\n## Requirements\n\n### Requirements overview\n\n3 requirements.\n\n### Non-goals\n';
    assert.deepEqual(named(read(path, text)), []);
  });

  it('stand beside others that have ids of their own', () => {
    const text = `${english}\n## Non-Functional Requirements\n\n- **NFR-001**: Answers within a second\n- **NFR-002**: Runs offline\n`;
    assert.deepEqual(named(read(path, text)).slice(2), [
      'NFR-001 Answers within a second',
      'NFR-002 Runs offline',
    ]);
  });

  it('take no list above the criteria for criteria', () => {
    const text =
      '### Requirement 1: A\n\n1. background\n\n#### Acceptance Criteria\n\n1. WHEN b\n2. WHEN c\n\n#### Notes\n\n1. d\n';
    assert.deepEqual(partsOf(text, only(read(path, text))), ['1.1: WHEN b', '1.2: WHEN c']);
  });
});

describe('tasks of Kiro', () => {
  const tasks = `# Implementation Plan

- [x] 1. Set up
- [x] 1.1 Upload a list
  - Read rows
  - _Requirements: 1.1, 1.2_
- [-] 2. Progress
  - [ ] 2.1 Show a bar
    - _Requirements: 2.1-2.3_
  - _Requirements: 2.4_
- [ ]* 2.2 Write property tests
  - **Validates: Requirements 1.2**
`;

  it('name requirements on the lines below them', () => {
    assert.deepEqual(tasksIn(read('.kiro/specs/a/tasks.md', tasks)), [
      '[x] Upload a list → 1.1 1.2',
      '[ ] Progress → 2.4',
      '[ ] Show a bar → 2.1 2.2 2.3',
    ]);
  });

  it('refer to each number at its place', () => {
    assert.deepEqual(markersIn(read('.kiro/specs/a/tasks.md', tasks)), [
      '1.1@5:19-22',
      '1.2@5:24-27',
      '2.1@8:21-24',
      '2.2@8:21-28',
      '2.3@8:21-28',
      '2.4@9:19-22',
      '1.2@11:30-33',
    ]);
  });

  it('are read in Chinese', () => {
    const text =
      '- [x] 1. 导入\n  - _需求：1.1、1.2_\n- [ ] 2. 进度\n  - 需求: 2.1-2.2, 3.1\n  - **验证: 需求 4.1**\n';
    assert.deepEqual(tasksIn(read('.kiro/specs/a/tasks.md', text)), [
      '[x] 导入 → 1.1 1.2',
      '[ ] 进度 → 2.1 2.2 3.1 4.1',
    ]);
  });

  it('in fenced code are examples', () => {
    assert.deepEqual(
      tasksIn(read('.kiro/specs/a/tasks.md', '```\n- [ ] 1. x\n  - _Requirements: 1.1_\n```\n')),
      [],
    );
  });
});

describe('files beside Kiro’s requirements', () => {
  it('refer to requirements and define none', () => {
    const text = '# Design\n\n### Requirement 1: as above\n\n**Validates: Requirements 1.2, 3.4**\n';
    const facts = read('.kiro/specs/a/design.md', text);
    assert.deepEqual(facts.requirements, []);
    assert.deepEqual(markersIn(facts), ['1@2:16-17', '1.2@4:26-29', '3.4@4:31-34']);
  });

  it('that steer the assistant hold none, unless somebody says so', () => {
    const text = '# Product\n\n### Requirement 1: sell\n\n**User Story:** As a …\n';
    assert.deepEqual(read('.kiro/steering/product.md', text).requirements, []);
    assert.equal(readerFor('.kiro/steering/product.md', text), 'instructions');
    assert.equal(readerFor('.kiro/steering/product.md', text, true), 'markdown');
  });

  it('are recognised in the folders of tools after Kiro’s example', () => {
    assert.equal(readerFor('.spec-workflow/specs/a/requirements.md', english), 'kiro');
    assert.equal(readerFor('docs/specs/a/requirements.md', english), 'kiro');
    assert.equal(
      readerFor('docs/specs/a/requirements.md', '# SRS\n\n| ID | Requirement |\n|---|---|\n'),
      'markdown',
    );
    assert.equal(readerFor('docs/requirements.md', english), 'markdown');
  });
});
