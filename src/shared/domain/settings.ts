/** A rule of the town that is practice and not law, so that it can differ from place to place. Whole numbers. */
export interface Setting {
  readonly default: number;
  readonly least: number;
  readonly most: number;
  /** What is counted, as the interface writes it behind the number. */
  readonly unit: string;
  readonly label: string;
  /** What it changes, in one sentence for the manager who sets it. */
  readonly explanation: string;
  readonly group: string;
}

const setting = (given: Setting): Setting => given;

/** 设置: every setting, in the order in which the page shows them. */
export const SETTINGS = {
  'lamp.yellow-workdays': setting({
    default: 1,
    least: 0,
    most: 10,
    unit: '个工作日',
    label: '黄灯：剩余不多于',
    explanation: '离承诺时限还剩这么多工作日时，红黄灯变黄',
    group: '红黄灯',
  }),
  'lamp.yellow-percent': setting({
    default: 20,
    least: 0,
    most: 90,
    unit: '%',
    label: '黄灯：剩余不多于承诺时限的',
    explanation: '两条有一条满足，红黄灯就变黄',
    group: '红黄灯',
  }),
  'scans.file-megabytes': setting({
    default: 20,
    least: 1,
    most: 100,
    unit: 'MB',
    label: '扫描件：单个文件不超过',
    explanation: '更大的文件不收，请窗口降低清晰度再扫',
    group: '扫描件',
  }),
  'scans.pages-per-paper': setting({
    default: 50,
    least: 1,
    most: 500,
    unit: '页',
    label: '扫描件：每份材料不超过',
    explanation: '同一份材料的页数到了就不再收',
    group: '扫描件',
  }),
  'scans.reuse-days': setting({
    default: 60,
    least: 0,
    most: 730,
    unit: '天',
    label: '扫描件：沿用多少天内交过的',
    explanation: '同一人在这些天内交过的同名材料，可以沿用扫描件；0 表示不沿用',
    group: '扫描件',
  }),
  'scans.daily-megabytes': setting({
    default: 300,
    least: 0,
    most: 100_000,
    unit: 'MB',
    label: '扫描件和录音：每天最多传',
    explanation: '办件记录先传，扫描件和录音随后，一天传够这么多就停，第二天接着传；0 表示不限',
    group: '扫描件',
  }),
  'queue.comes-back-after': setting({
    default: 3,
    least: 1,
    most: 20,
    unit: '位',
    label: '过号后隔几位再叫',
    explanation: '叫了没到的人，排到后面这么多位之后',
    group: '叫号',
  }),
  'queue.most-skips': setting({
    default: 2,
    least: 0,
    most: 10,
    unit: '次',
    label: '最多过号',
    explanation: '过号超过这么多次，号票作废，需要重新取号',
    group: '叫号',
  }),
  'queue.volume': setting({
    default: 80,
    least: 0,
    most: 100,
    unit: '%',
    label: '叫号音量',
    explanation: '公众屏语音叫号的音量，0 为不出声',
    group: '叫号',
  }),
  'rating.screen-seconds': setting({
    default: 60,
    least: 15,
    most: 300,
    unit: '秒',
    label: '评价界面停留',
    explanation: '公众屏请人评价，过了这么久没有评，回到叫号',
    group: '好差评',
  }),
  'rating.default-days': setting({
    default: 7,
    least: 1,
    most: 60,
    unit: '日',
    label: '未评价的期限',
    explanation: '办结后满这么多个自然日没有评价，按“基本满意”计',
    group: '好差评',
  }),
  'rectification.workdays': setting({
    default: 15,
    least: 1,
    most: 60,
    unit: '个工作日',
    label: '差评整改期限',
    explanation: '从差评次日起算，要在这么多个工作日内整改并回访',
    group: '好差评',
  }),
  'receipt.workdays-to-tell': setting({
    default: 5,
    least: 1,
    most: 5,
    unit: '个工作日',
    label: '一次性补正：收件后不迟于',
    explanation: '逾期没有告知的，自收到材料那天起视为受理；法律规定最多 5 个工作日',
    group: '收件和补正',
  }),
  'receipt.workdays-to-supplement': setting({
    default: 10,
    least: 1,
    most: 60,
    unit: '个工作日',
    label: '申请人补齐材料：告知后不迟于',
    explanation: '写在一次性补正告知书上；逾期没有补齐的，可以终止这件办件',
    group: '收件和补正',
  }),
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type Settings = Readonly<Record<SettingKey, number>>;

export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

/** Whether a number can be the value of a setting. */
export function fitsSetting(key: SettingKey, value: number): boolean {
  const { least, most } = SETTINGS[key];
  return Number.isInteger(value) && value >= least && value <= most;
}

/** Every setting: the value given, or the default where there is none or it does not fit. */
export function settingsWith(given: ReadonlyMap<string, number>): Settings {
  const values = SETTING_KEYS.map((key) => {
    const value = given.get(key);
    return [key, value !== undefined && fitsSetting(key, value) ? value : SETTINGS[key].default];
  });
  return Object.fromEntries(values) as Settings;
}
