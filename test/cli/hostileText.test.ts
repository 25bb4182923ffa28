import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shownText } from '../../src/cli/shownText.ts';
import { call } from './calling.ts';

const evil = 'a\u001B]0;owned\u0007\u001B[2J\u009B31m\u202Egnp\u2066b\rc';

describe('what the command line prints of a hostile folder', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'groundplan-'));
    writeFileSync(
      join(folder, 'pool.md'),
      `| 编号 | 需求 | 模块 |\n|---|---|---|\n| CRM-001 | ${evil} | ${evil} |\n| CRM-001 | other | |\n`,
    );
    writeFileSync(
      join(folder, 'groundplan.yaml'),
      `system: { name: ${JSON.stringify(evil)} }\nmodules: [{ id: leads, name: ${JSON.stringify(evil)} }]\n`,
    );
  });
  after(() => rmSync(folder, { recursive: true }));

  // oxlint-disable-next-line no-control-regex
  const obeyed = /\r(?!\n)|[\0-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

  for (const words of [
    ['list'],
    ['tree'],
    ['check'],
    ['check', '--format', 'github'],
    ['trace', 'CRM-001'],
    ['matrix', '--format', 'text'],
  ]) {
    it(`steers no terminal: ${words.join(' ')}`, async () => {
      const [command = '', ...further] = words;
      const { out, error, code } = await call(command, folder, ...further);
      assert.ok([0, 1].includes(code));
      assert.match(out, /CRM-001/u);
      assert.doesNotMatch(out, obeyed);
      assert.doesNotMatch(error, obeyed);
    });
  }

  it('keeps its own colours on a terminal, and no other', async () => {
    const onTerminal = call.on({ isTerminal: { out: true, error: true } });
    const { out } = await onTerminal('check', folder);
    assert.match(out, /\u001B\[\d\dm(?:error|warning|information):\u001B\[0m/u);
    assert.doesNotMatch(out.replaceAll(/\u001B\[(?:\d\d|0)m/gu, ''), obeyed);
  });

  it('is the whole text for a program, and written out where the program is a terminal', async () => {
    const piped = await call('list', folder, '--json');
    const seen = await call.on({ isTerminal: { out: true, error: true } })('list', folder, '--json');
    const titles = (text: string): readonly string[] =>
      (JSON.parse(text) as { requirements: { title: string }[] }).requirements.map(({ title }) => title);
    assert.doesNotMatch(seen.out, obeyed);
    assert.deepEqual(titles(seen.out), titles(piped.out));
  });

  it('says an argument that it cannot take without obeying it', async () => {
    const { error } = await call('trace', folder, 'X\u001B[2J');
    assert.doesNotMatch(error, obeyed);
  });
});

describe('shown text', () => {
  it('keeps lines, tabs, pictures and every language', () => {
    const text = '一\t二\r\n👩‍👩‍👧‍👦 é\u0301 שלום\n';
    assert.equal(shownText(text), text);
  });

  it('writes a sign that a terminal obeys as JSON would', () => {
    assert.equal(shownText('\u001B[2J\u202E\r'), '\\u001b[2J\\u202e\\u000d');
  });
});
