import assert from 'node:assert/strict';
import { scanText } from '../../../src/readers/scan/scanText.ts';

function marked(text: string): string {
  const { markers } = scanText(text, { kind: 'code' });
  return markers.map(({ id, kind }) => (kind === 'verifies' ? `${id}?` : id)).join(' ');
}

describe('An annotation of reqstool', () => {
  for (const [text, expected] of [
    ['@Requirements("REQ_001", "REQ_002")', 'REQ_001 REQ_002'],
    ["@Requirements('REQ_001')", 'REQ_001'],
    ['@SVCs({"core:SVC_0023.6", "SVC_7"})', 'core:SVC_0023.6? SVC_7?'],
    ['@SVCs(\n    "SVC_1",\n    "SVC_2",\n)', 'SVC_1? SVC_2?'],
    ['/** @Requirements REQ_010, REQ_011 */', 'REQ_010 REQ_011'],
    [' * @SVCs gate:SVC_GW_0098', 'gate:SVC_GW_0098?'],
  ] as const) {
    it(`names ids in ${JSON.stringify(text)}`, () => assert.equal(marked(text), expected));
  }

  for (const text of [
    'const sample = \'@Requirements("REQ_001")\';',
    'me@Requirements("REQ_001")',
    '@Requirements(ids)',
    '@RequirementsFor("REQ_001")',
    '// see @Requirements of the service',
    '@SVCs()',
  ]) {
    it(`is none in ${text}`, () => assert.equal(marked(text), ''));
  }

  it('covers the id alone, without its quotes', () => {
    const [marker] = scanText('\n@SVCs("a:SVC_1")', { kind: 'code' }).markers;
    assert.deepEqual(marker?.range, { line: 1, character: 7, endLine: 1, endCharacter: 14 });
  });
});
