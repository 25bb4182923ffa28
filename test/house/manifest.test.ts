import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { calledName, sourceFiles, textsOf } from './sourceFiles.ts';

interface Manifest {
  readonly main?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly icon?: string;
  readonly engines: { readonly vscode: string };
  readonly activationEvents?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes?: Contributions;
}

interface Contributions {
  readonly commands?: readonly { readonly command: string; readonly icon?: unknown }[];
  readonly menus?: Readonly<Record<string, readonly MenuItem[]>>;
  readonly submenus?: readonly { readonly id: string }[];
  readonly keybindings?: readonly MenuItem[];
  readonly views?: Readonly<Record<string, readonly { readonly id: string; readonly icon?: unknown }[]>>;
  readonly viewsContainers?: Readonly<
    Record<string, readonly { readonly id: string; readonly icon: unknown }[]>
  >;
  readonly viewsWelcome?: readonly {
    readonly view: string;
    readonly contents: string;
    readonly when?: string;
  }[];
  readonly configuration?: Configuration | readonly Configuration[];
  readonly walkthroughs?: readonly unknown[];
}

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface Configuration {
  readonly properties?: Readonly<Record<string, unknown>>;
}

const manifestText = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(manifestText) as Manifest;
const { contributes = {} } = manifest;
const english = existsSync('package.nls.json') ? readFileSync('package.nls.json', 'utf8') : '';

const commands = (contributes.commands ?? []).map(({ command }) => command);
const containers = Object.values(contributes.viewsContainers ?? {}).flat();
const views = Object.values(contributes.views ?? {}).flat();
const viewIds = views.map(({ id }) => id);
const menuItems = [...Object.values(contributes.menus ?? {}).flat(), ...(contributes.keybindings ?? [])];
const settings = [contributes.configuration ?? []]
  .flat()
  .flatMap(({ properties = {} }) => Object.keys(properties));

/** The string literals of the editor, and those that are handed to a call of a given name. */
const editorFiles = sourceFiles().filter(({ path }) => /^src\/(?:editor\/|extension)/.test(path));
const literals = new Set<string>();
const handed = new Map<string, Set<string>>();
for (const file of editorFiles) {
  file.visit({
    Literal: (node) => {
      if (typeof node.value === 'string') literals.add(node.value);
    },
    TemplateElement: (node) => {
      literals.add(node.value.cooked ?? '');
    },
    CallExpression: (call) => {
      const name = calledName(call).split('.').at(-1) ?? '';
      const texts = handed.get(name) ?? new Set();
      textsOf(call.arguments[0]).forEach((text) => texts.add(text));
      handed.set(name, texts);
    },
  });
}
const handedTo = (...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [...(handed.get(name) ?? [])]);
const own = (ids: readonly string[]): readonly string[] => ids.filter((id) => id.startsWith('groundplan.'));
const without = (ids: readonly string[], known: readonly string[]): readonly string[] =>
  [...new Set(ids)].filter((id) => !known.includes(id)).sort();

describe('the commands of the manifest', () => {
  it('are each registered by the editor', () => {
    assert.deepEqual(
      commands.filter((command) => !literals.has(command)),
      [],
    );
  });

  it('are all that the editor registers', () => {
    assert.deepEqual(without(own(handedTo('registerCommand', 'registerTextEditorCommand')), commands), []);
  });

  it('are declared once and named groundplan.<verb><Noun>', () => {
    assert.equal(new Set(commands).size, commands.length);
    assert.deepEqual(
      commands.filter((command) => !/^groundplan\.[a-z][a-zA-Z]+$/.test(command)),
      [],
    );
  });

  it('are all that menus, keys, links and calls name', () => {
    const menus = menuItems.flatMap(({ command }) => command ?? []);
    const links = [...`${manifestText}${english}`.matchAll(/command:(groundplan\.[\w.]+)/g)].map(
      (match) => match[1] ?? '',
    );
    const named = [...menus, ...links, ...own(handedTo('executeCommand'))];
    // VS Code itself makes commands for each view and container.
    const made = named.filter((id) =>
      /\.(?:focus|open|resetViewLocation|removeView|toggleVisibility)$/.test(id),
    );
    assert.deepEqual(without(own(named), [...commands, ...made]), []);
  });
});

describe('the views of the manifest', () => {
  it('are each made by the editor', () => {
    assert.deepEqual(
      viewIds.filter((id) => !literals.has(id)),
      [],
    );
  });

  it('are all that the editor makes', () => {
    const made = handedTo('createTreeView', 'registerTreeDataProvider', 'registerWebviewViewProvider');
    assert.deepEqual(without(made, viewIds), []);
  });

  it('stand in containers that are there', () => {
    const known = [...containers.map(({ id }) => id), 'explorer', 'scm', 'debug', 'test'];
    assert.deepEqual(without(Object.keys(contributes.views ?? {}), known), []);
  });

  it('are all that welcome texts, menus and keys name', () => {
    const welcome = contributes.viewsWelcome ?? [];
    const conditions = [...menuItems, ...welcome].map(({ when = '' }) => when).join(' ');
    const named = [...conditions.matchAll(/\b(?:view|focusedView)\s*==\s*'?([\w.-]+)/g)].map(
      (match) => match[1] ?? '',
    );
    assert.deepEqual(without([...named, ...welcome.map(({ view }) => view)], viewIds), []);
  });

  it('all say something when they have no data', () => {
    const welcomed = (contributes.viewsWelcome ?? []).map(({ view }) => view);
    assert.deepEqual(without(viewIds, welcomed), []);
  });
});

describe('the rest of the manifest', () => {
  it('names submenus that are there', () => {
    const known = (contributes.submenus ?? []).map(({ id }) => id);
    assert.deepEqual(
      without(
        menuItems.flatMap(({ submenu }) => submenu ?? []),
        known,
      ),
      [],
    );
  });

  it('declares only settings that are read', () => {
    const unread = settings.filter(
      (name) => ![...literals].some((text) => text !== '' && readsSetting(text, name)),
    );
    assert.deepEqual(unread, []);
  });

  it('wakes up on its own once the window is there', () => {
    const { activationEvents = [] } = manifest;
    assert.ok(activationEvents.includes('onStartupFinished'));
    const named = activationEvents
      .filter((event) => /^on(?:Command|View):/.test(event))
      .map((event) => event.slice(event.indexOf(':') + 1));
    assert.deepEqual(without(named, [...commands, ...viewIds]), []);
  });

  it('points to pictures and documents that are there', () => {
    const paths = [...manifestText.matchAll(/"(?:\.\/)?((?:media|docs|schemas|syntaxes)\/[^"%]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    assert.deepEqual(
      paths.filter((path) => !existsSync(path)),
      [],
    );
  });

  it('is typed against the oldest VS Code that it promises', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });

  it('pins every package to one version', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^(?:npm:[@\w/-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
    );
    assert.deepEqual(loose, []);
  });
});

/** A setting is read by its full name, or by what follows `groundplan.` or a section of it. */
function readsSetting(text: string, name: string): boolean {
  return name === text || (name.endsWith(`.${text}`) && name.split('.').length > 1);
}
