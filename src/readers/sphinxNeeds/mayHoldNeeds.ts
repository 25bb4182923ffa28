/** A cheap look whether a text may hold needs, before anything is scanned. */

const option = /^[ \t]{0,200}:id:[ \t]{0,80}\S/mu;
const yamlOption = /^[ \t]{0,200}id[ \t]{0,8}:[ \t]{0,80}\S/mu;
const wellKnown =
  /(?:^|[ \t>*-])(?:\.\.[ \t]{1,32}|[`~:]{3,20}\{)(?:req|spec|impl|test|need|story|requirement|list2need|needextend|\w{1,60}_req)(?:::|\})/mu;
const fence = /^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]{0,8}\{[\p{L}\p{N}]/mu;

/** Whether reStructuredText may hold a need, or a mention of one. */
export function mayHoldNeeds(text: string): boolean {
  if (text.includes('::') && (text.includes(':id:') ? option.test(text) : wellKnown.test(text))) return true;
  return text.includes(':need');
}

/** Whether Markdown has a directive of MyST that may be a need, or such a mention. */
export function mayHoldMystNeeds(text: string): boolean {
  if (text.includes('{need')) return true;
  if (!text.includes('{') || !fence.test(text)) return false;
  return option.test(text) || yamlOption.test(text) || wellKnown.test(text);
}
