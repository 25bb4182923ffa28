import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { actualEdges, drawnEdges } from './folderDrawing.ts';
import { compositionRoots, folderTable } from './folderTable.ts';
import type { FolderRule } from './folderTable.ts';
import { calledName, folderOf, sourceFiles } from './sourceFiles.ts';
import type { Import, SourceFile } from './sourceFiles.ts';

const files = sourceFiles();
const isRoot = (file: SourceFile): boolean => compositionRoots.includes(file.path);
const ruleOf = (folder: string | null): FolderRule | undefined =>
  folderTable.find((rule) => rule.folder === folder);

/** Runs a check over the files in folders and lists what is wrong, each with the folder's reason. */
function problems(check: (rule: FolderRule, file: SourceFile) => readonly string[]): string {
  const lines = files
    .filter((file) => !isRoot(file))
    .flatMap((file) => {
      const rule = ruleOf(file.folder);
      return rule
        ? check(rule, file).map((problem) => `${problem}\n    src/${rule.folder}/: ${rule.reason}.`)
        : [];
    });
  return lines.join('\n');
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(packageOf(specifier));

const at = (found: Import): string => `${found.file}:${found.line} imports ${found.specifier}`;

describe('the folders of src', () => {
  it('are all in the table, and the files beside them are composition roots', () => {
    const strangers = files.filter((file) => !ruleOf(file.folder) && !isRoot(file)).map((file) => file.path);
    assert.deepEqual(strangers, [], 'give the folder a line and a reason in test/house/folderTable.ts');
  });

  it('stand in an order in which each imports only from above it', () => {
    const upwards = folderTable.flatMap((rule, index) => {
      const above = folderTable.slice(0, index).map(({ folder }) => folder);
      return [...rule.imports, ...(rule.types ?? [])].filter((folder) => !above.includes(folder));
    });
    assert.deepEqual(upwards, []);
  });

  it('import only the folders that they may', () => {
    const wrong = problems((rule, file) =>
      file.imports().flatMap((found) => {
        if (found.target === null) return [];
        const folder = folderOf(found.target);
        if (folder === rule.folder || (folder !== null && rule.imports.includes(folder))) return [];
        if (folder !== null && rule.types?.includes(folder)) {
          return found.isType ? [] : [`${at(found)}, of which it may import types alone`];
        }
        return [at(found)];
      }),
    );
    assert.equal(wrong, '');
  });

  it('import files that exist, by their full names', () => {
    const relative = files.flatMap((file) => file.imports()).filter(({ target }) => target !== null);
    const missing = relative.filter(
      ({ target }) => !/\.(?:ts|json)$/.test(target ?? '') || !existsSync(target ?? ''),
    );
    assert.deepEqual(missing.map(at), []);
  });

  it('import no file of a composition root and nothing outside src', () => {
    const relative = files.filter((file) => !isRoot(file)).flatMap((file) => file.imports());
    const wrong = relative.filter(({ target }) => target !== null && folderOf(target) === null);
    assert.deepEqual(wrong.map(at), []);
  });

  it('know VS Code only in the editor and the roots of the extension', () => {
    const wrong = files
      .filter((file) => !ruleOf(file.folder)?.vscode && !/^src\/extension(?:\.web)?\.ts$/.test(file.path))
      .flatMap((file) => file.imports())
      .filter(({ specifier }) => specifier === 'vscode');
    assert.deepEqual(wrong.map(at), [], 'the core serves the editor, the browser and the command line alike');
  });

  it('use the built-in modules of Node only where the outside begins', () => {
    const wrong = problems((rule, file) => {
      const { node = [] } = rule;
      if (node === true || node.some((folder) => file.path.startsWith(`src/${folder}/`))) return [];
      return file
        .imports()
        .filter(({ specifier }) => isBuiltin(specifier))
        .map(at);
    });
    assert.equal(wrong, '');
  });

  it('use only the packages that they are given', () => {
    const wrong = problems((rule, file) =>
      file
        .imports()
        .filter(({ specifier, target }) => target === null && specifier !== 'vscode' && !isBuiltin(specifier))
        .filter(({ specifier }) => !rule.packages?.includes(packageOf(specifier)))
        .map(at),
    );
    assert.equal(wrong, '');
  });

  it('ask for time, chance and the process only where the outside begins', () => {
    const wrong = problems((rule, file) => {
      if (rule.impure) return [];
      const found: string[] = [];
      file.visit({
        CallExpression: (call) => {
          const name = calledName(call);
          if (/^(?:Date\.now|Date|Math\.random|performance\.now|crypto\.randomUUID)$/.test(name)) {
            found.push(`${file.place(call.start)} calls ${name}`);
          }
        },
        MemberExpression: ({ object, property, start }) => {
          // A process of the business is a word of ours, so only what Node's own one has counts.
          const isProcess = object.type === 'Identifier' && object.name === 'process';
          if (isProcess && property.type === 'Identifier' && property.name in process) {
            found.push(`${file.place(start)} uses process.${property.name}`);
          }
        },
        NewExpression: (created) => {
          const isDate = created.callee.type === 'Identifier' && created.callee.name === 'Date';
          if (isDate && created.arguments.length === 0) {
            found.push(`${file.place(created.start)} asks for today’s date, which is an argument`);
          }
        },
      });
      return found;
    });
    assert.equal(wrong, '');
  });
});

describe('the drawing in ARCHITECTURE.md', () => {
  it('shows the imports as they are', () => {
    const drawn = drawnEdges(readFileSync('ARCHITECTURE.md', 'utf8'));
    assert.ok(drawn, 'there is no drawing; `npm run docs:imports` writes it');
    assert.deepEqual(
      [...drawn].sort(),
      [...actualEdges()].sort(),
      '`npm run docs:imports` brings it up to date',
    );
  });
});
