// Small files that would become endless for a reader that trusts them: archives, entities, aliases.
import { deflateRawSync } from 'node:zlib';

/** CRC-32 is not checked by readers that stream; the sizes that the archive states are lies of our choice. */
export function zip(entries, { stated } = {}) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const path = Buffer.from(name);
    const packed = content.deflated ?? deflateRawSync(content, { level: 9 });
    const size = stated ?? content.length ?? 0;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(path.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(path.length, 28);
    central.writeUInt32LE(offset, 42);
    parts.push(local, path, packed);
    directory.push(central, path);
    offset += 30 + path.length + packed.length;
  }
  const whole = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(whole.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, whole, end]);
}

const workbookParts = [
  [
    'xl/workbook.xml',
    Buffer.from(
      '<workbook xmlns:r="r"><sheets><sheet name="需求池" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
  ],
  [
    'xl/_rels/workbook.xml.rels',
    Buffer.from('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'),
  ],
];

/** A workbook whose one sheet is this. */
export function workbook(sheet, options) {
  return zip([...workbookParts, ['xl/worksheets/sheet1.xml', sheet]], options);
}

/** A workbook that unpacks to this many megabytes of one cell; it states that it is 100 bytes large. */
export function inflatingWorkbook(megabytes) {
  const text = Buffer.alloc(megabytes * 1024 * 1024, 0x41);
  text.write('<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>');
  return workbook(text, { stated: 100 });
}

/** A workbook of very many small cells, as large as is let through by size alone. */
export function workbookOfCells(rows) {
  const cells = ['<worksheet><sheetData>'];
  for (let row = 1; row <= rows; row++) {
    const cell = (column, text) =>
      `<c r="${column}${row}" t="inlineStr"><is><t>${row === 1 ? text : `${text}${row}`}</t></is></c>`;
    cells.push(`<row r="${row}">${cell('A', row === 1 ? '编号' : 'X-')}${cell('B', '需求')}</row>`);
  }
  return workbook(Buffer.from(`${cells.join('')}</sheetData></worksheet>`));
}

/** An archive in an archive in an archive, each a copy of the last many times. */
export function nested(depth, width, inner) {
  let archive = inner;
  for (let level = 0; level < depth; level++) {
    archive = zip(Array.from({ length: width }, (_, index) => [`${index}.reqif`, archive]));
  }
  return archive;
}

/** “A billion laughs”, and an entity that reads a file of the machine. */
export function entities(levels = 10) {
  const lines = ['<!ENTITY l0 "ha">', '<!ENTITY file SYSTEM "file:///etc/passwd">'];
  for (let level = 1; level < levels; level++)
    lines.push(`<!ENTITY l${level} "${`&l${level - 1};`.repeat(10)}">`);
  return `<?xml version="1.0"?>\n<!DOCTYPE REQ-IF [\n${lines.join('\n')}\n]>\n<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd"><THE-HEADER><REQ-IF-HEADER IDENTIFIER="h"><TITLE>&l${levels - 1};&file;</TITLE></REQ-IF-HEADER></THE-HEADER></REQ-IF>\n`;
}

/** Elements in elements. */
export function deepXml(depth) {
  return `<?xml version="1.0"?>\n<REQ-IF>${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</REQ-IF>\n`;
}

/** Aliases of aliases, in the place where requirements would stand. */
export function aliases(levels = 12) {
  const lines = ['a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
  for (let level = 1; level < levels; level++)
    lines.push(`a${level}: &a${level} [${`*a${level - 1}, `.repeat(9)}*a${level - 1}]`);
  return `${lines.join('\n')}\nrequirements: *a${levels - 1}\nmore: { <<: *a${levels - 1} }\nself: &self { requirements: *self }\n`;
}

/** Lists in lists. */
export function deepYaml(depth) {
  return `requirements: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
}

/** JSON in the form that sphinx-needs writes, with keys that are names of every object. */
export function pollutingJson() {
  return `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"current_version":"__proto__","project":"x","versions":{"__proto__":{"needs":{"__proto__":{"id":"__proto__","title":"<script>alert(1)</script>","type":"req","polluted":true},"constructor":{"id":"constructor","title":"x","type":"req"}}},"1":{"needs":{"__proto__":{"id":"__proto__","title":"y","type":"req"},"toString":{"id":"toString","title":"z","type":"req"}}}}}\n`;
}
