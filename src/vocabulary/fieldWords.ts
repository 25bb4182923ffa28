/** The words that we write over a field where a document has none of its own, in the document's language. */

import { isTraditional } from './variants.ts';

export type DocumentLanguage = 'en' | 'zh-cn' | 'zh-tw';

const words: Readonly<Record<DocumentLanguage, Readonly<Record<WordedField, string>>>> = {
  en: {
    module: 'Module',
    phase: 'Phase',
    status: 'Status',
    priority: 'Priority',
    step: 'Step',
    owner: 'Owner',
    necessity: 'Necessity',
    withoutIt: 'If not done',
    scenario: 'Scenario',
    value: 'Value',
    effort: 'Effort',
    duplicateOf: 'Duplicate of',
    reason: 'Reason',
    decided: 'Decided',
    source: 'Source',
    requester: 'Requester',
    created: 'Created',
    note: 'Note',
    id: 'ID',
  },
  'zh-cn': {
    module: '归属模块',
    phase: '建设阶段',
    status: '状态',
    priority: '优先级',
    step: '业务环节',
    owner: '负责人',
    necessity: '必要性',
    withoutIt: '不做会怎样',
    scenario: '业务场景',
    value: '业务价值',
    effort: '投入(人天)',
    duplicateOf: '重复需求',
    reason: '结论理由',
    decided: '评审日期',
    source: '需求来源',
    requester: '提出人',
    created: '提出时间',
    note: '备注',
    id: '需求编号',
  },
  'zh-tw': {
    module: '歸屬模組',
    phase: '建置階段',
    status: '狀態',
    priority: '優先順序',
    step: '業務環節',
    owner: '負責人',
    necessity: '必要性',
    withoutIt: '不做會怎樣',
    scenario: '業務情境',
    value: '業務價值',
    effort: '投入(人日)',
    duplicateOf: '重複需求',
    reason: '結論理由',
    decided: '評審日期',
    source: '需求來源',
    requester: '提出人',
    created: '提出時間',
    note: '備註',
    id: '需求編號',
  },
};

export type WordedField =
  | 'module'
  | 'phase'
  | 'status'
  | 'priority'
  | 'step'
  | 'owner'
  | 'necessity'
  | 'withoutIt'
  | 'scenario'
  | 'value'
  | 'effort'
  | 'duplicateOf'
  | 'reason'
  | 'decided'
  | 'source'
  | 'requester'
  | 'created'
  | 'note'
  | 'id';

/** The word of a field; each is one that the header vocabulary reads back. */
export function fieldWord(field: WordedField, language: DocumentLanguage): string {
  return words[language][field];
}

const judged = 20_000;

/** The language that a text is mostly written in, judged by its beginning. */
export function documentLanguage(text: string): DocumentLanguage {
  const beginning = text.slice(0, judged);
  const han = beginning.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = beginning.match(/[A-Za-z]/gu)?.length ?? 0;
  // A Han character says as much as some four Latin letters.
  if (han === 0 || han * 4 < latin) return 'en';
  return isTraditional(beginning) ? 'zh-tw' : 'zh-cn';
}
