/** The word for a status that we write where a document has none of its own, in the document's language. */
import type { Status } from '../model/requirement.ts';
import type { DocumentLanguage } from './fieldWords.ts';

const chinese: Readonly<Record<Status, readonly [simplified: string, traditional: string]>> = {
  proposed: ['待评审', '待評審'],
  accepted: ['已评审', '已評審'],
  planned: ['已排期', '已排期'],
  developing: ['开发中', '開發中'],
  testing: ['测试中', '測試中'],
  piloting: ['灰度中', '灰度發布中'],
  released: ['已上线', '已上線'],
  rejected: ['已拒绝', '已拒絕'],
  deferred: ['延期', '暫緩'],
  duplicate: ['重复', '重複'],
};

/** Each is a word that the vocabulary reads back. */
export function statusWord(status: Status, language: DocumentLanguage): string {
  if (language === 'en') return status;
  return chinese[status][language === 'zh-cn' ? 0 : 1];
}
