/** Headings that structure a document and name no part of the system. */
import { nameKey, withoutNumbering } from './names.ts';
import { simplified } from './variants.ts';

const generic: ReadonlySet<string> = new Set(
  `需求 需求分析 需求列表 需求清单 需求池 需求总表 需求明细 需求详情 需求说明 需求描述 需求规格 需求规格说明书 需求文档 需求概述 需求背景 需求范围
   功能 功能需求 非功能需求 非功能性需求 功能性需求 功能列表 功能清单 功能点 功能点列表 功能说明 功能描述 功能模块 功能概述 功能设计 功能详情 功能规划 核心功能 主要功能 用户需求 业务需求 系统需求 产品需求 产品需求文档 软件需求 模块 模块列表 模块划分
   概述 概要 总述 背景 项目背景 业务背景 引言 前言 简介 介绍 目的 目标 范围 名词解释 术语 术语表 定义 缩略语 参考 参考资料 附录 总结 小结 说明 备注 修订记录 修订历史 变更记录 版本记录 版本历史 更新日志
   用户故事 使用场景 业务场景 业务流程 流程 用例 验收标准 优先级 里程碑 计划 排期 规划 路线图 目录 正文 详细设计 总体设计 总体描述 详细需求 具体需求 其他 其它 未归类 待办 追溯矩阵 需求追溯矩阵 风险 约束 假设 依赖
   包含 不包含 包括 不包括 范围内 范围外 不在范围 本期 本期范围 本期不做
   需求分析文檔 功能需求清單 概觀 需求文件 產品需求文件 使用者需求 使用者故事 使用情境 業務情境 需求規格書 名詞定義 優先順序 專案背景 專案資訊 基本資訊 版本資訊 文件資訊 文件說明 參照文件 測試案例
   requirements requirement functional\u00a0requirements non-functional\u00a0requirements nonfunctional\u00a0requirements requirements\u00a0list user\u00a0requirements system\u00a0requirements business\u00a0requirements product\u00a0requirements software\u00a0requirements
   文档信息 文档说明 文档概述 项目信息 基本信息 版本信息 需求分类 需求状态 引用文件 引用文档 参考文献
   docs documents documentation reqs req identification document\u00a0information document\u00a0info document\u00a0overview document\u00a0identification metadata referenced\u00a0documents related\u00a0documents
   overview introduction background purpose scope summary features feature\u00a0list features\u00a0list functions specification specifications spec srs prd glossary terms definitions references appendix changelog revision\u00a0history
   user\u00a0stories stories use\u00a0cases acceptance\u00a0criteria priorities milestones roadmap plan backlog details description notes table\u00a0of\u00a0contents contents traceability\u00a0matrix requirements\u00a0traceability\u00a0matrix assumptions constraints dependencies risks other others misc in\u00a0scope out\u00a0of\u00a0scope included excluded includes must\u00a0have should\u00a0have could\u00a0have`
    .split(/[ \n]+/u)
    .filter((word) => word !== '')
    .map((word) => simplified(nameKey(word))),
);

/** Whether a heading says nothing of which part of the system it speaks. An empty heading says nothing. */
export function isGenericHeading(heading: string): boolean {
  const key = simplified(nameKey(withoutNumbering(heading)))
    .replace(/[：:。.]$/u, '')
    // `🎯 MVP 功能清单`
    .replace(/^[^\p{L}\p{N}【[(（]{1,8}/u, '')
    .replace(/^mvp\s{0,4}/u, '');
  // `产品 · 需求规格说明书（SRS）`: what stands in parentheses at the end only explains.
  const bare = key.replace(/\s{0,8}[（(][^（()）]{1,40}[）)]$/u, '');
  return (
    bare === '' ||
    generic.has(bare) ||
    // A week or a day of the work is a time, not a part of the system.
    /^(?:第\s?[\d一二三四五六七八九十]{1,3}\s?[周天日]|(?:week|day)\s?\d{1,3})$/u.test(bare) ||
    // `需求追溯矩阵 — IT工单系统` names the whole system.
    /^(?:需求)?(?:追溯矩阵|追溯表)\s{0,8}[-–—:：|·]/u.test(bare) ||
    /(?:文档|说明书|规格书|需求文件|(?:实施|设计|技术|建设|规划)方案|(?:用户|使用|操作|开发)(?:手册|指南)|(?:项目|实施|开发)计划|追溯表|追溯矩阵|用例|document|traceability matrix|导出|汇出|export)$/u.test(
      bare,
    )
  );
}
