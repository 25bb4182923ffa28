/** Made-up requirements of a sales platform, as many as wanted, the same for the same seed. */
import type { NamedPart, SearchEntry } from '../src/insight/search/searchEntry.ts';
import type { Priority, Status } from '../src/model/requirement.ts';

/** Numbers from 0 to below 1, the same series for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const things =
  '线索 客户 家长 学员 订单 报价单 合同 发票 退费单 试听课 课表 班级 老师 销售 主管 班主任 公海池 跟进记录 通话录音 话术库 企微好友 优惠券 活动 渠道 落地页 审批单 提成 业绩 漏斗 日报 周报 看板 标签 黑名单 回访任务 待办事项 短信 通知 附件 操作日志 组织架构 角色权限 导出文件 手机号 地区 年级 科目 教材 校区 排班 名额 库存 积分 问卷 评价 投诉 工单 知识库 付款记录 对账单 税率 分校 代理商 推荐人 家庭档案 学情报告 二维码 小程序 公众号 邮件 模板 字段 列表 详情页 搜索框 筛选条件 导航栏 首页 卡片 弹窗 表格'.split(
    ' ',
  );
const doings =
  '自动分配 批量导入 一键导出 合并去重 按条件筛选 到期提醒 逐级审批 实时同步 定时统计 手动调整 拖动排序 快速检索 自动回收 重新指派 限制领取 预约改期 在线签署 扫码支付 部分退款 智能推荐 语音转写 离线登记 权限校验 脱敏显示 版本对比 撤销恢复 归档清理 异常告警 分级展示 关联跳转 复制新建 模糊匹配 追加备注 打印预览 生成海报 群发推送 自动打标 冻结解冻 锁定保护 抽样质检'.split(
    ' ',
  );
const conditions =
  '新增时 跨校区时 超过三天 首次成交后 离职交接时 网络中断时 暑期高峰 每天早会前 月末结账时 金额超限时 重复提交时 手机端 夜间时段 节假日 试用期内 未接通时 逾期未处理 多人协作时 历史数据迁移后 权限变更后 无人值守时 首次登录 断点续传 大批量数据 弱网环境 家长投诉后 转介绍场景 续费阶段 开课前一周 结课后'.split(
    ' ',
  );
const aims =
  '减少漏跟 避免抢单 方便复盘 便于对账 提高转化 降低差错 节省人工 保证公平 留痕备查 缩短等待 统一口径 防止泄露 支持追溯 提升体验 控制成本 明确责任'.split(
    ' ',
  );
const products = 'CRM API SDK ERP OA POS H5 App Excel PDF Webhook OAuth SSO BI SaaS OCR CDN SQL'.split(' ');
const verbs =
  'Assign Import Export Merge Filter Remind Approve Synchronise Schedule Adjust Reorder Search Recycle Reassign Restrict Reschedule Sign Refund Recommend Transcribe Validate Mask Compare Restore Archive Highlight Duplicate Print Notify Freeze'.split(
    ' ',
  );
const adjectives =
  'duplicate overdue archived weekly monthly regional pending shared unassigned incoming expired confidential recurring bulk partial seasonal external internal historical anonymous'.split(
    ' ',
  );
const nouns =
  'leads customers contracts invoices quotations refunds lessons teachers campaigns recordings dashboards reminders templates attachments permissions schedules vouchers complaints referrals payments mentors classrooms notifications pipelines commissions surveys territories workflows'.split(
    ' ',
  );
const tails =
  'for branch managers|from spreadsheet uploads|before midnight|without manual review|across time zones|on mobile devices|after contract signature|when quota is exceeded|using saved filters|with audit trail|during peak season|through partner gateway|by customer segment|within thirty minutes|in printed summary|against finance ledger'.split(
    '|',
  );
const people = '赵一鸣 许知夏 周岩 孙亦凡 钱多宝 林晓晴 何思远 郑云舟 Alice Wong Tom Becker'.split(' ');
const sources =
  '销售主管 · 周会|市场部 · 月会|华东销售一部 · 群消息|产品运营 · 跟岗观察|财务部 · 邮件|教务部 · 访谈|法务部 · 邮件|客诉组 · 工单'.split(
    '|',
  );

const modules: readonly NamedPart[] = [
  ['leads', '线索管理', '线索中心'],
  ['leads/assign', 'assign', '线索分配', '派单'],
  ['leads/pool', 'pool', '公海池'],
  ['followup', '客户跟进'],
  ['followup/call', 'call', '外呼与录音'],
  ['followup/wecom', 'wecom', '企微触达'],
  ['trial', '试听课'],
  ['trial/booking', 'booking', '试听排课', '约课'],
  ['order', '报价与订单'],
  ['order/quote', 'quote', '报价优惠'],
  ['order/refund', 'refund', '退费'],
  ['handover', '学员交接'],
  ['insight', '经营看板', '报表'],
].map((names) => ({ names }));
const phases: readonly NamedPart[] = [
  ['p1', '一期', 'Phase 1'],
  ['p2', '二期', 'Phase 2'],
  ['p3', '三期', 'Phase 3'],
].map((names) => ({ names }));
const statusWords: readonly (readonly [Status, string])[] = [
  ['proposed', '待评审'],
  ['accepted', '评审通过'],
  ['developing', '研发中'],
  ['released', '已上线'],
  ['deferred', '暂缓'],
];
const priorities: readonly Priority[] = ['P0', 'P1', 'P2', 'P3'];

/** Three in five titles are Chinese, one in five English, one in five both. Titles differ. */
export function searchCorpus(size: number, seed: number): SearchEntry[] {
  const random = seeded(seed);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const chinese = (): string =>
    one([
      () => `${one(conditions)}${one(things)}${one(doings)}`,
      () => `${one(things)}${one(doings)}，${one(aims)}`,
      () => `${one(conditions)}，${one(things)}与${one(things)}${one(doings)}并${one(aims)}`,
      () => `${one(things)}支持${one(doings)}和${one(doings)}`,
      () => `${one(things)}${one(doings)}后 ${1 + Math.floor(random() * 60)} 分钟内通知${one(things)}`,
    ])();
  const english = (): string => `${one(verbs)} ${one(adjectives)} ${one(nouns)} ${one(tails)}`;
  const both = (): string =>
    one([
      () => `${one(products)} ${one(things)}${one(doings)}${one(aims)}`,
      () => `${one(things)}通过 ${one(products)} ${one(doings)}到${one(things)}`,
      () => `${one(conditions)}${one(things)} ${one(nouns)} ${one(doings)}`,
    ])();
  const titles = new Set<string>();
  while (titles.size < size) titles.add(one([chinese, chinese, chinese, english, both])());
  return [...titles].map((title, i) => {
    const [status, statusText] = one(statusWords);
    const module = random() < 0.9 ? one(modules) : null;
    const outer = modules.find(({ names }) => names[0] === module?.names[0]?.split('/')[0]);
    const phase = random() < 0.85 ? one(phases) : null;
    return {
      key: `CRM-${String(i + 1).padStart(5, '0')}`,
      id: `CRM-${String(i + 1).padStart(5, '0')}`,
      title,
      modules: module === null ? [] : outer && outer !== module ? [module, outer] : [module],
      phase,
      status,
      priority: one(priorities),
      statusText,
      priorityText: null,
      source: one(sources),
      requester: one(people),
      owner: one(people),
      unknownNames: [],
      description: Array.from(
        { length: 1 + Math.floor(random() * 8) },
        () => `${one([chinese, chinese, english])()}。`,
      ).join(''),
      lacksModule: module === null,
      lacksPhase: phase === null,
      place: {
        root: 0,
        path: `docs/${String(Math.floor(i / 100)).padStart(4, '0')}.md`,
        line: i % 100,
        character: 0,
      },
    };
  });
}
