/** Part of a text, from one offset to another; it begins and ends between lines. */
export interface TextPart {
  readonly from: number;
  readonly to: number;
}
