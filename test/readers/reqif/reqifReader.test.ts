import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RequirementFact } from '../../../src/model/facts.ts';
import { readFacts } from '../../../src/readers/readDocument.ts';
import type { ReaderResult } from '../../../src/readers/reader.ts';
import { reqifReader } from '../../../src/readers/reqif/reqifReader.ts';
import { inherited, named, reasons, slice } from '../csv/reading.ts';
import { orders, reqifOf } from './reqifFile.ts';

const read = (text: string, path = 'specs/orders.reqif'): ReaderResult => reqifReader.read({ path, text });

/** `field name: text` of what an object states itself. */
const stated = (requirement: RequirementFact | undefined): string[] =>
  (requirement?.claims ?? [])
    .filter(({ from }) => from === 'field')
    .map(({ field, name, text }) => `${field} ${name}: ${text}`);

describe('a ReqIF file', () => {
  const result = read(orders);
  const [first, second, third] = result.requirements;

  it('gives its objects in the order of its specification, those without a place last', () => {
    assert.deepEqual(named(result), [
      'SRS-1 Orders & drafts',
      'SRS-3 An export holds all orders',
      '_o4 Two currencies',
    ]);
    assert.deepEqual([result.problems, result.scope], [[], null]);
  });

  it('leaves out what its type calls text, and what has none, and counts it; chapters are headings', () => {
    assert.deepEqual(reasons(result).sort(), [
      'An object without a title and a text',
      'Text between requirements, by its type',
    ]);
  });

  it('has the attributes of each under their long names, at their exact places', () => {
    assert.deepEqual(stated(first), [
      'id ReqIF.ForeignID: SRS-1',
      'title ReqIF.Name: Orders & drafts',
      'description ReqIF.Text: A draft is kept.\n- for a day\n- at least',
      'status Status: Approved',
      'priority Priorität: High',
      'phase Target Release: R1',
      'effort Aufwand: 5',
      'created ReqIF.ForeignCreatedOn: 2026-09-01T10:00:00Z',
      'other Safety: true',
      'type SPEC-OBJECT-TYPE: System Requirement',
    ]);
    const places = new Map(first?.claims.map(({ name, range }) => [name, slice(orders, range)]));
    assert.deepEqual(
      ['ReqIF.ForeignID', 'ReqIF.Name', 'ReqIF.Text', 'Status', 'Aufwand', 'SPEC-OBJECT-TYPE'].map((name) =>
        places.get(name),
      ),
      [
        'SRS-1',
        'Orders &amp; drafts',
        'A draft is kept.</xhtml:p><xhtml:ul><xhtml:li>for a day</xhtml:li><xhtml:li>at least',
        '_ev-approved',
        '5',
        '_t-req',
      ],
    );
    assert.equal(first && slice(orders, first.anchor), 'SRS-1');
    assert.match(
      first ? slice(orders, first.range) : '',
      /^<SPEC-OBJECT IDENTIFIER="_o2">[^]*<\/SPEC-OBJECT>$/u,
    );
  });

  it('has the chapters above as headings, and the requirement that it lies in as its parent', () => {
    assert.deepEqual(inherited(first), [
      'place<heading> Order entry',
      'place<heading> Order back office',
      'place<file> orders',
      'place<folder> specs',
    ]);
    assert.deepEqual(first?.headings, ['Order back office', 'Order entry']);
    assert.deepEqual(
      stated(second).filter((claim) => /^(?:parent|covers|links)/u.test(claim)),
      ['parent SPEC-HIERARCHY: SRS-1', 'covers satisfies: SRS-1', 'links see also: _o4'],
    );
    assert.deepEqual(third?.headings, []);
  });

  it('is placed by its chapters where no attribute names a module', () => {
    const facts = readFacts('orders.reqif', 'document', orders);
    assert.deepEqual([facts.reader, facts.requirements.length], ['reqif', 3]);
  });

  it('may have its long names in German or in Chinese', () => {
    const german = reqifOf(
      [
        'Kennung',
        'Titel',
        'Anforderungstext',
        'Zustand',
        'Priorität',
        'Komponente',
        'Meilenstein',
        'Verantwortlicher',
        'Akzeptanzkriterien',
      ],
      [
        {
          Kennung: 'ANF-7',
          Titel: 'Entwürfe',
          Anforderungstext: 'Ein Entwurf bleibt erhalten.',
          Zustand: 'Entwurf',
          Priorität: 'hoch',
          Komponente: 'Auftrag',
          Meilenstein: 'M1',
          Verantwortlicher: 'Jörg',
          Akzeptanzkriterien: 'Nach 24 h da',
        },
      ],
      'Anforderung',
    );
    const chinese = reqifOf(
      ['需求编号', '需求名称', '需求描述', '状态', '优先级', '所属模块', '版本号', '目标版本'],
      [
        {
          需求编号: '需求-7',
          需求名称: '草稿',
          需求描述: '草稿要保留',
          状态: '草稿',
          优先级: '高',
          所属模块: '订单',
          目标版本: '一期',
        },
      ],
    );
    const fields = (text: string): string[] =>
      stated(read(text).requirements[0]).map((claim) => claim.split(' ', 1)[0] ?? '');
    assert.deepEqual(fields(german), [
      'id',
      'title',
      'description',
      'status',
      'priority',
      'module',
      'phase',
      'owner',
      'acceptance',
      'type',
    ]);
    assert.deepEqual(fields(chinese), [
      'id',
      'title',
      'description',
      'status',
      'priority',
      'module',
      'phase',
      'type',
    ]);
    assert.deepEqual([...named(read(german)), ...named(read(chinese))], ['ANF-7 Entwürfe', '需求-7 草稿']);
  });

  it('has headings and texts by the attribute that tells the type of an object', () => {
    const names = ['ID', 'Object Heading', 'Object Text', 'Object Type'];
    const text = reqifOf(names, [
      { ID: 'S-1', 'Object Heading': 'Billing', 'Object Type': 'Heading' },
      { ID: 'S-2', 'Object Text': 'Bills are sent.', 'Object Type': 'Requirement' },
      { ID: 'S-3', 'Object Text': 'A bill is a paper.', 'Object Type': 'Information' },
    ]);
    assert.deepEqual(named(read(text)), ['S-2 Bills are sent']);
    assert.deepEqual(reasons(read(text)), ['Text between requirements, by its type']);
  });

  it('takes the longest text for the statement where no name tells it', () => {
    const text = reqifOf(
      ['Nr', 'TC1000 String', 'Short'],
      [{ Nr: 'x', 'TC1000 String': 'The pump stops at once.', Short: 'stop' }],
    );
    assert.deepEqual(named(read(text)), ['_g0 The pump stops at once']);
  });

  it('knows numbers that repeat by the identifiers of its tool, and others within the file only', () => {
    const names = ['ReqIF.ForeignID', 'ReqIF.Text'];
    const once = read(
      reqifOf(names, [
        { 'ReqIF.ForeignID': '1', 'ReqIF.Text': 'One' },
        { 'ReqIF.ForeignID': '2', 'ReqIF.Text': 'Two' },
      ]),
    );
    assert.deepEqual([named(once), once.scope], [['1 One', '2 Two'], 'specs/orders.reqif']);
    const twice = read(
      reqifOf(names, [
        { 'ReqIF.ForeignID': '1', 'ReqIF.Text': 'One' },
        { 'ReqIF.ForeignID': '1', 'ReqIF.Text': 'Two' },
      ]),
    );
    assert.deepEqual([named(twice), twice.scope], [['_g0 One', '_g1 Two'], null]);
  });

  it('has every place right whatever line ends, comments, sections and prefixes it has', () => {
    const text = orders
      .replaceAll('\n', '\r\n')
      .replaceAll(/<(\/?)(SPEC|ATTRIBUTE|REQ|ENUM|CORE|THE-VALUE)/gu, '<$1r:$2')
      .replace('An export holds ', 'An <!-- > --> export holds ')
      .replace('A draft is kept.', '<![CDATA[A <draft> is kept.]]>');
    const mended = read(text);
    assert.deepEqual(named(mended), named(result));
    const [kept, exported] = mended.requirements.map(({ claims }) =>
      claims.find(({ field }) => field === 'description'),
    );
    assert.equal(kept?.text.split('\n', 1)[0], 'A <draft> is kept.');
    assert.match(kept ? slice(text, kept.range) : '', /^A <draft> is kept\.\]\]>/u);
    assert.equal(exported?.text, 'An export holds all orders. More follows.');
    assert.match(
      exported ? slice(text, exported.range) : '',
      /^An <!-- > --> export holds [^]*More follows\.$/u,
    );
  });
});

describe('a ReqIF file that is not as it should be', () => {
  it('may declare no entities', () => {
    const bomb = orders.replace('<REQ-IF ', '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><REQ-IF ');
    const result = read(bomb.replace('An export', '&b;'));
    assert.deepEqual(result.requirements, []);
    assert.deepEqual(
      result.problems.map(({ message: { key } }) => key),
      ['This XML declares entities of its own, so it is not read.'],
    );
    assert.deepEqual(
      named(read(orders.replace('<REQ-IF ', '<!DOCTYPE REQ-IF SYSTEM "reqif.dtd"><REQ-IF '))).length,
      3,
    );
  });

  it('is read up to the place where it breaks off, which is said', () => {
    const at = orders.indexOf('<SPEC-RELATIONS>');
    const result = read(orders.slice(0, at));
    assert.deepEqual(named(result).length, 3);
    assert.deepEqual(
      result.problems.map(({ message: { key }, range }) => [key, range.line > 60]),
      [['This is no well-formed XML from here on: export it again from its tool.', true]],
    );
  });

  it('is not followed into ever deeper nesting', () => {
    const deep = `<REQ-IF>${'<SPEC-OBJECT>'.repeat(20_000)}`;
    const [problem] = read(deep).problems;
    assert.equal(problem?.message.key, 'This XML is nested too deeply, so it is not read to its end.');
  });

  it('gives nothing where it is something else', () => {
    for (const text of ['', 'SPEC-OBJECT', '{}', '<a/>', '<SPEC-OBJECT/>'])
      assert.deepEqual(read(text).requirements, [], text);
  });
});

describe('the ReqIF reader', () => {
  it('reads any text, and every place lies in it', () => {
    const pieces = orders.split(/(?=<)/u).map((piece) => piece.trim());
    const mutated = fc.array(
      fc.oneof(
        fc.constantFrom(...pieces),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('<', '&', '"', ']]>', '<!--', '\r'),
      ),
      { maxLength: 60 },
    );
    const cut = fc
      .tuple(fc.nat(orders.length), fc.nat(40), fc.string())
      .map(([at, length, put]) => orders.slice(0, at) + put + orders.slice(at + length));
    fc.assert(
      fc.property(
        fc.oneof(
          cut,
          mutated.map((parts) => parts.join('')),
        ),
        (text) => {
          const lines = text.split(/\r\n?|\n/);
          const { requirements, problems, leftOut } = read(text);
          const places = [
            ...requirements.flatMap(({ range, anchor, claims }) => [
              range,
              anchor,
              ...claims.map((claim) => claim.range),
            ]),
            ...problems.map(({ range }) => range),
            ...leftOut.map(({ range }) => range),
          ];
          for (const place of places) {
            assert.ok(place.endLine < lines.length);
            assert.ok(place.character <= (lines[place.line] ?? '').length);
            assert.ok(place.endCharacter <= (lines[place.endLine] ?? '').length);
            assert.ok(place.endLine > place.line || place.endCharacter >= place.character);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('covers with every place what the value says', () => {
    const word = fc.stringMatching(/^[A-Za-z一-龥&<" ]{1,12}$/u).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(
        fc.array(fc.record({ ID: fc.stringMatching(/^R-\d{1,4}$/u), Text: word }), {
          minLength: 1,
          maxLength: 6,
        }),
        (objects) => {
          const text = reqifOf(['ID', 'Text'], objects);
          for (const { claims } of read(text).requirements) {
            for (const { from, field, range, text: value } of claims) {
              if (from !== 'field' || field === 'type') continue;
              const source = slice(text, range)
                .replaceAll('&lt;', '<')
                .replaceAll('&quot;', '"')
                .replaceAll('&amp;', '&');
              assert.equal(source.trim(), value);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes a time that grows with the text alone', () => {
    const timeOf = (count: number): number => {
      const text = reqifOf(
        ['ID', 'ReqIF.Text'],
        Array.from({ length: count }, (_, nth) => ({
          ID: `R-${nth}`,
          'ReqIF.Text': `The system does ${nth}.`,
        })),
      );
      const start = performance.now();
      assert.equal(read(text).requirements.length, count);
      return performance.now() - start;
    };
    timeOf(250);
    const small = timeOf(500);
    assert.ok(timeOf(4_000) < Math.max(100, small) * 8 * 5);
  });
});
