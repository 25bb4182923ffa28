import assert from 'node:assert/strict';
import { planPreviewText } from '../../src/editor/newPlan/planPreviewText.ts';
import { lookAlikes, merged, planDraft, ticked } from '../../src/insight/planDraft.ts';
import { formatMessage, type Message } from '../../src/model/message.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

const pool = `| 编号 | 需求 | 所属模块 | 建设阶段 | 业务流程 | 业务环节 |
|---|---|---|---|---|---|
| A-1 | 自动分配 | 线索管理 | 一期 | 售前 | 分配 |
| A-2 | 查重 | 线索 | 一期 | 售前 | 录入 |
| A-3 | 退款 | 订单 | 二期 | | |
`;
const translate = ({ key, args }: Message): string => formatMessage(key, args);

describe('The preview of a new plan', () => {
  const draft = planDraft(snapshotOf({ 'a.md': pool }), testRoot.id, '门店', 'Business process');

  it('says what would be written, with how many requirements name it, and which names may mean the same', () => {
    assert.equal(
      planPreviewText(draft, 'groundplan.yaml', translate),
      `# New plan for “门店”

Nothing is written yet. This would stand in groundplan.yaml, for you to complete:

## Modules (3)

- 线索管理 (1)
- 线索 (1)
- 订单 (1)

## Phases, in this order (2)

1. 一期 (2)
2. 二期 (1)

## Business processes (1)

- 售前 (2)
  - 分配 (1) — 线索管理
  - 录入 (1) — 线索

## Names that may mean the same

- 线索管理 = 线索

Merged, they are one with other names, and all documents stay as they are.
`,
    );
  });

  it('says what is merged and what is left out', () => {
    const [group] = lookAlikes(draft);
    assert.ok(group);
    const text = planPreviewText(
      ticked(merged(draft, group), 'modules', new Set(['线索管理'])),
      'groundplan.yaml',
      translate,
    );
    assert.match(text, /- 线索管理 \(2\) — also called 线索\n/u);
    assert.match(text, /## Left out \(1\)\n\n- 订单 \(1\)/u);
    assert.doesNotMatch(text, /may mean the same/u);
  });

  it('says that nothing was found, part by part', () => {
    const text = planPreviewText(
      planDraft(snapshotOf({}), testRoot.id, 'Shop', 'Business process'),
      'groundplan.yaml',
      translate,
    );
    assert.match(text, /## Modules \(0\)\n\nNone: no document names a module\./u);
    assert.match(text, /no document names a phase/u);
  });
});
