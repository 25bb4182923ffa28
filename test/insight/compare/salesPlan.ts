/** The example that ships, as texts by path, for tests that change a copy of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(process.cwd(), 'examples', 'sales-platform');

/** The plan and every document of it that is a text, without the code. */
export function salesPlan(): Record<string, string> {
  const files: Record<string, string> = { 'groundplan.yaml': read('groundplan.yaml') };
  for (const entry of readdirSync(join(folder, 'docs'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/');
    if (entry.isFile() && /\.(?:md|yaml)$/u.test(path)) files[path] = read(path);
  }
  return files;
}

/** The texts with one of them changed; the place to change has to be there, once. */
export function changed(
  files: Readonly<Record<string, string>>,
  path: string,
  before: string,
  after: string,
): Record<string, string> {
  const text = files[path] ?? '';
  if (text.split(before).length !== 2) throw new Error(`“${before}” stands not once in ${path}`);
  return { ...files, [path]: text.replace(before, () => after) };
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}
