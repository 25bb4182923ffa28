import assert from 'node:assert/strict';
import { conflictLine } from '../../src/edits/conflictMarkers.ts';

const conflict = '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n';

describe('a conflict of Git', () => {
  it('is found by its three markers, with the line of the first', () => {
    assert.equal(conflictLine(`一行\n\n${conflict}`), 2);
    assert.equal(conflictLine(conflict.replaceAll('\n', '\r\n')), 0);
    // With the common ancestor between the two, as `merge.conflictStyle = diff3` writes it.
    assert.equal(conflictLine(conflict.replace('=======', '||||||| base\n0\n=======')), 0);
  });

  it('needs all three, each at the start of its line', () => {
    for (const text of [
      '',
      '<<<<<<< HEAD\na\n',
      '<<<<<<< HEAD\na\n>>>>>>> other\n',
      '标题\n=======\n\n正文 <<<<<<< 和 >>>>>>>\n',
      conflict.replace('<<<<<<< ', ' <<<<<<< '),
      conflict.replace('<<<<<<< ', '<<<<<<<<< '),
    ])
      assert.equal(conflictLine(text), null, text);
  });

  it('is none where a document tells about one', () => {
    assert.equal(conflictLine(`怎么合并：\n\n\`\`\`\n${conflict}\`\`\`\n`), null);
    assert.equal(conflictLine(`\`\`\`\nx\n\`\`\`\n${conflict}`), 3);
  });
});
