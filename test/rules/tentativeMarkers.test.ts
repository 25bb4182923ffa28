import assert from 'node:assert/strict';
import { setField } from '../../src/edits/setField.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { findingsOf, snapshotOf, testRoot } from '../support/snapshotOf.ts';

const sdoc = `[DOCUMENT]
TITLE: Sales

[REQUIREMENT]
UID: CRM-1
TITLE: Import
`;

function referencesIn(code: string): readonly string[] {
  const snapshot = snapshotOf({ 'docs/srs.sdoc': sdoc, 'src/code.py': code });
  return snapshot
    .referencesIn(documentUri(testRoot.id, 'src/code.py'))
    .map(({ id, kind, explicit }) => `${id} ${kind}${explicit ? '!' : ''}`);
}

function flaggedIn(code: string): readonly string[] {
  const snapshot = snapshotOf({ 'docs/srs.sdoc': sdoc, 'src/code.py': code });
  return findingsOf(snapshot)
    .in(documentUri(testRoot.id, 'src/code.py'))
    .map(({ code: rule }) => rule);
}

describe('A marker whose syntax has other uses', () => {
  it('refers to what a document defines', () => {
    assert.deepEqual(referencesIn('@pytest.mark.req("CRM-1")\n@Tag("CRM-1")'), [
      'CRM-1 verifies',
      'CRM-1 verifies',
    ]);
  });

  it('says nothing of any other word', () => {
    assert.deepEqual(referencesIn('@Tag("slow")\nREQUIREMENT("CRM-2")\n# r[auth.login]'), []);
    assert.deepEqual(flaggedIn('@Tag("slow")\nREQUIREMENT("CRM-2")\n# r[auth.login]'), []);
  });

  it('is told from one that speaks for itself', () => {
    assert.deepEqual(
      flaggedIn('# @relation(CRM-2, scope=line)\n# r[impl auth.login]\n# lobster-trace: a.B'),
      ['reference/unknown-requirement', 'reference/unknown-requirement', 'reference/unknown-requirement'],
    );
  });
});

describe('A field that a StrictDoc document has no place for', () => {
  it('goes into the plan file', () => {
    const plan = 'modules:\n  - { id: leads, name: Leads }\n';
    const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/srs.sdoc': sdoc });
    const [requirement] = snapshot.requirements();
    assert.ok(requirement);
    const result = setField(snapshot, requirement, 'module', 'Leads', (uri) =>
      uri.endsWith('.sdoc') ? sdoc : plan,
    );
    assert.ok('into' in result);
    assert.equal(result.into, 'plan');
  });
});
