/**
 * Check items as requirements without ids: product documents list what a module is to do as `- [ ] 子账号管理`
 * below `功能需求`. Lists of things to do, to test or to accept look the same, so the headings decide.
 */
import { simplified } from '../../vocabulary/variants.ts';
import type { LeadingId } from '../table/requirementId.ts';
import type { Section } from './outline.ts';

/** A single check item proves nothing. */
const fewestCheckItems = 3;

const functional =
  /功能(?:性)?需求|功能清单|功能列表|功能规格|功能描述|功能设计|需求清单|需求列表|用户故事|使用者故事|functional requirements?|feature list|user stories|^(?:features|requirements|需求|功能)$/iu;
const other =
  /非功能|(?:验收|测试|检查|待办|任务|计划|排期|里程碑|进度|风险|部署|上线|发布|评审|交付|变更|问题|总结|优化建议|最佳化建议)(?!.{0,6}(?:管理|模块|模组|中心|功能|系统))|non-?functional|acceptance|definition of done|(?:test|check|to-?do|task|plan|milestone|risk|deploy|release|review|deliver|issue|progress)(?!.{0,12}(?:management|module))/iu;

/** The title of a check item, as of an item that starts with an id; `null` where it is none. */
export function checkItemTitle(text: string, section: Section): LeadingId | null {
  const box = /^\[[ xX]\]\s{1,4}(?=\S)/u.exec(text)?.[0].length;
  if (box === undefined || !isFunctional(section)) return null;
  const bold = /^(\*\*|__)([^*_]{1,80})\1\s{0,4}[:：]?\s{0,4}/u.exec(text.slice(box));
  const end = text.trimEnd().length;
  if (!bold) return { id: '', start: box, titleStart: box, titleEnd: end, restStart: end };
  const name = (bold[2] ?? '').replace(/[:：]\s{0,4}$/u, '');
  const titleStart = box + 2;
  return {
    id: '',
    start: box,
    titleStart,
    titleEnd: titleStart + name.length,
    restStart: box + bold[0].length,
  };
}

/** Below a heading that speaks of functions, and below none that speaks of something else to tick off. */
function isFunctional({ announced, inReport, headings }: Section): boolean {
  if (!announced || inReport) return false;
  const words = headings.map(simplified);
  const at = words.findIndex((heading) => functional.test(heading) && !other.test(heading));
  return at >= 0 && words.slice(at).every((heading) => !other.test(heading));
}

/** Those that count: several in the document, and none below a heading that is a requirement itself. */
export function acceptedCheckItems<Start extends { readonly id: LeadingId; readonly section: Section }>(
  starts: readonly Start[],
  described: ReadonlySet<Section>,
): readonly Start[] {
  const isDescribed = (section: Section | null): boolean =>
    section !== null && (described.has(section) || isDescribed(section.parent));
  const items = starts.filter(({ id, section }) => id.id === '' && !isDescribed(section));
  return items.length < fewestCheckItems ? [] : items;
}
