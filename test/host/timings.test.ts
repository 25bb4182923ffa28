import assert from 'node:assert/strict';
import { commands, env, extensions, window } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';

describe('the timings, whatever the language', () => {
  it('open as a table in the words of the window', async () => {
    const extension = extensions.getExtension<GroundplanApi>('groundplan.groundplan');
    const api = await extension?.activate();
    await api?.ready;
    await commands.executeCommand('groundplan.showTimings');
    const document = window.activeTextEditor?.document;
    const text = document?.getText() ?? '';
    assert.equal(document?.languageId, 'markdown');
    const [reading, requirements] =
      env.language === 'en'
        ? ['Reading files and placing their requirements', 'Requirements']
        : ['读取文件并归位其中的需求', '需求'];
    assert.match(text, new RegExp(`\\| ${reading} \\| [1-9]\\d* \\|(?: \\d+\\.\\d \\|){4}`, 'u'));
    assert.match(text, new RegExp(`\\| ${requirements} \\| ${api?.snapshot().requirementCount} \\|`, 'u'));
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
