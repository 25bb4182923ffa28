import assert from 'node:assert/strict';
import { mergedFields } from '../../src/edits/mergeRequest.ts';
import { setFields } from '../../src/edits/setFields.ts';
import { addressees } from '../../src/insight/review/letter.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import { applySourceEdits } from '../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

type Files = Readonly<Record<string, string>>;

function merged(files: Files, asker: string | null, said = '退得太慢') {
  const snapshot = snapshotOf(files);
  const requirement = snapshot.requirement('A-1');
  assert.ok(requirement);
  const fields = mergedFields(snapshot, requirement, { asker, said, on: '2026-11-27' });
  const texts = new Map(Object.entries(files).map(([path, text]) => [documentUri(testRoot.id, path), text]));
  const result = setFields(
    snapshot,
    [requirement],
    fields.map(({ field, after }) => ({ field, valueFor: () => after })),
    (uri) => texts.get(uri) ?? null,
  );
  assert.ok('edits' in result, JSON.stringify(result));
  const after = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      applySourceEdits(text, result.edits.get(documentUri(testRoot.id, path)) ?? []),
    ]),
  );
  return { fields, after };
}

const head = '| 编号 | 需求 | 描述 | 需求来源 | 备注 |\n|---|---|---|---|---|\n';

describe('a request that is merged into one that was made before', () => {
  it('adds who asks and a dated note, and leaves all else as it is', () => {
    const { after } = merged({ 'a.md': `${head}| A-1 | 退费 | 要快 | 市场部 · 周会 | 急 |\n` }, '客服部');
    assert.equal(
      after['a.md'],
      `${head}| A-1 | 退费 | 要快 | 市场部 · 周会；客服部 | 急；2026-11-27 客服部又提：退得太慢 |\n`,
    );
    assert.deepEqual(
      addressees(snapshotOf(after), testRoot.id).map(({ name }) => name),
      ['市场部', '客服部'],
    );
  });

  it('names nobody twice, whichever way it came', () => {
    const { fields } = merged({ 'a.md': `${head}| A-1 | 退费 | | 市场部 · 周会 | |\n` }, '市场部');
    assert.deepEqual(
      fields.map(({ field, before }) => [field, before]),
      [['note', null]],
    );
  });

  it('asks no document for a place that it does not have: the note says who, in the plan file if need be', () => {
    const files = {
      'groundplan.yaml': 'modules: []\n',
      'a.md': '| 编号 | 需求 |\n|---|---|\n| A-1 | 退费 |\n',
    };
    const { after } = merged(files, '客服部');
    assert.equal(after['a.md'], files['a.md']);
    assert.match(after['groundplan.yaml'] ?? '', /note: '?2026-11-27 客服部又提：退得太慢/u);
  });

  it('speaks the language of the document', () => {
    const text =
      '| ID | Requirement | Requester | Note |\n|---|---|---|---|\n| A-1 | Refunds | - | |\n| A-2 | Invoices | Ann | |\n';
    const { after } = merged({ 'a.md': text }, 'Support', 'refunds take too long');
    assert.match(
      after['a.md'] ?? '',
      /\| Support \| 2026-11-27 asked again by Support: refunds take too long \|/u,
    );
  });
});
