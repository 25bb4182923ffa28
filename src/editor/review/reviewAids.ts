/** What a review sheet asks of the rest of the house: an order, and what was asked before. */
import type { ReviewAids } from '../../insight/review/reviewSheet.ts';

export const reviewAids: ReviewAids = {
  order: (_snapshot, requirements) => requirements.map((requirement) => ({ requirement, why: [] })),
  twins: () => [],
};
