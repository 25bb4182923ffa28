import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { readerOf } from '../../../src/readers/registry.ts';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<specdocument>
  <specobjects doctype="req">
    <specobject>
      <id>req:login.sso</id>
      <shortdesc>Sign in &amp; out</shortdesc>
      <status>approved</status>
      <version>2</version>
      <description><![CDATA[Once for <all> parts.]]></description>
      <rationale>Three passwords</rationale>
      <needscoverage>
        <needsobj>dsn</needsobj>
        <needsobj>utest</needsobj>
      </needscoverage>
      <providescoverage>
        <provcov>
          <linksto>feat:login</linksto>
          <dstversion>1</dstversion>
        </provcov>
      </providescoverage>
      <dependencies><dependson>req~users~1</dependson></dependencies>
      <tags><tag>Accounts</tag></tags>
    </specobject>
  </specobjects>
</specdocument>
`;

describe('the XML of specobjects', () => {
  it('gives a requirement for each object, with places in the text', () => {
    const { requirements, problems, format } = readFacts('docs/a.oreqm', 'document', xml);
    const lines = xml.split('\n');
    const [fact] = requirements;
    assert.deepEqual(
      [fact?.id, fact?.title, problems, format],
      ['req~login.sso~2', 'Sign in & out', [], 'ReqM2'],
    );
    assert.deepEqual(
      fact?.claims
        .filter(({ from }) => from === 'field')
        .map(
          ({ field, text, range }) =>
            `${field}: ${text} <${lines[range.line]?.slice(range.character, range.endCharacter)}>`,
        ),
      [
        'id: req~login.sso~2 <req:login.sso>',
        'type: req <req:login.sso>',
        'title: Sign in & out <Sign in &amp; out>',
        'status: approved <approved>',
        'version: 2 <2>',
        'description: Once for <all> parts. <<![CDATA[Once for <all> parts.]]>>',
        'note: Three passwords <Three passwords>',
        'needs: dsn <dsn>',
        'needs: utest <utest>',
        'covers: feat~login~1 <feat:login>',
        'dependsOn: req~users~1 <req~users~1>',
        'tags: Accounts <Accounts>',
      ],
    );
    assert.deepEqual([fact?.range.line, fact?.range.endLine], [3, 22]);
  });

  it('is told from other XML by its root element and its namespace', () => {
    assert.equal(readerOf({ path: 'a.xml', text: '<project/>' }), null);
    const foreign = xml.replace('<specdocument>', '<specdocument xmlns="https://example.org/other">');
    assert.deepEqual(readFacts('docs/a.xml', 'document', foreign).requirements, []);
  });

  it('keeps what stands before a mistake, and says where that is', () => {
    const { requirements, problems } = readFacts(
      'a.oreqm',
      'document',
      xml.replace('</specobjects>', '</oops>'),
    );
    assert.deepEqual(
      [requirements.length, problems.map(({ code, range }) => [code, range.line])],
      [1, [['document/unreadable', 23]]],
    );
  });

  it('expands no entity of its own', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${xml.slice(xml.indexOf('<specd')).replace('Three passwords', '&b;')}`;
    const { requirements, problems } = readFacts('a.oreqm', 'document', bomb);
    assert.deepEqual([requirements.length, problems.length], [0, 1]);
  });

  it('may be anything', () => {
    const piece = fc.constantFrom(
      '<specdocument>',
      '<specobjects doctype="a">',
      '<specobject>',
      '<id>b</id>',
      '<version>1</version>',
      '</specobject>',
      '<',
      '>',
      '&x;',
      '\r\n',
      '𠮷',
      '<tag/>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = `<specdocument>${pieces.join('')}`;
        const { requirements, problems } = readFacts('a.oreqm', 'document', text);
        const lines = text.split(/\r\n?|\n/);
        for (const { range } of [
          ...requirements,
          ...requirements.flatMap(({ claims }) => claims),
          ...problems,
        ]) {
          assert.ok(range.endCharacter <= (lines[range.endLine]?.length ?? -1));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
