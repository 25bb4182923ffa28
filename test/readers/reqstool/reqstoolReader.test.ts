import assert from 'node:assert/strict';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { readerOf } from '../../../src/readers/registry.ts';
import { findingsOf, snapshotOf, testRoot } from '../../support/snapshotOf.ts';

const requirements = `metadata:
  urn: quotes
  variant: microservice
  title: Quote service
requirements:
  - id: REQ_001
    title: Discount limits
    significance: shall
    description: A discount above 20 % needs an approval.
    rationale: Margins.
    categories: [functional-suitability, reliability]
    references:
      requirement_ids: ["crm:SYS_004", REQ_002]
    revision: 1.0.0
  - id: REQ_002
    title: 折扣说明
    significance: may
    description: 折扣要写原因
    lifecycle: { state: deprecated, reason: 并入 REQ_001 }
    revision: "0.2.0"
`;
const cases = `cases:
  - id: SVC_001
    requirement_ids: ["REQ_001"]
    title: A discount of 21 % asks for approval
    verification: automated-test
    revision: 1.0.0
`;
const results = `results:
  - id: MVR_001
    svc_ids: ["SVC_001"]
    pass: true
  - id: MVR_002
    svc_ids: ["SVC_009"]
    pass: false
`;

describe("reqstool's requirements", () => {
  it('are read with every field at its place', () => {
    const facts = readFacts('docs/reqstool/requirements.yml', 'document', requirements);
    const [first, second] = facts.requirements;
    assert.deepEqual([facts.reader, facts.scope, facts.problems], ['reqstool', null, []]);
    assert.deepEqual([first?.id, first?.title, first?.anchor.line], ['REQ_001', 'Discount limits', 5]);
    assert.deepEqual(
      first?.claims.map(
        ({ field, from, text, range }) => `${field} ${from} ${text} ${range.line}:${range.character}`,
      ),
      [
        'id field REQ_001 5:8',
        'title field Discount limits 6:11',
        'priority field shall 7:18',
        'necessity field shall 7:18',
        'description field A discount above 20 % needs an approval. 8:17',
        'note field Margins. 9:15',
        'tags field functional-suitability 10:17',
        'tags field reliability 10:41',
        'covers field crm:SYS_004 12:25',
        'links field REQ_002 12:39',
        'version field 1.0.0 13:14',
        'place heading Quote service 3:9',
        'place heading quotes 1:7',
        'place file requirements 0:0',
        'place folder reqstool 0:0',
        'place folder docs 0:0',
      ],
    );
    assert.deepEqual(second?.claims.find(({ field }) => field === 'status')?.text, 'deprecated');
  });

  it('are must and may, and a deprecated one needs no place', () => {
    const snapshot = snapshotOf({ 'docs/reqstool/requirements.yml': requirements });
    assert.deepEqual(
      [...snapshot.requirements()].map(({ id, priority, necessity, status, modules }) => [
        id,
        priority,
        necessity,
        status,
        modules.map(({ path }) => path),
      ]),
      [
        ['REQ_001', 'P0', 'blocking', null, ['Quote service']],
        ['REQ_002', 'P2', 'nice', 'rejected', ['Quote service']],
      ],
    );
  });

  it('are named by their id in their own component and with the component from everywhere', () => {
    const snapshot = snapshotOf({
      'quotes/docs/reqstool/requirements.yml': requirements,
      'quotes/docs/reqstool/software_verification_cases.yml': cases,
      'quotes/docs/reqstool/manual_verification_results.yml': results,
      'orders/docs/reqstool/requirements.yml': requirements
        .replace('urn: quotes', 'urn: orders')
        .replace('Discount limits', 'Order limits'),
      'quotes/src/Quote.java': '@Requirements("REQ_001")\nclass Quote {}\n',
      'orders/src/Order.java': '@Requirements({"REQ_001", "quotes:REQ_001"})\nclass Order {}\n',
      'quotes/src/test/java/QuoteTest.java':
        '@SVCs("quotes:SVC_001") void test() {}\n@SVCs("SVC_404") void other() {}\n',
    });
    const named = (key: string): readonly string[] =>
      snapshot
        .referencesTo(snapshot.requirement(key)!)
        .map(({ uri, kind, range }) => `${uri.slice(testRoot.id.length + 1)}:${range.character} ${kind}`);
    assert.deepEqual(named('quotes/REQ_001'), [
      'orders/src/Order.java:27 implements',
      'quotes/src/Quote.java:15 implements',
    ]);
    assert.deepEqual(named('orders/REQ_001'), ['orders/src/Order.java:16 implements']);
    assert.deepEqual(named('quotes/SVC_001'), ['quotes/src/test/java/QuoteTest.java:7 verifies']);
    const unknown = findingsOf(snapshot)
      .all()
      .filter(({ code }) => code === 'reference/unknown-requirement');
    assert.deepEqual(
      unknown.map(({ message }) => message.args[0]),
      ['SVC_404'],
    );
  });

  it('are verified by cases, which count nowhere, and cases by results that passed', () => {
    const ofCases = readFacts('a/software_verification_cases.yml', 'document', cases);
    assert.deepEqual(
      [ofCases.requirements.map(({ id, isInformative }) => [id, isInformative]), ofCases.scope],
      [[['SVC_001', true]], 'a'],
    );
    assert.deepEqual(
      ofCases.markers.map(({ id, kind, range }) => [id, kind, range.line, range.character]),
      [['REQ_001', 'verifies', 2, 23]],
    );
    const ofResults = readFacts('a/manual_verification_results.yml', 'document', results);
    assert.deepEqual([ofResults.requirements, ofResults.markers.map(({ id }) => id)], [[], ['SVC_001']]);
  });

  it('are told by their keys', () => {
    const names = (text: string): string | undefined =>
      readerOf({ path: 'docs/requirements.yml', text })?.name;
    assert.equal(names(requirements), 'reqstool');
    assert.equal(names('requirements:\n  - id: A-1\n    title: 去重\n'), 'yaml');
    assert.equal(names('metadata:\n  name: x\ncases: 3\n'), 'yaml');
  });
});
