import assert from 'node:assert/strict';
import { speaking, wordsOf } from '../../src/insight/teamWords.ts';
import { formatMessage, message } from '../../src/model/message.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

describe('sentences in the words of a team', () => {
  const english = ({ key, args }: ReturnType<typeof message>) => formatMessage(key, args);

  it('say its words and leave the names that come into them', () => {
    const say = speaking(english, { module: { one: 'epic', many: 'epics' } });
    assert.equal(
      say(message('“{0}” is no module of {1} modules.', 'the module', 3)),
      '“{0}” is no epic of 3 epics.'.replace('{0}', 'the module'),
    );
  });

  it('are those of the first plan that has some', () => {
    assert.equal(wordsOf(snapshotOf({ 'groundplan.yaml': 'modules: [a]\n' })), null);
    const plan = 'words: { module: 子系统, phase: [series, series] }\nmodules: [a]\n';
    assert.deepEqual(wordsOf(snapshotOf({ 'groundplan.yaml': plan })), {
      module: { one: '子系统', many: '子系统' },
      phase: { one: 'series', many: 'series' },
    });
  });
});
