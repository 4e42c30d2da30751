// @ts-check
/** The words of a regulator's report, as {@link catalogue} has them. */

/** @type {Record<string, [string, string]>} */
export const reportWords = {
  "report.all": ["全部", "All"],
  "report.of": ["范围：{what}", "Only {what}"],
  "report.clear": ["看全部", "See all"],
  "report.months": ["按月", "By month"],
  "report.areas": ["按区县", "By area"],
  "report.firms": ["按维保单位", "By firm under contract"],
  "report.nofirm": ["无维保单位", "no firm"],
  "report.buckets": ["到场用时分布", "Arrivals in steps of five minutes"],
  "report.buckets.says": ["每一栏含其末尾的整五分钟。竖线之后超过 30 分钟；县域时限可为 1 小时。", "Each step holds the full five minutes that it ends with. After the line it is more than 30 minutes; some areas have an hour."],
  "report.bucket": ["{from}–{to} 分钟：{n} 起", "{from} to {to} min: {n}"],
  "report.minutes": ["分钟", "minutes"],
  "report.late": ["超时清单", "Who came late"],
  "report.nobodylate": ["没有超时到场的救援。", "Nobody came late."],
  "report.over": ["超过时限", "Over the limit"],
  "report.arrival": ["到场用时", "Arrival"],
  "report.limit": ["时限", "Limit"],
  "report.started": ["接报", "Reported"],
  "report.place": ["地点", "Place"],
  "report.stage": ["阶段", "Stage"],
  "report.grade": ["证据", "Evidence"],
  "report.intime": ["已证实 / 已声明 / 未知", "Proven / claimed / not known"],
  "report.behind": ["数字背后的救援", "The rescues behind a figure"],
  "report.behind.says": ["{figure}：{n} 起", "{figure}: {n}"],
  "report.most": ["只列最近 {n} 起。", "These are the newest {n}."],
  "report.none": ["没有。", "None."],
};
