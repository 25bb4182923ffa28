import assert from 'node:assert/strict';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { findingsOf, snapshotOf } from '../support/snapshotOf.ts';

const requirements = (title: string, criteria: number): string =>
  `### Requirement 1: ${title}\n\n**User Story:** As a clerk, I want ${title}.\n\n#### Acceptance Criteria\n\n${Array.from(
    { length: criteria },
    (_, index) => `${index + 1}. WHEN ${title} ${index + 1}\n`,
  ).join('')}`;

const features = {
  '.kiro/specs/001-leads/requirements.md': requirements('leads', 3),
  '.kiro/specs/quotes/requirements.md': requirements('quotes', 2),
};

/** `id → key` of each reference in a file, with `?` where several are meant and `!` where none is. */
function meanings(snapshot: Snapshot, path: string): readonly string[] {
  return snapshot.referencesIn(`file:///plan/${path}`).map((reference) => {
    const meant = snapshot.meaningOf(reference);
    const to = meant.kind === 'one' ? meant.requirement.key : meant.kind === 'several' ? '?' : '!';
    return `${reference.id} → ${to}`;
  });
}

function flags(files: Readonly<Record<string, string>>): readonly string[] {
  return findingsOf(snapshotOf(files))
    .all()
    .filter(({ code }) => code.startsWith('reference/'))
    .map(({ uri, range, code }) => `${uri?.slice('file:///plan/'.length)}:${(range?.line ?? 0) + 1} ${code}`);
}

const leads = '.kiro/specs/001-leads/1';
const quotes = '.kiro/specs/quotes/1';

describe('a number in code', () => {
  it('means the requirement of the feature that the text above names', () => {
    const code = `// Feature: leads\n// Requirements: 1.1\n// .kiro/specs/quotes\n// Requirements: 1.1\n`;
    assert.deepEqual(meanings(snapshotOf({ ...features, 'src/a.ts': code }), 'src/a.ts'), [
      `1.1 → ${leads}`,
      `1.1 → ${quotes}`,
    ]);
  });

  it('means that of a feature named right below it, but not of one that is named further down', () => {
    const near = `// Validates: Requirements 1.1\n// Feature: leads, Property 1: x\n// Feature: quotes, Property 1: y\n`;
    const far = `// Requirements: 1.1\n\n\n\n// Feature: leads, Property 1: x\n`;
    const snapshot = snapshotOf({ ...features, 'src/a.ts': near, 'src/b.ts': far });
    assert.deepEqual(meanings(snapshot, 'src/a.ts'), [`1.1 → ${leads}`]);
    assert.deepEqual(meanings(snapshot, 'src/b.ts'), ['1.1 → ?']);
  });

  it('means the only requirement that has it', () => {
    assert.deepEqual(meanings(snapshotOf({ ...features, 'src/a.ts': '// 需求 1.3' }), 'src/a.ts'), [
      `1.3 → ${leads}`,
    ]);
  });

  it('is no reference where no feature has it', () => {
    const snapshot = snapshotOf({ ...features, 'src/a.ts': '// see requirement 3.4 of PCI DSS' });
    assert.deepEqual(meanings(snapshot, 'src/a.ts'), []);
    assert.deepEqual(flags({ ...features, 'src/a.ts': '// see requirement 3.4 of PCI DSS' }), []);
  });

  it('that the named feature does not have is flagged, as another feature’s is not meant', () => {
    const code = '// Feature: quotes\n// Requirements: 1.3\n';
    assert.deepEqual(meanings(snapshotOf({ ...features, 'src/a.ts': code }), 'src/a.ts'), ['1.3 → !']);
    assert.deepEqual(flags({ ...features, 'src/a.ts': code }), ['src/a.ts:2 reference/unknown-requirement']);
  });

  it('that several features have is flagged once a file', () => {
    const code = '// Requirements: 1.1, 1.2\n// Requirement 1: x\n';
    assert.deepEqual(flags({ ...features, 'src/a.ts': code }), ['src/a.ts:1 reference/unnamed-feature']);
  });

  it('ignores a named feature that nobody knows', () => {
    const code = '// Feature: login page\n// Requirements: 1.3\n';
    assert.deepEqual(meanings(snapshotOf({ ...features, 'src/a.ts': code }), 'src/a.ts'), [`1.3 → ${leads}`]);
  });
});

describe('an id that restarts in each feature', () => {
  const spec = (title: string): string =>
    `# Feature Specification: ${title}\n\n- **FR-001**: System MUST ${title}\n`;
  const files = { 'specs/001-leads/spec.md': spec('lead'), 'specs/002-quotes/spec.md': spec('quote') };

  it('means that of the feature that the code names, and several where it names none', () => {
    const snapshot = snapshotOf({
      ...files,
      'src/a.ts': '// specs/002-quotes\n// FR-001',
      'src/b.ts': '// FR-001',
    });
    assert.deepEqual(meanings(snapshot, 'src/a.ts'), ['FR-001 → specs/002-quotes/FR-001']);
    assert.deepEqual(meanings(snapshot, 'src/b.ts'), ['FR-001 → ?']);
    assert.deepEqual(flags({ ...files, 'src/b.ts': '// FR-001' }), []);
  });
});

describe('a reference in a feature’s own documents', () => {
  it('means the feature’s requirement, and never another feature’s', () => {
    const tasks = '- [ ] 1. Do\n  - _Requirements: 1.1, 1.3_\n';
    const files = { ...features, '.kiro/specs/quotes/tasks.md': tasks };
    assert.deepEqual(meanings(snapshotOf(files), '.kiro/specs/quotes/tasks.md'), [
      `1.1 → ${quotes}`,
      '1.3 → !',
    ]);
    assert.deepEqual(flags(files), ['.kiro/specs/quotes/tasks.md:2 reference/unknown-requirement']);
  });

  it('is no reference where the feature has no requirements', () => {
    const files = { ...features, '.kiro/specs/new/tasks.md': '- [ ] 1. Do\n  - _Requirements: 1.1_\n' };
    assert.deepEqual(meanings(snapshotOf(files), '.kiro/specs/new/tasks.md'), []);
    assert.deepEqual(flags(files), []);
  });
});

describe('a change of OpenSpec', () => {
  const capability = '# Leads\n\n## Requirements\n\n### Requirement: Upload\nThe system SHALL read lists.\n';
  const change =
    '## ADDED Requirements\n\n### Requirement: Merge\nThe system SHALL merge.\n\n## MODIFIED Requirements\n\n### Requirement: Upload\nThe system SHALL read long lists.\n';
  const files = {
    'openspec/specs/leads/spec.md': capability,
    'openspec/changes/merge-leads/specs/leads/spec.md': change,
    'openspec/changes/merge-leads/tasks.md': '- [x] 1.1 Read\n- [ ] 1.2 Merge\n',
  };
  const upload = 'openspec/specs/leads/spec.md#Upload';
  const merge = 'openspec/changes/merge-leads/specs/leads/spec.md#Merge';

  it('alters the capability’s requirement, which stays one', () => {
    const snapshot = snapshotOf(files);
    assert.deepEqual(
      [...snapshot.requirements()].map(({ key, status }) => [key, status]),
      [
        [merge, 'proposed'],
        [upload, null],
      ],
    );
    assert.deepEqual(meanings(snapshot, 'openspec/changes/merge-leads/specs/leads/spec.md'), [
      `Upload → ${upload}`,
    ]);
    const requirement = snapshot.requirement(upload);
    assert.ok(requirement);
    assert.deepEqual(
      snapshot.mentionsOf(requirement).map(({ uri, range }) => [uri, range.line]),
      [['file:///plan/openspec/changes/merge-leads/specs/leads/spec.md', 7]],
    );
  });

  it('is worked on for what it adds and for what it alters', () => {
    const snapshot = snapshotOf(files);
    for (const key of [upload, merge]) {
      const requirement = snapshot.requirement(key);
      assert.ok(requirement);
      assert.deepEqual(
        snapshot.tasksOf(requirement).map(({ task }) => task.title),
        ['Read', 'Merge'],
      );
    }
  });

  it('may alter what another change adds', () => {
    const other = '## MODIFIED Requirements\n\n### Requirement: Merge\nFaster.\n';
    const path = 'openspec/changes/faster/specs/leads/spec.md';
    assert.deepEqual(meanings(snapshotOf({ ...files, [path]: other }), path), [`Merge → ${merge}`]);
  });

  it('that alters what is not there is flagged', () => {
    const path = 'openspec/changes/faster/specs/leads/spec.md';
    const other = '## MODIFIED Requirements\n\n### Requirement: Nothing\nFaster.\n';
    assert.deepEqual(flags({ ...files, [path]: other }), [`${path}:3 reference/unknown-requirement`]);
  });
});

describe('the tasks for a requirement', () => {
  it('are those of its own feature that name it or a part of it', () => {
    const tasks =
      '- [x] 1. A\n  - _Requirements: 1.1_\n- [ ] 2. B\n  - _Requirements: 1_, 1.2_\n- [x] 3. C\n';
    const snapshot = snapshotOf({
      ...features,
      '.kiro/specs/001-leads/tasks.md': tasks,
      '.kiro/specs/quotes/tasks.md': '- [x] 1. Other\n  - _Requirements: 1.1_\n',
    });
    const requirement = snapshot.requirement(leads);
    assert.ok(requirement);
    assert.deepEqual(
      snapshot.tasksOf(requirement).map(({ uri, task }) => [uri.slice(13), task.title, task.isDone]),
      [
        ['.kiro/specs/001-leads/tasks.md', 'A', true],
        ['.kiro/specs/001-leads/tasks.md', 'B', false],
      ],
    );
  });
});

describe('the module of a feature', () => {
  it('is its folder where the plan declares none, and the declared one that has its name', () => {
    const inferred = snapshotOf(features).requirement(leads);
    assert.deepEqual(
      inferred?.modules.map(({ path, from }) => [path, from]),
      [['leads', 'folder']],
    );
    const plan = 'modules:\n  - { id: crm, name: CRM, modules: [{ id: leads, name: Leads }] }\n';
    const declared = snapshotOf({ ...features, 'groundplan.yaml': plan });
    assert.deepEqual(
      declared.requirement(leads)?.modules.map(({ path }) => path),
      ['crm/leads'],
    );
    const other = declared.requirement(quotes);
    assert.deepEqual([other?.modules, other?.unknown], [[], []]);
  });

  it('can be set by the plan for one requirement of one feature', () => {
    const plan =
      'modules:\n  - { id: crm, name: CRM }\nplacements:\n  ".kiro/specs/quotes/requirements.md#1": { module: crm }\n';
    const snapshot = snapshotOf({ ...features, 'groundplan.yaml': plan });
    assert.deepEqual(
      snapshot.requirement(quotes)?.modules.map(({ path, from }) => [path, from]),
      [['crm', 'plan']],
    );
    assert.deepEqual(snapshot.requirement(leads)?.modules, []);
  });

  it('can be set by the plan for a requirement without an id, by its name', () => {
    const spec = '## Requirements\n\n### Requirement: Upload a list\nIt SHALL.\n';
    const plan =
      'modules:\n  - { id: crm, name: CRM }\nplacements:\n  "openspec/specs/leads/spec.md#Upload a list": { module: crm }\n';
    const snapshot = snapshotOf({ 'openspec/specs/leads/spec.md': spec, 'groundplan.yaml': plan });
    const requirement = snapshot.requirement('openspec/specs/leads/spec.md#Upload a list');
    assert.deepEqual(
      requirement?.modules.map(({ path }) => path),
      ['crm'],
    );
  });
});
