import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dateOf, dayOf, daysBetween } from '../../src/vocabulary/dates.ts';
import { personDays, quantityOf } from '../../src/vocabulary/quantities.ts';

describe('a day', () => {
  it('is read in the ways that people and trackers write it', () => {
    const written = {
      '2026-04-13': '2026-04-13',
      '2026/4/3': '2026-04-03',
      '2026.04.13 18:30': '2026-04-13',
      '2026年4月13日': '2026-04-13',
      '20260413': '2026-04-13',
      '2026-04-13T08:00:00Z': '2026-04-13',
      '13/Apr/26 10:00 AM': '2026-04-13',
      '13 April 2026': '2026-04-13',
      'Apr 13, 2026': '2026-04-13',
      '25/04/2026': '2026-04-25',
      '04/25/2026': '2026-04-25',
      '2024-02-29': '2024-02-29',
    };
    for (const [text, day] of Object.entries(written)) assert.equal(dateOf(text), day, text);
  });

  it('is none where the text leaves it open', () => {
    for (const text of [
      '',
      '待定',
      '4月13日',
      '04/05/2026',
      '2026-02-30',
      '2025-02-29',
      '2026-13-01',
      'v1.2.3',
      '2026Q3',
      '123456789',
    ])
      assert.equal(dateOf(text), null, text);
  });

  it('lies so many days from another, over months and leap years', () => {
    assert.equal(daysBetween('2026-10-23', '2026-11-23'), 31);
    assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
    assert.equal(daysBetween('2026-11-23', '2026-11-20'), -3);
  });

  it('reads back whatever day it writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(2000, 0, 1), max: new Date(2099, 11, 31), noInvalidDate: true }),
        (moment) => {
          assert.equal(dateOf(dayOf(moment)), dayOf(moment));
        },
      ),
    );
  });
});

describe('a quantity', () => {
  it('has a number, a unit, and perhaps a bound', () => {
    assert.deepEqual(quantityOf('76%'), { value: 76, unit: '%', bound: null });
    assert.deepEqual(quantityOf('1,200 起'), { value: 1200, unit: '起', bound: null });
    assert.deepEqual(quantityOf('≥ 90％'), { value: 90, unit: '%', bound: 'least' });
    assert.deepEqual(quantityOf('不超过 5 分钟'), { value: 5, unit: '分钟', bound: 'most' });
    assert.deepEqual(quantityOf('3 天以内'), { value: 3, unit: '天', bound: 'most' });
    assert.deepEqual(quantityOf('1.5万'), { value: 15_000, unit: '', bound: null });
    assert.deepEqual(quantityOf('-3'), { value: -3, unit: '', bound: null });
  });

  it('is none where there is no number, or more than one', () => {
    for (const text of ['', '还没统计', '3 of 5', '12:30', '2026-11-23', '约一半', 'v1.2', '—'])
      assert.equal(quantityOf(text), null, text);
  });
});

describe('an effort', () => {
  it('counts in person-days, whatever it is written in', () => {
    assert.equal(personDays('3', '人天'), 3);
    assert.equal(personDays('0.5 人日', '工作量'), 0.5);
    assert.equal(personDays('16', '预计工时'), 2);
    assert.equal(personDays('4h', 'Effort'), 0.5);
    assert.equal(personDays('2周', '工作量'), 10);
    assert.equal(personDays('1 人月', '工作量'), 20);
    assert.equal(personDays('3-5', '人天'), 4);
    assert.equal(personDays('3~5 天', '工作量'), 4);
  });

  it('is none for points, sizes, seconds and words', () => {
    assert.equal(personDays('5', 'Story Points'), null);
    assert.equal(personDays('28800', 'Original Estimate'), null);
    assert.equal(personDays('M', 'Size'), null);
    assert.equal(personDays('待评估', '人天'), null);
    assert.equal(personDays('-1', '人天'), null);
  });
});

describe('reading days and numbers', () => {
  it('never throws, and takes no long texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const [date, quantity, days] = [dateOf(text), quantityOf(text), personDays(text, text)];
        assert.ok(date === null || /^\d{4}-\d{2}-\d{2}$/u.test(date));
        assert.ok(quantity === null || Number.isFinite(quantity.value));
        assert.ok(days === null || (Number.isFinite(days) && days >= 0));
      }),
    );
    assert.equal(quantityOf('9'.repeat(5000)), null);
    assert.equal(dateOf(' '.repeat(5000)), null);
  });
});
