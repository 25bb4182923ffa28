import assert from 'node:assert/strict';
import { named, reasons, slice, texts } from '../markdown/reading.ts';
import { markersIn, read, readerFor, tasksIn } from '../specDriven/reading.ts';

const path = 'specs/001-lead-import/spec.md';

const spec = `# Feature Specification: Import leads

**Feature Branch**: \`001-lead-import\`
**Status**: Draft

## User Scenarios & Testing *(mandatory)*

### User Story 1 - Upload a list (Priority: P1) 🎯 MVP

A clerk uploads a list.

**Why this priority**: Nothing works without it.

**Acceptance Scenarios**:

1. **Given** a list, **When** it is uploaded, **Then** the rows are shown.

### User Story 2 — See progress (Priority: P2)

The clerk sees a bar.

### Edge Cases

- **EC-001**: What happens when the list is empty?
- **EC-002**: What happens when it is huge?

## Requirements *(mandatory)*

### Functional Requirements

- **FR-001**: System MUST read lists of 10,000 rows
- **FR-002**: System MUST merge repeated rows [NEEDS CLARIFICATION: by phone or by name?]
- **FR-002a**: System MUST say how many were merged

### Key Entities

- **Lead**: a person who asked

## Success Criteria *(mandatory)*

- **SC-001**: A list of 1,000 rows takes less than a minute
`;

describe('a feature of spec-kit', () => {
  it('has its stories, functional requirements and success criteria', () => {
    assert.deepEqual(named(read(path, spec)), [
      'US1 Upload a list',
      'US2 See progress',
      'FR-001 System MUST read lists of 10,000 rows',
      'FR-002 System MUST merge repeated rows [NEEDS CLARIFICATION: by phone or by name?]',
      'FR-002a System MUST say how many were merged',
      'SC-001 A list of 1,000 rows takes less than a minute',
    ]);
  });

  it('gives stories their priority, scenarios and description', () => {
    const [story] = read(path, spec).requirements;
    assert.deepEqual(texts(story, 'priority'), ['P1']);
    assert.deepEqual(texts(story, 'description'), ['A clerk uploads a list.']);
    assert.deepEqual(texts(story, 'acceptance'), [
      'Given a list, When it is uploaded, Then the rows are shown.',
    ]);
    assert.equal(story && slice(spec, story.anchor), 'User Story 1');
  });

  it('has its folder for a module without its number, and ids that count within it', () => {
    const facts = read(path, spec);
    assert.deepEqual([facts.scope, facts.reader], ['specs/001-lead-import', 'specKit']);
    for (const fact of facts.requirements) assert.deepEqual(texts(fact, 'module'), ['lead-import']);
  });

  it('is read in Chinese', () => {
    const text =
      '# 功能\n\n### 使用者故事 3 - 匯入名單（優先級：P2）\n\n客服上傳名單。\n\n- **FR-001**：系統必須讀取名單\n- **FR-002**：系統必須合併\n';
    const facts = read(path, text);
    assert.deepEqual(named(facts), ['US3 匯入名單', 'FR-001 系統必須讀取名單', 'FR-002 系統必須合併']);
    assert.deepEqual(texts(facts.requirements[0], 'priority'), ['P2']);
  });

  const others = '- **FR-001**: System MUST x\n- **FR-002**: System MUST y\n';
  for (const file of [
    'plan.md',
    'research.md',
    'data-model.md',
    'quickstart.md',
    'checklists/requirements.md',
    'contracts/api.md',
  ]) {
    it(`defines nothing in ${file}`, () => {
      assert.deepEqual(read(`specs/001-lead-import/${file}`, `# Requirements\n\n${others}`).requirements, []);
    });
  }

  it('defines nothing in a further version of the specification', () => {
    const facts = read('specs/001-lead-import/spec_old.md', spec);
    assert.deepEqual(facts.requirements, []);
    assert.deepEqual(reasons({ ...facts, problems: [] }), [
      'A further version of the specification beside it.',
    ]);
  });

  it('defines nothing in templates, principles and prompts', () => {
    for (const file of [
      '.specify/templates/spec-template.md',
      '.specify/memory/constitution.md',
      '.github/prompts/speckit.specify.prompt.md',
    ])
      assert.deepEqual(read(file, spec).requirements, []);
  });
});

describe('tasks of spec-kit', () => {
  const tasks = `# Tasks: Import leads

## Phase 1: Setup

- [x] T001 Create the project

## Phase 3: User Story 1 - Upload a list (Priority: P1)

- [x] T010 [P] [US1] Read rows in src/rows.ts (FR-001)
- [ ] T011 Merge rows in src/merge.ts (depends on T010)

## Phase 4: User Story 2

- [ ] T020 [US2] [US1] Show a bar
`;

  it('name the story of their label, else of their heading, and ids in their text', () => {
    assert.deepEqual(tasksIn(read('specs/001-lead-import/tasks.md', tasks)), [
      '[x] Create the project → ',
      '[x] Read rows in src/rows.ts (FR-001) → US1 FR-001',
      '[ ] Merge rows in src/merge.ts (depends on T010) → US1',
      '[ ] Show a bar → US2 US1',
    ]);
  });

  it('refer to stories by their short ids', () => {
    assert.deepEqual(markersIn(read('specs/001-lead-import/tasks.md', tasks)), [
      'US1@8:16-19',
      'US2@13:12-15',
      'US1@13:18-21',
    ]);
  });

  it('are no requirements, and their phases none of the plan', () => {
    assert.deepEqual(read('specs/001-lead-import/tasks.md', tasks).requirements, []);
  });
});

describe('other files below specs/', () => {
  it('are read as any Markdown', () => {
    assert.equal(
      readerFor('specs/billing/spec.md', '| 编号 | 需求 |\n|---|---|\n| B-1 | 开票 |\n'),
      'markdown',
    );
    assert.equal(readerFor('specs/billing/plan.md', '# Plan\n\n| ID | Requirement |\n'), 'markdown');
    assert.equal(readerFor('specs/billing/spec.md', spec), 'specKit');
    assert.equal(readerFor('.specify/specs/001-a/spec.md', spec), 'specKit');
  });
});
