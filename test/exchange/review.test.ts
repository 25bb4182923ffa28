import assert from 'node:assert/strict';
import { letterText } from '../../src/exchange/review/letterText.ts';
import { sheetBody } from '../../src/exchange/review/sheetPage.ts';
import { sheetText } from '../../src/exchange/review/sheetText.ts';
import { letter } from '../../src/insight/review/letter.ts';
import { reviewSheet } from '../../src/insight/review/reviewSheet.ts';
import { formatMessage, message, type Translate } from '../../src/model/message.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const plan = `
system: { name: Sales }
modules: [{ id: leads, name: Leads, endState: No lead is lost }]
phases: [{ id: p1, name: Phase 1, goal: Fast answers, capacity: 4 }]
`;

const pool = `
| ID | Requirement | Module | Phase | Status | Effort | Necessity | Source |
|---|---|---|---|---|---|---|---|
| A-001 | Assign leads < 5 & more | Leads | Phase 1 | Proposed | 3 | blocking | East |
| A-002 | Remind | Leads | Phase 1 | Proposed | 2 | nice | East |
`;

describe('what leaves the editor for a review', () => {
  const snapshot = snapshotOf({ 'groundplan.yaml': plan, 'docs/a.md': pool });
  const root = snapshot.roots[0]?.id ?? '';
  const english: Translate = ({ key, args }) => formatMessage(key, args);
  const requirements = [...snapshot.requirements()];
  const [first] = requirements;
  assert.ok(first);
  const sheet = reviewSheet(snapshot, root, requirements, () => [
    { requirement: first, standing: 'refused', outcome: message('Refused'), reason: 'no people', use: [] },
  ]);

  it('is a sheet in words, with the line where the capacity ends', () => {
    const text = sheetText(sheet, '2026-11-27', english);
    assert.match(text, /^# Review: Sales\n\n2026-11-27\n/u);
    assert.match(text, /- Goal: Fast answers\n/u);
    assert.match(
      text,
      /1\. A-001 Assign leads < 5 & more \(Process stops without it · 3 person-days · Proposed\)\n/u,
    );
    assert.match(text, / {3}- When the module is complete: No lead is lost\n/u);
    assert.match(text, / {3}- If not done: said to stop the process, but nobody says why\n/u);
    assert.match(text, / {3}- Asked before: A-001 Assign leads < 5 & more \(Refused: no people\)\n/u);
    assert.match(text, /──── The person-days of the phase end here ────\n\n2\. A-002 Remind/u);
  });

  it('is a page that says the same, with nothing of the text as markup', () => {
    const { text } = sheetBody(sheet, '2026-11-27', english);
    assert.match(text, /Assign leads &lt; 5 &amp; more/u);
    assert.match(text, /class="end"/u);
    assert.match(text, /☐ accepted/u);
  });

  it('is a letter that can be pasted into a chat', () => {
    const written = letter(snapshot, root, { kind: 'source', name: 'East' }, null);
    assert.equal(
      letterText(written, '2026-11-27', english),
      `East: your requests to Sales
As of 2026-11-27: 2 requests in all. 0 are there, 0 are on their way, 2 wait for an answer, 0 are put off, refused or covered by another one.

[Waiting for an answer (2)]
1. A-001 Assign leads < 5 & more
   belongs to Leads · status: Proposed · expected in Phase 1
2. A-002 Remind
   belongs to Leads · status: Proposed · expected in Phase 1
`,
    );
  });
});
