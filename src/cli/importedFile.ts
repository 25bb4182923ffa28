/** The file that is imported, as rows: a sheet by its headers, any other file by the requirements that are read from it. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { factsOfFile, factsTable } from '../edits/importing/factsTable.ts';
import { fullestSheet, importSheets } from '../edits/importing/importSheets.ts';
import { importedTable, type ImportedTable, type Mapped } from '../edits/importing/importedTable.ts';
import { mostBytes } from '../index/readContent.ts';
import { message, type Translate } from '../model/message.ts';
import { decode } from '../readers/decode.ts';
import { hasReader } from '../readers/registry.ts';
import { headerKey } from '../vocabulary/headers.ts';
import { fieldOfPlanKey } from '../vocabulary/planKeys.ts';
import { Misuse } from './surroundings.ts';

/** What is said of the file. */
export interface FileOptions {
  /** `HEADER=FIELD`, in the order typed. */
  readonly map: readonly string[];
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly encoding?: string;
}

/**
 * The file as rows, by its headers or by what `--map` says of them. Throws a `Misuse` where it cannot be read so.
 */
export function fileAsTable(file: string, options: FileOptions, translate: Translate): ImportedTable {
  const content = contentOf(file, translate);
  const asked = options.map.map((typed) => mapped(typed, translate));
  if (!/\.(?:csv|tsv|xlsx)$/iu.test(file)) {
    if (!hasReader(basename(file)))
      throw new Misuse(
        translate(message('No requirements can be read from a file such as “{0}”.', basename(file))),
      );
    const decoded = decode(content, options.encoding ?? null);
    const facts = factsOfFile(basename(file), content, 'failure' in decoded ? '' : decoded.text);
    if (facts.length === 0)
      throw new Misuse(translate(message('No requirements were found in “{0}”.', basename(file))));
    return factsTable(facts, new Map(asked.map(({ header, field }) => [headerKey(header), field])));
  }
  const sheets = importSheets(file, content, options.encoding ?? null);
  if (sheets === 'unknownEncoding')
    throw new Misuse(
      translate(
        message('The encoding of “{0}” is not known. Say it, such as --encoding gb18030.', basename(file)),
      ),
    );
  if ('key' in sheets) throw new Misuse(translate(sheets));
  const rows =
    sheets.sheets[sheetNumber(sheets.sheets, options, translate) ?? fullestSheet(sheets)]?.rows ?? [];
  const headersAt = options.headerRow === undefined ? {} : { headersAt: options.headerRow - 1 };
  const plain = importedTable(rows, headersAt);
  if (!plain)
    throw new Misuse(
      translate(
        message('No table with headers is found in “{0}”. Say their row with --header-row.', basename(file)),
      ),
    );
  if (asked.length === 0) return plain;
  const mapping = new Map(
    asked.map(({ header, field }) => {
      const column = plain.columns.find((each) => headerKey(each.header) === headerKey(header));
      if (column) return [column.index, field] as const;
      throw new Misuse(
        translate(
          message(
            'The file has no column “{0}”. It has: {1}.',
            header,
            plain.columns.map((each) => each.header).join(', '),
          ),
        ),
      );
    }),
  );
  return importedTable(rows, { ...headersAt, mapping }) ?? plain;
}

function contentOf(file: string, translate: Translate): Uint8Array {
  let content: Uint8Array;
  try {
    content = readFileSync(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Misuse(translate(message('“{0}” cannot be read: {1}', file, why)));
  }
  if (content.length > mostBytes('document'))
    throw new Misuse(translate(message('“{0}” is too large to be read.', file)));
  return content;
}

function mapped(typed: string, translate: Translate): { readonly header: string; readonly field: Mapped } {
  const cut = typed.lastIndexOf('=');
  const [header, said] = [typed.slice(0, cut).trim(), typed.slice(cut + 1).trim()];
  if (cut <= 0 || header === '')
    throw new Misuse(
      translate(message('--map takes HEADER=FIELD, such as --map "单号=id", not “{0}”.', typed)),
    );
  if (said === '' || said === '-') return { header, field: null };
  if (said === 'other') return { header, field: 'other' };
  const field = fieldOfPlanKey(said);
  if (field !== null) return { header, field };
  throw new Misuse(
    translate(
      message(
        '“{0}” is no field. There are {1}, and “-” for a column that is left out.',
        said,
        'id, title, description, module, phase, status, priority, step, owner, necessity, withoutIt, effort, value, acceptance, source, requester, tags, dependsOn, note, other',
      ),
    ),
  );
}

function sheetNumber(
  sheets: readonly { readonly name: string }[],
  { sheet }: FileOptions,
  translate: Translate,
): number | null {
  if (sheet === undefined) return null;
  const byName = sheets.findIndex(({ name }) => name === sheet);
  const number = byName >= 0 ? byName : /^\d{1,4}$/u.test(sheet) ? Number(sheet) - 1 : -1;
  if (number >= 0 && number < sheets.length) return number;
  throw new Misuse(
    translate(
      message('There is no sheet “{0}”. There are: {1}.', sheet, sheets.map(({ name }) => name).join(', ')),
    ),
  );
}
