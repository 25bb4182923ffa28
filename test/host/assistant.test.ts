import assert from 'node:assert/strict';
import { commands, LanguageModelTextPart, lm, window, workspace } from 'vscode';
import { startedApi, untilEvent } from './nightShift.ts';

const names = [
  'groundplan_searchRequirements',
  'groundplan_explainModule',
  'groundplan_listFindings',
  'groundplan_traceRequirement',
];

describe('what an assistant may ask', () => {
  before(startedApi);
  afterEach(() => allow(undefined));

  it('is nothing while it is off, which it is unless the person says otherwise', async () => {
    assert.equal(workspace.getConfiguration('groundplan').get('assistantTools'), false);
    for (const name of names) {
      const text = await asked(name, { query: '线索', module: '线索管理', id: 'CRM-002' });
      assert.doesNotMatch(text ?? '', /CRM-|线索/u, name);
    }
  });

  it('is answered from the plan once it is on', async function () {
    await allow(true);
    assert.match((await asked('groundplan_traceRequirement', { id: 'CRM-028' })) ?? '', /^CRM-028 /u);
    assert.match((await asked('groundplan_searchRequirements', { query: '自动算价' })) ?? '', /CRM-028/u);
    assert.match((await asked('groundplan_explainModule', { module: '线索管理' })) ?? '', /^线索管理\n/u);
    assert.match((await asked('groundplan_listFindings', {})) ?? '', /requirement\//u);
    await allow(false);
    assert.doesNotMatch((await asked('groundplan_traceRequirement', { id: 'CRM-028' })) ?? '', /CRM-028/u);
  });

  it('can be asked by a person without any of that, as a document to read', async () => {
    await commands.executeCommand('groundplan.traceRequirement', 'CRM-028');
    const [document] = window.visibleTextEditors
      .map((editor) => editor.document)
      .filter(({ uri }) => uri.scheme === 'groundplan-answer');
    assert.match(document?.getText() ?? '', /^CRM-028 /u);
    await commands.executeCommand('groundplan.explainModule', '线索管理');
    await untilEvent(
      workspace.onDidChangeTextDocument,
      () => document?.getText().startsWith('线索管理\n') === true,
    );
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** `null` where the window has no such tool. */
  async function asked(name: string, input: object): Promise<string | null> {
    try {
      const { content } = await lm.invokeTool(name, { input, toolInvocationToken: undefined });
      return content.map((part) => (part instanceof LanguageModelTextPart ? part.value : '')).join('');
    } catch {
      return null;
    }
  }

  async function allow(value: boolean | undefined): Promise<void> {
    await workspace.getConfiguration('groundplan').update('assistantTools', value, true);
  }
});
