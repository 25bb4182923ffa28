import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import MarkdownIt from 'markdown-it';
import { commands, MarkdownString, Uri, window, workspace } from 'vscode';
import type { CodeLens, DocumentLink, Hover } from 'vscode';
import type { GroundplanApi } from '../../../src/editor/api.ts';
import type { Requirement } from '../../../src/model/requirement.ts';
import { startedApi, workspaceFolder } from '../nightShift.ts';

const {
  GROUNDPLAN_TRUST: trust,
  GROUNDPLAN_FIGURES: figuresFile,
  GROUNDPLAN_CANARIES: canaries,
} = process.env;
const pauses = monitorEventLoopDelay({ resolution: 5 });
pauses.enable();

/**
 * The processor time of this process between two turns of its loop: what a pause costs on a machine that does nothing
 * else, while the clock tells what it cost here.
 */
let longestTurn = 0;
let lastUse = process.cpuUsage();
const turns = setInterval(() => {
  const { user, system } = process.cpuUsage(lastUse);
  lastUse = process.cpuUsage();
  longestTurn = Math.max(longestTurn, (user + system) / 1000);
}, 2);
const started = performance.now();
const figures: Record<string, string | number> = {};

/** The longest time for which nothing else could run since the last question, by the clock and by the processor. */
function longestPause(): string {
  const longest = `${Math.round(pauses.max / 1e6)} (${Math.round(longestTurn)} of the processor)`;
  pauses.reset();
  longestTurn = 0;
  return longest;
}

/** Opened by a link, and nothing else may be. */
const allowed = new Set([
  'groundplan.openRequirement',
  'groundplan.openCard',
  'groundplan.openPlanCard',
  'groundplan.showOnBoard',
  'groundplan.openBoard',
]);
const markdown = new MarkdownIt({ html: true, linkify: true });

/** Whatever in a hover is more than text, besides links to places in the folder and commands of ours. */
function harmIn(text: string): readonly string[] {
  const folder = workspaceFolder().toString();
  const isFine = (address: string): boolean =>
    address.startsWith('command:')
      ? allowed.has(address.slice('command:'.length).split('?')[0] ?? '')
      : address.startsWith(`${folder}/`);
  const found: string[] = [];
  for (const token of markdown.parse(text, {}).flatMap((block) => [block, ...(block.children ?? [])])) {
    if (token.type.startsWith('html')) found.push(`HTML: ${token.content}`);
    if (token.type === 'image') found.push(`image: ${token.content}`);
    const address = token.type === 'link_open' ? String(token.attrGet('href')) : null;
    if (address !== null && !isFine(address)) found.push(`link: ${address}`);
  }
  return found;
}

describe(`a hostile folder, ${trust}`, () => {
  let api: GroundplanApi;
  const all = (): readonly Requirement[] => [...api.snapshot().requirements()];

  before(async function () {
    this.timeout(900_000);
    api = await startedApi();
    await api.settled();
    figures['read in (s)'] = Math.round((performance.now() - started) / 100) / 10;
    figures['longest pause while reading (ms)'] = longestPause();
    figures['requirements'] = api.snapshot().requirementCount;
    figures['documents'] = [...api.snapshot().documents()].length;
    figures['heap (MB)'] = Math.round(process.memoryUsage().heapUsed / 1024 / 1024);
  });

  after(() => {
    clearInterval(turns);
    figures['longest pause afterwards (ms)'] = longestPause();
    if (figuresFile) {
      const leftOut = api
        .snapshot()
        .leftOut()
        .map(({ reason, files }) => ({ ...reason, files }));
      writeFileSync(figuresFile, JSON.stringify({ figures, leftOut }));
    }
  });

  it('is as trusted as the window says', () => {
    assert.equal(workspace.isTrusted, trust === 'trusted');
  });

  it('gives what is good in it all the same', () => {
    const good = all().filter(({ id }) => id?.startsWith('GOOD-'));
    assert.deepEqual(
      good.map(({ id, title }) => `${id} ${title}`),
      ['GOOD-001 线索自动分配', 'GOOD-002 跟进提醒'],
    );
    const [first] = good;
    assert.ok(first);
    assert.equal(api.snapshot().referencesTo(first).length, 1);
  });

  it('gives nothing that lies outside, unless somebody trusts the plan that names it', () => {
    const outside = all().filter(({ id }) => id?.startsWith('SECRET-'));
    assert.deepEqual(
      outside.filter(({ uri }) => uri.includes('/links/')),
      [],
    );
    if (trust !== 'trusted') assert.deepEqual(outside, []);
  });

  it('says what it did not read, and why', () => {
    const problems = [...api.snapshot().documents()].flatMap(({ path, facts }) =>
      facts.problems.map((problem) => `${path}: ${problem.code}`),
    );
    for (const path of ['bombs/ratio.xlsx', 'bombs/entities.xlsx', 'bombs/nested.xlsx'])
      assert.ok(problems.includes(`${path}: document/unreadable`), `${path} in ${problems.join('\n')}`);
    assert.ok(api.snapshot().leftOut().length > 3);
  });

  it('has no name of an object changed', () => {
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.equal(([] as unknown as Record<string, unknown>)['polluted'], undefined);
  });

  it('cannot turn on what hands text to assistants', () => {
    assert.equal(workspace.getConfiguration('groundplan').get('assistantTools'), false);
  });

  it('shows no hover with a link out, a command of others or markup', async function () {
    this.timeout(120_000);
    const harm: string[] = [];
    let count = 0;
    for (const path of [
      'scripts/pool.md',
      'scripts/pool.csv',
      'scripts/requirements.yaml',
      'scripts/code.ts',
    ]) {
      const uri = Uri.joinPath(workspaceFolder(), path);
      const document = await workspace.openTextDocument(uri);
      const ids = [...document.getText().matchAll(/(?:BAD|CSV|YML)-\d+/gu)];
      // Every one in one document; the others come out of the same texts by other readers.
      for (const match of path.endsWith('.md') ? ids : ids.slice(0, 6)) {
        const at = document.positionAt(match.index + 1);
        const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, at);
        for (const text of hovers.flatMap(({ contents }) => contents)) {
          if (!(text instanceof MarkdownString) || text.isTrusted === undefined) continue;
          count++;
          assert.equal(text.supportHtml ?? false, false);
          assert.equal(text.supportThemeIcons ?? false, false);
          assert.ok(typeof text.isTrusted === 'object');
          for (const command of text.isTrusted.enabledCommands) assert.ok(allowed.has(command), command);
          harm.push(...harmIn(text.value).map((what) => `${path} ${match[0]}: ${what}`));
        }
      }
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 20);
      for (const { command } of lenses)
        if (command?.command) assert.match(command.command, /^(?:groundplan\.|vscode\.open$)/u);
      // The editor itself makes a link of whatever Markdown says is one, and asks before it follows it.
      if (path.endsWith('.md')) continue;
      const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', uri, 20);
      for (const { target } of links)
        if (target?.scheme === 'command') assert.match(target.path, /^groundplan\./u);
    }
    figures['hovers looked at'] = count;
    assert.ok(count > 25, `${count} hovers`);
    assert.deepEqual(harm, []);
  });

  it('opens the card of the worst of it, and the board', async function () {
    this.timeout(300_000);
    longestPause();
    const worst = all().find(({ id }) => id === 'BAD-1');
    assert.ok(worst);
    await commands.executeCommand('groundplan.openCard', worst.key);
    assert.equal(api.card()?.id, 'BAD-1');
    figures['longest pause of a card (ms)'] = longestPause();
    await commands.executeCommand('groundplan.openBoard');
    assert.ok(api.board());
    figures['longest pause of the board (ms)'] = longestPause();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('takes no argument that a stranger may have put into a link', async function () {
    this.timeout(300_000);
    // Without anything that may be meant as an argument, a command asks the person: that is no harm either.
    const strange: readonly unknown[] = [
      '',
      '__defineGetter__',
      'valueOf',
      'file:///etc/passwd',
      { kind: '__proto__', key: 'valueOf' },
      { kind: 'requirement', key: { toString: null } },
      { kind: 'requirement', uri: 'file:///etc/passwd', line: -1, character: 1e9 },
      { kind: 'module', path: ['__proto__'] },
      { kind: 'missing', first: null },
      'x'.repeat(100_000),
    ];
    const tabs = (): readonly string[] =>
      window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    const before = tabs();
    for (const command of [...allowed].filter((name) => name !== 'groundplan.openBoard')) {
      for (const argument of strange) {
        await commands.executeCommand(command, argument, argument, argument);
      }
    }
    assert.deepEqual(tabs(), before);
  });

  it('is read again without harm', async function () {
    this.timeout(900_000);
    longestPause();
    const from = performance.now();
    await commands.executeCommand('groundplan.refresh');
    await api.settled();
    figures['read again in (s)'] = Math.round((performance.now() - from) / 100) / 10;
    figures['longest pause while reading again (ms)'] = longestPause();
  });

  it('ran nothing', () => {
    assert.ok(canaries);
    assert.deepEqual(
      readdirSync(canaries, { recursive: true })
        .map(String)
        .filter((name) => name !== 'nested'),
      [],
    );
  });
});
