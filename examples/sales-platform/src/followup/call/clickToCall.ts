export interface CallRecord {
  readonly leadId: string;
  readonly salesId: string;
  readonly startedAt: Date;
  readonly recordingUrl: string;
}

export interface PhoneLine {
  dial(phone: string): Promise<{ readonly startedAt: Date; readonly recordingUrl: string }>;
}

export interface ProfileStore {
  addCall(record: CallRecord): Promise<void>;
  latestCalls(phone: string, count: number): Promise<readonly CallRecord[]>;
}

/**
 * 点号码直接外呼，挂断以后记录和录音自动进档案。
 * 录音保留 180 天，不是永久：见 CRM-049 的评审结论。
 *
 * @req CRM-013
 */
export async function clickToCall(
  line: PhoneLine,
  store: ProfileStore,
  call: { readonly leadId: string; readonly salesId: string; readonly phone: string },
): Promise<CallRecord> {
  const { startedAt, recordingUrl } = await line.dial(call.phone);
  const record = { leadId: call.leadId, salesId: call.salesId, startedAt, recordingUrl };
  await store.addCall(record);
  return record;
}

/**
 * 家长打进来时，弹窗里要的最近三次沟通。
 *
 * @req CRM-010
 */
export function recentCalls(store: ProfileStore, phone: string): Promise<readonly CallRecord[]> {
  return store.latestCalls(phone, 3);
}
