/** Reads the `sources:` of a plan file: other repositories, or files exported from them, that it only reads. */
import { isScalar } from 'yaml';
import { message } from '../../model/message.ts';
import type { PlanSource as Source, WrittenName } from '../../model/plan.ts';
import type { Entries, PlanSource, Value } from './planSource.ts';
import { placeOf, readItems, readText, writtenText } from './planValues.ts';

/** Whoever names more has a warehouse in mind, which reads exports and no folders. */
const most = 100;

/** In the order of the file. An entry without a path, or with the name of another one, is reported and left out. */
export function readSources(source: PlanSource, plan: Entries): Source[] {
  const single = writtenText(plan.get('sources')?.value ?? null);
  const items = single ? [] : readItems(source, plan, 'sources');
  const found = new Map<string, Source>();
  const add = (path: WrittenName, written: WrittenName | null, code: boolean): void => {
    const name = written?.text ?? nameOfPath(path.text);
    const place = written?.range ?? path.range;
    if (!isName(name))
      source.report(
        place,
        message('“{0}” cannot stand before an id: name a source with letters, digits, “-” and “_”.', name),
      );
    else if (found.has(name))
      source.report(
        place,
        message(
          'Two sources are called “{0}”. Give one of them another “name:”, so that ids can be told apart.',
          name,
        ),
      );
    else if (found.size < most) found.set(name, { name, path: path.text, code, range: path.range });
    else source.report(place, message('Only the first {0} sources are read.', most));
  };
  if (single) add(single, null, false);
  for (const item of items) {
    const path = writtenText(item);
    if (path) add(path, null, false);
    else readSource(source, item, add);
  }
  return [...found.values()];
}

function readSource(
  source: PlanSource,
  item: Value,
  add: (path: WrittenName, name: WrittenName | null, code: boolean) => void,
): void {
  const entries = isScalar(item.node) ? null : source.entries(item);
  const path = entries && readText(source, entries, 'path');
  if (!entries || !path) {
    source.report(item.range, message('A source needs a “path:”: the folder or the file that is read.'));
    return;
  }
  const code = entries.get('code');
  const said = code?.value ? writtenText(code.value)?.text : undefined;
  if (code && said !== undefined && said !== 'true' && said !== 'false')
    source.report(placeOf(code), message('“{0}” is true or false.', 'code'));
  add(path, readText(source, entries, 'name'), said === 'true');
}

/** What a person would call the place: its last part, without the ending of a file. */
function nameOfPath(path: string): string {
  const last = path.split(/[\\/]/u).findLast((part) => part !== '' && part !== '.' && part !== '..');
  // `..` names no place of its own.
  if (last === undefined) return 'source';
  return last.replace(/(?<=.)\.[A-Za-z0-9]{1,8}$/u, '').replace(/[^\p{L}\p{N}_-]+/gu, '-');
}

function isName(name: string): boolean {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,58}[\p{L}\p{N}])?$/u.test(name);
}
