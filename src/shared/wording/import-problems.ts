/** What is wrong at one place of an imported file, as core tells it. */
export interface ImportProblem {
  line: number;
  column?: string;
  code: string;
  value?: string;
}

const COLUMN_NAMES = new Map([
  ['code', '事项编码'],
  ['name', '名称'],
  ['department', '部门'],
  ['kind', '类型'],
  ['promised_workdays', '承诺时限'],
  ['statutory_workdays', '法定时限'],
  ['materials', '材料'],
  ['site_no', '站点编号'],
  ['division_code', '区划代码'],
  ['division_name', '区划名称'],
  ['phone', '电话'],
  ['date', '日期'],
]);

/** What each problem says after the name of the cell; `column` and `value` are put in where they are known. */
const SENTENCES = new Map([
  ['not-text', '这个文件不是 UTF-8 或 GB 18030 的文字，可能已损坏'],
  ['not-csv', '从这里起读不成表格，请核对引号和逗号'],
  ['not-json', '这个文件不是 JSON 格式'],
  ['calendar-form', '这里的写法不对，每天要有名称、日期和是否放假'],
  ['column-missing', '第一行没有这一列'],
  ['column-twice', '第一行有两个这样的列'],
  ['cell-count', '格数与第一行不一样'],
  ['empty', '不能为空'],
  ['too-long', '太长了，最多 100 个字'],
  ['item-code', '要写 2 到 4 个大写字母加 3 到 4 位数字，如 SB001'],
  ['item-code-twice', '这个编码前面已有一行'],
  ['item-kind', '要写公共服务、行政许可、行政给付、行政确认、其他中的一个'],
  ['days', '要写 0 到 365 的整数'],
  ['longer-than-statutory', '不能长于法定时限'],
  ['site-number', '要写 01 到 99 的两位数字'],
  ['site-number-twice', '这个编号前面已有一行'],
  ['centre-kind', '要写 town、village、community 中的一个'],
  ['division-code', '要写 9 位或 12 位数字'],
  ['not-a-date', '没有这一天，日期要写成 2026-01-31 的样子'],
  ['other-year', '不在这一年前后'],
  ['date-twice', '这一天前面已有一行'],
]);

/**
 * The sentence that tells where an imported file is wrong and what should stand there. Line 0 is the file as a
 * whole.
 */
export function explainImportProblem({ line, column, code, value }: ImportProblem): string {
  const place = line > 0 ? `第 ${line} 行` : '';
  const name = column === undefined ? '' : `“${COLUMN_NAMES.get(column) ?? column}”（${column}）`;
  const content = value ? `现在是“${value}”，` : '';
  const where = place + name;
  return `${where}${where ? '：' : ''}${content}${SENTENCES.get(code) ?? '这里有问题，请核对'}`;
}
