import assert from 'node:assert/strict';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { readerOf } from '../../../src/readers/registry.ts';
import { applySourceEdits } from '../../../src/readers/writer.ts';
import type { DocumentFacts } from '../../../src/model/facts.ts';
import { findingsOf, snapshotOf, testRoot } from '../../support/snapshotOf.ts';
import { said, set } from '../writing.ts';

const item = `active: true
derived: false
header: |
  Lead routing
level: 1.2
links:
- SYS003: 9TcFUzsQWUHhoh5wsqnhL7VRtSqMaIhrCXg7mfIkxKM=
- SYS004
normative: true
ref: ''
references:
- path: src/routing/route.ts
  type: file
reviewed: null
text: |
  A new lead **shall** reach a salesperson within 10 minutes.

  Weekends count.
`;

function read(path: string, text: string): DocumentFacts {
  return readFacts(path, 'document', text);
}

function claims(facts: DocumentFacts): readonly string[] {
  return (facts.requirements[0]?.claims ?? []).map(
    ({ field, from, text, range }) =>
      `${field} ${from} ${JSON.stringify(text)} ${range.line}:${range.character}`,
  );
}

describe('a Doorstop item', () => {
  it('has its id from the file, its title from the header, and its parents as what it covers', () => {
    const facts = read('reqs/srs/SRS012.yml', item);
    const [fact] = facts.requirements;
    assert.deepEqual(
      [facts.reader, fact?.id, fact?.title, fact?.role, fact?.isInformative, facts.problems],
      ['doorstop', 'SRS012', 'Lead routing', 'definition', undefined, []],
    );
    assert.deepEqual(fact?.anchor, { line: 3, character: 2, endLine: 3, endCharacter: 14 });
    assert.deepEqual(claims(facts), [
      'title field "Lead routing" 3:2',
      'other field "1.2" 4:7',
      'covers field "SYS003" 6:2',
      'covers field "SYS004" 7:2',
      'links field "src/routing/route.ts" 11:8',
      'description field "A new lead **shall** reach a salesperson within 10 minutes.\\n\\nWeekends count." 15:2',
      'id file "SRS012" 0:0',
      'place folder "srs" 0:0',
      'place file "SRS" 0:0',
      'place folder "reqs" 0:0',
    ]);
  });

  it('takes the first sentence of the text where there is no header, without its markup', () => {
    const text = item.replace('header: |\n  Lead routing', "header: ''");
    const [fact] = read('reqs/SRS-012.yml', text).requirements;
    assert.equal(fact?.id, 'SRS-012');
    assert.equal(fact?.title, 'A new lead shall reach a salesperson within 10 minutes');
    assert.deepEqual([fact?.anchor.line, fact?.anchor.endLine], [14, 14]);
  });

  it('is a heading or an explanation where it is not normative, which counts nowhere and can be referred to', () => {
    const heading = item.replace('normative: true', 'normative: false').replace('1.2', '1.0');
    const snapshot = snapshotOf({
      'reqs/REQ001.yml': heading,
      'reqs/REQ002.yml': item,
      'src/a.ts': '// @req REQ001\n// @req REQ002\n',
    });
    assert.equal(snapshot.rootCounts(testRoot.id).total, 1);
    assert.deepEqual(
      snapshot.withoutPhase(testRoot.id).map(({ id }) => id),
      ['REQ002'],
    );
    assert.equal(snapshot.referencesIn(`${testRoot.id}/src/a.ts`).length, 2);
    const findings = findingsOf(snapshot).all();
    assert.ok(
      findings.every(({ code }) => !code.startsWith('reference/')),
      JSON.stringify(findings),
    );
  });

  it('is left out with a reason where it is not active', () => {
    const facts = read('reqs/REQ001.yml', item.replace('active: true', 'active: false'));
    assert.deepEqual(
      [facts.requirements, facts.leftOut[0]?.reason.key],
      [[], 'A Doorstop item that is not active'],
    );
  });

  it('may be written in Markdown, with its attributes as front matter', () => {
    const text =
      '---\nactive: true\nlevel: 2.1\nlinks:\n- SYS-001: null\nnormative: true\nreviewed: null\nmodule: 线索\n---\n\n# 线索分配\n\n新线索十分钟内**必须**有人跟进。\n';
    const facts = read('docs/req/REQ-007.md', text);
    const [fact] = facts.requirements;
    assert.deepEqual([facts.reader, fact?.id, fact?.title], ['doorstop', 'REQ-007', '线索分配']);
    assert.deepEqual(fact?.anchor, { line: 10, character: 2, endLine: 10, endCharacter: 6 });
    assert.ok(claims(facts).includes('covers field "SYS-001" 4:2'));
    assert.ok(claims(facts).includes('module field "线索" 7:8'));
    assert.ok(claims(facts).includes('description field "新线索十分钟内**必须**有人跟进。" 12:0'));
  });

  it('is told by its attributes, not by its name alone', () => {
    const names = (path: string, text: string): string | undefined => readerOf({ path, text })?.name;
    assert.equal(names('reqs/REQ001.yml', item), 'doorstop');
    assert.equal(
      names('reqs/.doorstop.yml', "settings:\n  digits: 3\n  prefix: REQ\n  sep: ''\n"),
      undefined,
    );
    assert.equal(names('reqs/REQ001.yml', 'id: REQ001\ntitle: 去重\nstatus: 草稿\n'), 'yaml');
    assert.equal(names('reqs/template.yml', item), 'yaml');
    assert.equal(names('docs/v2.md', '---\ntitle: a\nlevel: 2\n---\n'), 'markdown');
  });

  it('lies in a module named for the folder of its document, else for its prefix', () => {
    const snapshot = snapshotOf({
      'reqs/billing/BIL001.yml': item,
      'reqs/SYS001.yml': item,
      'reqs/REQ001.yml': item,
    });
    assert.deepEqual(
      [...snapshot.requirements()].map(({ id, modules }) => [id, modules.map(({ path }) => path)]),
      [
        ['REQ001', []],
        ['SYS001', ['SYS']],
        ['BIL001', ['billing']],
      ],
    );
  });

  it('says where its YAML is broken', () => {
    const facts = read('reqs/REQ001.yml', item.replace("ref: ''", "ref: '\n"));
    assert.equal(facts.problems[0]?.code, 'document/unreadable');
  });
});

describe('setting a field of a Doorstop item', () => {
  const path = 'reqs/SRS012.yml';

  it('adds an attribute, which Doorstop keeps, and takes it out again', () => {
    const placed = set(path, item, 'SRS012', 'module', '线索管理');
    assert.equal(placed, `${item}module: 线索管理\n`);
    assert.equal(said(path, placed, 'SRS012', 'module'), '线索管理');
    assert.equal(set(path, placed, 'SRS012', 'module', null), item);
    const phased = set(path, placed, 'SRS012', 'phase', '二期');
    assert.equal(phased, `${placed}phase: 二期\n`);
    assert.equal(set(path, phased, 'SRS012', 'phase', '三期'), phased.replace('二期', '三期'));
  });

  it('writes into the front matter of one in Markdown', () => {
    const text = '---\r\nactive: true\r\nlevel: 1\r\nnormative: true\r\n---\r\n\r\n# 分配\r\n';
    assert.equal(
      set('reqs/REQ-1.md', text, 'REQ-1', 'module', '线索'),
      text.replace('normative: true\r\n', 'normative: true\r\nmodule: 线索\r\n'),
    );
  });

  it('refuses where the YAML is broken', () => {
    const broken = `${item}x: [\n`;
    const reader = readerOf({ path, text: broken });
    const { requirements } = read(path, broken);
    const written = reader?.writer?.setField({ text: broken, requirements }, requirements, 'module', 'x');
    assert.equal(applySourceEdits(broken, written?.edits ?? []), broken);
    assert.equal(written?.refusals.size, requirements.length);
  });
});
