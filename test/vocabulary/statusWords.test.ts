import assert from 'node:assert/strict';
import { statuses } from '../../src/model/requirement.ts';
import { statusWord } from '../../src/vocabulary/statusWords.ts';
import { statusOf } from '../../src/vocabulary/values.ts';

describe('words for statuses', () => {
  it('are read back as the status that they were written for', () => {
    for (const language of ['en', 'zh-cn', 'zh-tw'] as const)
      for (const status of statuses) assert.equal(statusOf(statusWord(status, language)), status);
  });
});
