// Reads what the extension host of a workbench wrote about our extension: an error there is one that nobody saw.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from '../../scripts/globSync.mjs';

/** The error lines that name the extension, from the host logs below a server's folder. */
export function hostErrors(serverFolder) {
  const logs = globSync(join(serverFolder, 'data', 'logs'), 'exthost.log');
  const lines = logs.flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  return lines.filter((line, index) => {
    if (!line.includes('[error]')) return false;
    // The stack below an error names the extension's bundle where the message does not.
    const withStack = [line];
    for (let next = index + 1; /^\s+at /.test(lines[next] ?? ''); next++) withStack.push(lines[next]);
    return withStack.some((text) => text.toLowerCase().includes('groundplan'));
  });
}
