import assert from 'node:assert/strict';
import { named, reasons, slice, texts } from '../markdown/reading.ts';
import { markersIn, only, read, tasksIn } from '../specDriven/reading.ts';

const main = `# Lead import

## Purpose
Lists of leads become leads.

## Requirements

### Requirement: Upload a list (P0)
The system SHALL read lists of leads.

- **Status**: one of open, read and failed
- **Version**: the number of the list's format, counted from 1

#### Scenario: A list is uploaded
- **WHEN** a clerk uploads a list
- **THEN** its rows are shown

#### Scenario: An empty list
- **WHEN** the list is empty
- **THEN** the system says so

### Requirement: \`merge\` rows
The system SHALL merge repeated rows.
`;

const delta = `## ADDED Requirements

### Requirement: See progress
The system SHALL show a bar.

## MODIFIED Requirements

### Requirement: \`merge\` rows
The system SHALL merge rows by phone.

## REMOVED Requirements

### Requirement: Upload a list (P0)
**Reason**: nobody does

## RENAMED Requirements

- FROM: \`### Requirement: Old name\`
- TO: \`### Requirement: New name\`
`;

describe('a capability of OpenSpec', () => {
  it('has requirements that are known by their whole names', () => {
    const facts = read('openspec/specs/lead-import/spec.md', main);
    assert.deepEqual(named(facts), ['— Upload a list (P0)', '— merge rows']);
    assert.deepEqual(
      facts.requirements.map(({ parts, namedByTitle, headings }) => [
        parts?.map(({ id }) => id),
        namedByTitle,
        headings,
      ]),
      [
        [['Upload a list (P0)'], true, []],
        [['merge rows'], true, []],
      ],
    );
    assert.deepEqual([facts.scope, facts.reader], ['openspec/specs/lead-import', 'openSpec']);
  });

  it('gives them their description and their scenarios, and the capability for a module', () => {
    const [first] = read('openspec/specs/lead-import/spec.md', main).requirements;
    assert.ok(first);
    assert.deepEqual(texts(first, 'description'), ['The system SHALL read lists of leads.']);
    assert.deepEqual(texts(first, 'acceptance'), [
      'A list is uploaded\nWHEN a clerk uploads a list\nTHEN its rows are shown',
      'An empty list\nWHEN the list is empty\nTHEN the system says so',
    ]);
    assert.deepEqual(texts(first, 'module'), ['lead-import']);
    assert.equal(slice(main, first.anchor), 'Upload a list (P0)');
  });

  it('states no fields in lists that describe something', () => {
    const [first] = read('openspec/specs/lead-import/spec.md', main).requirements;
    assert.deepEqual([texts(first, 'status'), texts(first, 'phase')], [[], []]);
  });
});

describe('a change of OpenSpec', () => {
  const path = 'openspec/changes/add-progress/specs/lead-import/spec.md';

  it('proposes what it adds', () => {
    const facts = read(path, delta);
    const added = only(facts);
    assert.equal(added.title, 'See progress');
    assert.deepEqual(texts(added, 'status'), ['proposed']);
    assert.deepEqual(texts(added, 'module'), ['lead-import']);
    assert.equal(facts.scope, 'openspec/changes/add-progress');
  });

  it('refers to what it alters, removes and renames in the capability', () => {
    const facts = read(path, delta);
    assert.deepEqual(markersIn(facts), [
      'merge rows@7:17-29',
      'Upload a list (P0)@12:17-35',
      'Old name@17:26-34',
    ]);
    assert.deepEqual(facts.features, [{ key: 'lead-import', line: 0 }]);
    assert.deepEqual(
      reasons({ ...facts, problems: [] }),
      Array(3).fill('It alters a requirement of the capability, and adds none.'),
    );
  });

  it('has tasks for all that it asks for', () => {
    const facts = read(
      'openspec/changes/add-progress/tasks.md',
      '## 1. Work\n\n- [x] 1.1 Draw a bar\n- [ ] 1.2 Move it\n',
    );
    assert.deepEqual(tasksIn(facts), ['[x] Draw a bar → *', '[ ] Move it → *']);
  });

  it('is history once it is archived', () => {
    const facts = read('openspec/changes/archive/2026-01-02-add-progress/specs/lead-import/spec.md', delta);
    assert.deepEqual([facts.requirements, facts.markers], [[], []]);
    assert.equal(facts.leftOut.length, 1);
  });

  it('holds no requirements in its other files, nor does the project’s description', () => {
    for (const file of [
      'openspec/project.md',
      'openspec/AGENTS.md',
      'openspec/changes/add-progress/proposal.md',
    ])
      assert.deepEqual(read(file, main).requirements, []);
  });
});
