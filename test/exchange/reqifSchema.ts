/**
 * Says what a schema finds wrong with ReqIF files. The official one of the Object Management Group is not ours to ship:
 * `GROUNDPLAN_REQIF_SCHEMA` names a folder with `reqif.xsd`, `driver.xsd` and the modules of XHTML.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

export interface ReqifSchema {
  readonly name: string;
  /** Every file by its name alone; `reqif.xsd` is the first that is read. */
  readonly files: ReadonlyMap<string, string>;
}

/** Only what is written; the official schema beside it where it is given. */
export function reqifSchemas(): readonly ReqifSchema[] {
  const written = readFileSync('test/fixtures/schemas/reqif-written.xsd', 'utf8');
  const folder = process.env['GROUNDPLAN_REQIF_SCHEMA'];
  return [
    { name: 'what is written of ReqIF', files: new Map([['reqif.xsd', written]]) },
    ...(folder === undefined || folder === '' ? [] : [official(folder)]),
  ];
}

/** The official schema asks for `xml:lang` and its siblings without saying where they are declared. */
const ofXml = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang" type="xs:language"/><xs:attribute name="space" type="xs:NCName"/><xs:attribute name="base" type="xs:anyURI"/>
</xs:schema>`;

function official(folder: string): ReqifSchema {
  const files = new Map([['xml.xsd', ofXml]]);
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.xsd') || basename(path) === 'xml.xsd') continue;
    const text = readFileSync(join(folder, path), 'utf8').replaceAll(
      /schemaLocation="([^"]*)"/gu,
      (_, place: string) => `schemaLocation="${basename(place) || 'xml.xsd'}"`,
    );
    files.set(basename(path), text);
  }
  return { name: 'the official ReqIF 1.2', files };
}

/** One line for each fault. */
export async function faultsOf(schema: ReqifSchema, xml: readonly string[]): Promise<readonly string[]> {
  const files = [...schema.files].map(([fileName, contents]) => ({ fileName, contents }));
  const { errors, valid, rawOutput } = await validateXML({
    xml: xml.map((contents, index) => ({ fileName: `plan${index}.reqif`, contents })),
    schema: files.filter(({ fileName }) => fileName === 'reqif.xsd'),
    preload: files.filter(({ fileName }) => fileName !== 'reqif.xsd'),
    maxMemoryPages: 16_384,
  });
  if (valid) return [];
  return errors.length > 0 ? errors.map(({ rawMessage }) => rawMessage) : [rawOutput];
}
