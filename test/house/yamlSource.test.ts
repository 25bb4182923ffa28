import assert from 'node:assert/strict';
import { calledName, sourceFiles } from './sourceFiles.ts';

/** What changes a parsed document, or prints it anew: indents, quotes, folds and comments come out differently. */
const printing = /\.(?:toString|setIn|addIn|deleteIn)$|^(?:YAML\.)?stringify$/u;

describe('YAML that people wrote', () => {
  it('is changed by replacing its characters, never by printing the document anew', () => {
    const found: string[] = [];
    for (const file of sourceFiles()) {
      if (!file.imports().some(({ specifier }) => specifier === 'yaml')) continue;
      file.visit({
        CallExpression: (call) => {
          if (printing.test(calledName(call)))
            found.push(`${file.place(call.start)} calls ${calledName(call)}`);
        },
      });
    }
    assert.deepEqual(found, []);
  });
});
