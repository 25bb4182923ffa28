/**
 * How two names of modules may name one module: a general word at the end (线索, 线索管理, 线索模块), or the same thing
 * in the other language (Leads). Only such names are taken for one without asking anybody.
 */
import { nameKey } from './names.ts';
import { simplified } from './variants.ts';

const ending =
  /(?:\s{0,2}(?:管理|模块|模组|系统|子系统|平台|中心|功能|服务|相关|部分)|\s(?:management|module|system|platform|centre|center|service|feature|features|app))$/u;

/** English words for what Chinese requirement pools are mostly sorted by. */
const inChinese: ReadonlyMap<string, string> = new Map(
  `lead 线索;order 订单;customer 客户;client 客户;payment 支付;inventory 库存;stock 库存;product 商品;goods 商品;report 报表;
   reporting 报表;user 用户;permission 权限;contract 合同;invoice 发票;setting 设置;notification 通知;message 消息;marketing 营销;
   finance 财务;purchase 采购;purchasing 采购;procurement 采购;warehouse 仓库;logistics 物流;member 会员;membership 会员;
   approval 审批;search 搜索;login 登录;coupon 优惠券;refund 退款;account 账户;supplier 供应商;project 项目;task 任务;quote 报价;
   quotation 报价;pricing 定价;schedule 排期;scheduling 排课;course 课程;student 学员;teacher 老师;store 门店;shop 门店;
   dashboard 看板;analytics 数据分析;integration 集成;import 导入;export 导出;follow-up 跟进;campaign 活动;channel 渠道;
   opportunity 商机;ticket 工单;asset 资产;device 设备;delivery 配送;return 退货;review 评价;audit 审计;log 日志`
    .split(';')
    .flatMap((pair) => {
      const [english, chinese] = pair.trim().split(' ');
      return english === undefined || chinese === undefined ? [] : [[english, chinese] as const];
    }),
);

/** Two names with the same key very probably name one module. */
export function moduleWordKey(name: string): string {
  let key = simplified(nameKey(name));
  for (let times = 0; times < 2; times++) {
    const shorter = key.replace(ending, '').trim();
    // 系统管理 is no 系统, and a name of one sign says nothing.
    if ([...shorter].length < 2 || ending.test(`x ${shorter}`) || ending.test(`x${shorter}`)) break;
    key = shorter;
  }
  return inChinese.get(key) ?? inChinese.get(singular(key)) ?? key;
}

function singular(word: string): string {
  if (/^[a-z-]{3,40}ies$/u.test(word)) return `${word.slice(0, -3)}y`;
  return /^[a-z-]{3,40}[^s]s$/u.test(word) ? word.slice(0, -1) : word;
}
