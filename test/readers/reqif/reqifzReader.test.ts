import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { factsOfContent } from '../../../src/index/readContent.ts';
import type { BytesResult } from '../../../src/readers/reader.ts';
import { bytesReaderOf } from '../../../src/readers/registry.ts';
import { reqifzReader } from '../../../src/readers/reqif/reqifzReader.ts';
import { named, slice } from '../csv/reading.ts';
import { orders } from './reqifFile.ts';

function read(bytes: Uint8Array): BytesResult {
  const result = reqifzReader.readBytes?.({ path: 'specs/orders.reqifz', bytes });
  assert.ok(result);
  return result;
}

const archive = zipSync({ 'orders.reqif': strToU8(orders), 'files/picture.png': strToU8('no text') });

describe('a ReqIF archive', () => {
  const result = read(archive);

  it('is a text that people read, with chapters, ids and titles', () => {
    assert.deepEqual(
      result.text.split('\n').filter((line) => !line.startsWith('  ')),
      [
        '# Order back office',
        '',
        '_o5',
        '',
        '## Order entry',
        '',
        'SRS-1 | Orders & drafts',
        '',
        'SRS-3',
        '',
        '_o4 | Two currencies',
        '',
        '_o6',
        '',
        '',
      ],
    );
    assert.match(result.text, /\n  ReqIF\.Text: A draft is kept\. ↵ - for a day ↵ - at least\n/u);
    assert.match(result.text, /\n  satisfies →: SRS-1\n/u);
  });

  it('gives the requirements of the file, with every place in that text', () => {
    assert.deepEqual(named(result), [
      'SRS-1 Orders & drafts',
      'SRS-3 An export holds all orders',
      '_o4 Two currencies',
    ]);
    for (const { anchor, claims, id } of result.requirements) {
      assert.equal(slice(result.text, anchor), id);
      for (const { from, range, text } of claims) {
        if (from === 'field' || from === 'heading')
          assert.equal(slice(result.text, range).replaceAll(' ↵ ', '\n'), text);
      }
    }
  });

  it('is read from its bytes, and shown as the same text', () => {
    const facts = factsOfContent('specs/orders.reqifz', 'document', archive);
    assert.deepEqual([facts?.reader, facts?.requirements.length], ['reqifz', 3]);
    assert.deepEqual(bytesReaderOf('specs/orders.reqifz')?.shownText?.(archive), {
      text: result.text,
      failure: null,
    });
  });

  it('may hold several files, whose objects name each other', () => {
    const at = orders.indexOf('<SPEC-RELATIONS>');
    const end = orders.indexOf('</SPEC-RELATIONS>') + '</SPEC-RELATIONS>'.length;
    const split = zipSync({
      'a.reqif': strToU8(orders.slice(0, at) + orders.slice(end)),
      'b.reqif': strToU8(`<REQ-IF>${orders.slice(at, end)}</REQ-IF>`),
    });
    assert.deepEqual(
      read(split).requirements.map(({ claims }) =>
        claims.filter(({ field }) => field === 'covers').map(({ text }) => text),
      ),
      [[], ['SRS-1'], []],
    );
  });

  it('says why it cannot be read', () => {
    const broken = read(strToU8('no archive'));
    assert.deepEqual(
      broken.problems.map(({ message }) => message.key),
      ['This is no readable ReqIF archive: export it again from its tool.'],
    );
    assert.equal(
      reqifzReader.shownText?.(strToU8('no archive')).failure?.key,
      'This is no readable ReqIF archive: export it again from its tool.',
    );
    const large = zipSync({ 'a.reqif': new Uint8Array(65 * 1024 * 1024) }, { level: 1 });
    assert.deepEqual(
      read(large).problems.map(({ message: { key, args } }) => [key, args]),
      [['This archive unpacks to more than {0} MB, so it is not read.', [64]]],
    );
  }).timeout(60_000);

  it('is read whatever its bytes are, and every place lies in its text', () => {
    const damaged = fc
      .tuple(fc.nat(archive.length - 1), fc.nat(255))
      .map(([at, byte]) => archive.with(at, byte));
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const { text, requirements } = read(bytes);
        const lines = text.split('\n');
        for (const { range, claims } of requirements) {
          for (const place of [range, ...claims.map((claim) => claim.range)]) {
            assert.ok(place.endLine < lines.length);
            assert.ok(place.endCharacter <= (lines[place.endLine] ?? '').length);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
