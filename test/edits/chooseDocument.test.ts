import assert from 'node:assert/strict';
import { chooseDocument, globOfPath, newPlanForDocument } from '../../src/edits/chooseDocument.ts';
import { fileKinds, vouchedPaths } from '../../src/index/fileKinds.ts';
import { emptyPlan } from '../../src/model/plan.ts';
import { readPlan } from '../../src/readers/planFile/readPlan.ts';
import { applySourceEdits } from '../../src/readers/writer.ts';
import { readFacts } from '../../src/readers/readDocument.ts';

describe('choosing a document in the plan file', () => {
  it('adds a list that keeps what is read by default', () => {
    assert.equal(
      chosen('system: 甲\n', 'docs/a.md', true),
      'system: 甲\ndocuments:\n  - default\n  - docs/a.md\n',
    );
    assert.equal(chosen('', 'docs/a.md', false), "documents:\n  - default\n  - '!docs/a.md'\n");
    assert.equal(newPlanForDocument('a.md', true), 'documents:\n  - default\n  - a.md\n');
  });

  it('adds an item to a list as it is written', () => {
    assert.equal(
      chosen('documents:\n- docs/**  # 全部\n\nsystem: 甲\n', 'b.md', true),
      'documents:\n- docs/**  # 全部\n- b.md\n\nsystem: 甲\n',
    );
    assert.equal(chosen('documents: [docs/**]\n', 'b.md', false), "documents: [docs/**, '!b.md']\n");
    assert.equal(chosen('documents: docs/**\n', 'b.md', true), 'documents: [docs/**, b.md]\n');
  });

  it('takes the opposite word out', () => {
    assert.equal(
      chosen("documents:\n  - default\n  - '!b.md'\n", 'b.md', true),
      'documents:\n  - default\n  - b.md\n',
    );
    assert.equal(
      chosen('documents:\n  - b.md\n  - default\n', 'b.md', false),
      "documents:\n  - default\n  - '!b.md'\n",
    );
    assert.equal(chosen("documents: [default, '!b.md']\n", 'b.md', true), 'documents: [default, b.md]\n');
  });

  it('changes nothing where the plan says so already', () => {
    assert.equal(chosen('documents: [b.md]\n', 'b.md', true), 'documents: [b.md]\n');
  });

  it('is refused while the plan file has an error', () => {
    assert.ok('key' in chooseDocument('documents: [a\n', null, 'b.md', true));
  });

  it('means this one file, whatever signs are in its name', () => {
    const path = '需求 (二期) [草稿]!.md';
    const globs = ['default', globOfPath(path)];
    assert.deepEqual([...vouchedPaths(globs)], [path]);
    const kinds = fileKinds({ ...emptyPlan, documents: ['default', `!${globOfPath(path)}`] }, (name) =>
      name.endsWith('.md'),
    );
    assert.equal(kinds(path), null);
    assert.equal(kinds('需求.md'), 'document');
  });

  function chosen(text: string, path: string, holdsRequirements: boolean): string {
    const globs = readPlan(text).plan?.documents ?? null;
    const result = chooseDocument(text, globs, path, holdsRequirements);
    assert.ok(!('key' in result), JSON.stringify(result));
    return applySourceEdits(text, result);
  }
});

describe('a document that the plan names itself', () => {
  const text = '| 功能 | 说明 |\n|---|---|\n| 自动分配 | 按地区分 |\n';

  it('needs no further evidence that its tables hold requirements', () => {
    assert.equal(readFacts('a.md', 'document', text).requirements.length, 0);
    const facts = readFacts('a.md', 'document', text, true);
    assert.deepEqual(
      facts.requirements.map(({ title }) => title),
      ['自动分配'],
    );
    assert.equal(facts.isVouched, true);
  });

  it('still holds no requirements in its list of revisions', () => {
    const revisions = '| 版本 | 日期 | 作者 | 概述 |\n|---|---|---|---|\n| 1.0 | 2026-01-01 | 王 | 初稿 |\n';
    assert.equal(readFacts('a.md', 'document', revisions, true).requirements.length, 0);
  });
});
