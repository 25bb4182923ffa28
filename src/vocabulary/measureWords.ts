/** The words over the columns of a table of metrics, and what each column holds. */
import { headerKey } from './headers.ts';
import { simplified } from './variants.ts';

export type MeasurePart = 'name' | 'unit' | 'baseline' | 'target' | 'actual' | 'date';

const words: Readonly<Record<MeasurePart, readonly string[]>> = {
  name: ['指标', '指标名称', '衡量指标', '效果指标', '度量', '指標', 'Metric', 'Measure', 'KPI', 'Indicator'],
  unit: ['单位', '單位', 'Unit'],
  baseline: ['基线', '基线值', '基准', '基准值', '上线前', '基準值', 'Baseline', 'Before'],
  target: ['目标', '目标值', '目標', '目標值', 'Target', 'Target value', 'Goal'],
  actual: [
    '实际',
    '实际值',
    '当前值',
    '上线后',
    '實際',
    '實際值',
    'Actual',
    'Actual value',
    'Current',
    'After',
  ],
  date: ['统计日期', '统计时间', '数据日期', '测量日期', '統計日期', 'Measured on', 'As of', 'Date'],
};
const partByWord: ReadonlyMap<string, MeasurePart> = new Map(
  Object.entries(words).flatMap(([part, headers]) =>
    headers.map((header) => [simplified(headerKey(header)), part as MeasurePart] as const),
  ),
);

/** The part of a metric that a column holds, `null` for any other column. */
export function measurePartOf(header: string): MeasurePart | null {
  return header.length > 40 ? null : (partByWord.get(simplified(headerKey(header))) ?? null);
}

/** Whether a smaller value of such a metric is the better one, as far as its name tells. */
export function isBetterWhenLower(name: string): boolean {
  return /投诉|客诉|时长|用时|耗时|时间|次数|流失|退费|退款|退订|错误|差错|缺陷|失败|故障|重复|超时|逾时|逾期|成本|complain|duration|time|latency|error|defect|churn|failure|cost|refund/iu.test(
    simplified(name),
  );
}

/** Columns of what people said after a launch. */
export function isFeedbackWord(header: string): boolean {
  return /^(?:一线反馈|用户反馈|上线反馈|业务反馈|反馈|回馈|使用者回馈|第一线回馈|业务回馈|上线回馈|feedback|userfeedback)$/u.test(
    simplified(headerKey(header)),
  );
}
