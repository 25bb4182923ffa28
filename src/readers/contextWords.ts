/** Words in headings, file names and folders that say what kind of text stands below. */
import { simplified } from '../vocabulary/variants.ts';

const requirements =
  /需求|功能清单|功能列表|功能点|功能规划|用户故事|使用者故事|requirement|feature[\s_-]?list|user[\s_-]?stor|backlog|(?<![a-z])(?:prd|srs|brd|frd)(?![a-z])/iu;
const changeLog =
  /(?:^|\/)(?:change[\s_-]?log|changes|history|release[\s_-]?notes?|更新日志|版本日志|变更日志|发布说明|更新纪录|版本纪录|变更纪录)[^/]{0,40}$/iu;
const changeHeading =
  /^(?:change\s?log|release notes|revision history|更新日志|变更日志|变更记录|版本记录|版本历史|修订记录|修订历史|更新记录|变更纪录|版本纪录|修订纪录|更新纪录|改版纪录)$/iu;
const report =
  /会议|纪要|周会|周报|日报|月报|复盘|评审记录|验收报告|测试报告|测试|meeting|minutes|release notes|change\s?log|更新日志|test[\s_-]?(?:case|plan|report)/iu;

/** Whether a heading or a path announces requirements. */
export function announcesRequirements(text: string): boolean {
  return requirements.test(simplified(text));
}

/** A file that lists what changed in each version; it holds no requirement. */
export function isChangeLog(path: string): boolean {
  return changeLog.test(simplified(path));
}

/** A heading over such a list. */
export function isChangeHeading(heading: string): boolean {
  return changeHeading.test(simplified(heading.trim()));
}

/** Minutes, reports and tests speak of requirements that are defined elsewhere. */
export function isReport(text: string): boolean {
  return report.test(simplified(text));
}
