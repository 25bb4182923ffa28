import assert from 'node:assert/strict';
import fc from 'fast-check';
import { noteLines } from '../../../src/insight/capture/noteLines.ts';

const notes = `# 11 月 16 日周会
时间：2026-11-16 10:00
参会：赵一鸣、许知夏

1. 客户要退钱，财务找不到人批
2、 排课的时候看不到空教室
- [ ] 话术太旧了
· 话术太旧了
（3）导出名单要审批
小王 10:32
好的
---
Attendees: Ann, Bob
  * The refund takes too long
`;

describe('pasted notes', () => {
  const { candidates, leftOut } = noteLines(notes);

  it('give one candidate a line, without bullets and numbers', () => {
    assert.deepEqual(
      candidates.map(({ text }) => text),
      [
        '客户要退钱，财务找不到人批',
        '排课的时候看不到空教室',
        '话术太旧了',
        '导出名单要审批',
        'The refund takes too long',
      ],
    );
  });

  it('leave out what is no request, each line with its reason', () => {
    assert.deepEqual(
      leftOut.map(({ text, why }) => [text, why.key]),
      [
        ['11 月 16 日周会', 'It is a heading.'],
        ['时间：2026-11-16 10:00', 'It tells about the meeting, not what is wanted.'],
        ['参会：赵一鸣、许知夏', 'It tells about the meeting, not what is wanted.'],
        ['话术太旧了', 'The same line stands above.'],
        ['小王 10:32', 'It only says who wrote, and when.'],
        ['好的', 'It says too little to be a request.'],
        ['Attendees: Ann, Bob', 'It tells about the meeting, not what is wanted.'],
      ],
    );
  });

  it('begin with the name of the meeting, which is no wish', () => {
    const { candidates } = noteLines('11 月 23 日周会\n早会想一眼看到各组\n');
    assert.deepEqual(
      candidates.map(({ text }) => text),
      ['早会想一眼看到各组'],
    );
  });

  it('keep a number that belongs to the wish', () => {
    assert.deepEqual(
      noteLines('10 分钟没人跟进要提醒主管\n3.5 折以下要审批\n24 小时客服').candidates.map(
        ({ text }) => text,
      ),
      ['10 分钟没人跟进要提醒主管', '3.5 折以下要审批', '24 小时客服'],
    );
  });

  it('are told to be too many beyond two hundred', () => {
    const many = Array.from({ length: 205 }, (_, nth) => `需要第 ${nth} 件事情`).join('\n');
    assert.equal(noteLines(many).candidates.length, 200);
    assert.equal(noteLines(many).leftOut.length, 5);
  });

  it('lose no line of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 30 }), (lines) => {
        const found = noteLines(lines.join('\n'));
        const places = [...found.candidates, ...found.leftOut].map(({ line }) => line);
        assert.equal(new Set(places).size, places.length);
        assert.ok(found.candidates.every(({ text }) => text.trim() === text && text !== ''));
      }),
    );
  });
});
