/** Tables that look like tables of requirements and are something else. */
import type { Field } from '../../model/field.ts';
import { type Message, message } from '../../model/message.ts';
import { headerKey, isRequirementHeader } from '../../vocabulary/headers.ts';
import { phaseWordIn } from '../../vocabulary/phaseWords.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import type { Column } from './tableColumns.ts';

/** Columns that name other requirements. */
export const references: ReadonlySet<Field> = new Set([
  'links',
  'dependsOn',
  'duplicateOf',
  'parent',
  'test',
]);
const repair = /^(?:修复|解决|整改|处理)(?:方案|建议|方式|措施)?$|^(?:fix|solution|resolution|workaround)$/u;

/** What the table holds instead, `null` where nothing speaks for another kind. */
export function kindOfOtherTable(
  columns: readonly Column[],
  id: Column | null,
  cells: (index: number) => readonly string[],
  rows: number,
): Message | null {
  const keys = columns.map(({ name }) => headerKey(name));
  const has = (pattern: RegExp): boolean => keys.some((key) => pattern.test(key));
  if (
    has(/^(?:预期结果|预期|期望结果|實際結果|实际结果|测试步骤|expected|expectedresult)/u) &&
    has(/用例|测试|步骤|输入|前置|操作|case|step|test/u)
  ) {
    return message('Table of test cases');
  }
  if (has(/^(?:用例编号|用例id|testcaseid|caseid)$/u)) return message('Table of test cases');
  if (has(/^(?:风险|风险描述|风险项|风险点|risk)/u) && has(/应对|缓解|规避|措施|对策|mitigation|response/u)) {
    return message('Table of risks');
  }
  const ids = id ? cells(id.index).filter((text) => !isPlaceholder(text)) : [];
  if (
    ids.length > 0 &&
    ids.every((text) => /^(?:REF|RD|AD|DOC)[-_ ]?\d{1,4}$/iu.test(text)) &&
    has(/版本|修订|出版|日期|version|revision|edition|date|issue/u)
  ) {
    return message('Table of referenced documents');
  }
  const requirement = columns.some(({ name, field }) => isRequirementHeader(name) && !references.has(field));
  if (!requirement && has(/^(?:任务编号|任务id|taskid|taskno|tasknumber)$/u))
    return message('Table of tasks');
  if (!requirement && has(/^(?:问题|问题描述|缺陷|problem|issue|defect|bug)$/u) && has(repair))
    return message('Table of problems');
  if (!id && !requirement && columns.some(({ index }) => areEndpoints(cells(index))))
    return message('Table of interfaces');
  const dated = has(
    /^(?:日期|时间|修订日期|修改日期|变更日期|更新日期|修改时间|变更时间|date|revisiondate)$/u,
  );
  const edited = has(
    /^(?:版本|版本号|修订版本|version|rev|revision|作者|修订人|修改人|变更人|编写人|撰写人|author|editor)$/u,
  );
  if (!id && !requirement && dated && edited) return message('Revision table');
  const first = columns.find(({ field }) => field !== 'rowNumber');
  if (!id && first && (first.field === 'phase' || first.field === 'phaseOrStatus')) {
    const phases = cells(first.index);
    const distinct = new Set(phases).size === phases.length && phases.length === rows && rows <= 20;
    if (
      distinct &&
      phases.every((text) => phaseWordIn(text) !== null || /^[一二三四五六七八九十\d]{1,3}$/u.test(text))
    ) {
      return message('Table of phases');
    }
  }
  return null;
}

/** `GET /api/leads`, `/api/leads/:id`: a list of what a program offers to others. */
function areEndpoints(texts: readonly string[]): boolean {
  const some = texts.filter((text) =>
    /^(?:GET|POST|PUT|PATCH|DELETE|WS)\s{1,4}\/|^\/(?:api|v\d)\//u.test(text),
  );
  return texts.length > 0 && some.length * 2 > texts.length;
}
