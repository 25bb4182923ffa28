import assert from 'node:assert/strict';
import { partSuggestions } from '../../src/insight/suggestions.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const uriOf = (path: string): string => documentUri(testRoot.id, path);
const requirements = `# Requirements

### Requirement 1: Sign in

**User Story:** As a user, I want to sign in.

#### Acceptance Criteria

1. WHEN the form is sent THEN the system SHALL check it
2. WHEN the check fails THEN the system SHALL say so
`;

describe('Suggestions of what a feature calls its requirements', () => {
  it('are its own numbers and those of their criteria, with what stands there', () => {
    const snapshot = snapshotOf({
      '.kiro/specs/login/requirements.md': requirements,
      '.kiro/specs/login/tasks.md': '- [ ] 1. Form\n  - _Requirements: 1.1_\n',
      '.kiro/specs/other/requirements.md': requirements.replace('Sign in', 'Sign out'),
    });
    const { items } = partSuggestions(snapshot, uriOf('.kiro/specs/login/tasks.md'), { namesOnly: false });
    assert.deepEqual(
      items.map(({ label, detail }) => `${label} ${detail}`),
      [
        '1 Sign in',
        '1.1 WHEN the form is sent THEN the system SHALL check it',
        '1.2 WHEN the check fails THEN the system SHALL say so',
      ],
    );
  });

  it('are the names of those that have no number, for a change that alters one', () => {
    const snapshot = snapshotOf({
      'openspec/specs/orders/spec.md':
        '# Orders\n\n## Requirements\n\n### Requirement: Parse orders\n\nThe system SHALL parse.\n',
      'openspec/changes/faster/specs/orders/spec.md':
        '## MODIFIED Requirements\n\n### Requirement: Parse orders\n\nThe system SHALL parse fast.\n',
    });
    const uri = uriOf('openspec/changes/faster/specs/orders/spec.md');
    const { items } = partSuggestions(snapshot, uri, { namesOnly: true });
    assert.deepEqual(
      items.map(({ label }) => label),
      ['Parse orders'],
    );
  });
});
