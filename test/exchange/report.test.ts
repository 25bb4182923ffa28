import assert from 'node:assert/strict';
import { matrixCsv } from '../../src/exchange/report/matrixCsv.ts';
import type { ReportInput } from '../../src/exchange/report/reportInput.ts';
import { reportMarkdown } from '../../src/exchange/report/reportMarkdown.ts';
import { reportPage } from '../../src/exchange/report/reportPage.ts';
import { formatMessage } from '../../src/model/message.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const plan = `
system: { name: Sales, goal: More deals, endState: One desk for all }
modules: [{ id: leads, name: Leads, endState: No lead is lost, owner: Ann, modules: [{ id: assign, name: Assign }] }, { id: pay, name: Payment }]
phases: [{ id: p1, name: Phase 1, goal: Fast answers, due: 2026-06-30, measures: [{ name: Rate, baseline: 38%, target: 80%, actual: 52% }] }, { id: p2, name: Phase 2 }]
processes: [{ id: deal, name: Deal, steps: [{ id: assign, name: Assign a lead, role: Lead }, { id: doubt, name: Answer doubts }] }]
`;

const pool = `
| ID | Requirement | Module | Phase | Status | Step | Value | Effort | Source |
|---|---|---|---|---|---|---|---|---|
| A-001 | Assign | Leads/Assign | Phase 1 | Released | Assign a lead | 3 | 1 | East |
| A-002 | =HYPERLINK("x") | Payment | Phase 2 | Proposed | | 5 | 2 | East |
| A-003 | Lost | | | Proposed | | 1 | 4 | West |
`;

const hostile =
  "requirements: [{ id: A-004, title: '<img src=x onerror=alert(1)>', module: Payment, phase: p2, status: proposed }]\n";

const code = 'export function assign() {} // @req A-001\n';

describe('a report', () => {
  const snapshot = snapshotOf({
    'groundplan.yaml': plan,
    'docs/a.md': pool,
    'docs/b.yaml': hostile,
    'src/a.ts': code,
  });
  const input: ReportInput = {
    snapshot,
    root: snapshot.roots[0]?.id ?? '',
    today: '2026-11-27',
    findings: [],
    alike: [],
    translate: ({ key, args }) => formatMessage(key, args),
  };
  const text = reportMarkdown(input);

  it('says what the system is, what each phase is for and how far it is', () => {
    assert.match(text, /^# Plan overview: Sales\n\nAs of 2026-11-27\n/u);
    assert.match(text, /- \*\*End state\*\*: One desk for all\n/u);
    assert.match(text, /### Phase 1\n\n- \*\*Goal\*\*: Fast answers\n/u);
    assert.match(text, /Rate · 38% → 80% · actual 52%/u);
  });

  it('shows modules down and phases across', () => {
    assert.match(text, /\| Module \| Phase 1 1\/1 \| Phase 2 0\/2 \| No phase \|/u);
    assert.match(text, /\| {1,3}Assign \| A-001 Assign · Released \|/u);
    assert.match(text, /\| No module \| {1,2}\| {1,2}\| A-003 Lost · Proposed \|/u);
  });

  it('says which steps nothing supports, and what is without a place', () => {
    assert.match(text, /\| 1\. Assign a lead \| Lead \| ✔ now \|/u);
    assert.match(text, /\| 2\. Answer doubts \| {1,2}\| ✘ not supported \|/u);
    assert.match(text, /### No module \(1\)\n/u);
  });

  it('traces each requirement to the code', () => {
    assert.match(
      text,
      /\| A-001 \| Assign \| Leads › Assign \| Phase 1 \| Assign a lead \| Released \| docs\/a\.md:4 \| src\/a\.ts:1 \|/u,
    );
  });

  it('is a page on which nothing of the text runs', () => {
    const page = reportPage(input, 'en');
    assert.doesNotMatch(page, /<script|<img/u);
    assert.match(page, /&lt;img src=x onerror=alert\(1\)&gt;/u);
    assert.match(page, /<svg class="value"/u);
  });

  it('is a table for a spreadsheet in which no cell is a formula', () => {
    const csv = matrixCsv(input);
    assert.ok(csv.startsWith('\uFEFFId,Title,Module,'));
    assert.match(csv, /\r\nA-002,"'=HYPERLINK\(""x""\)",Payment,/u);
  });
});
