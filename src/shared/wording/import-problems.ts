/** What is wrong at one place of an imported file, as core tells it. */
export interface ImportProblem {
  line: number;
  /** Of a workbook: the sheet. */
  sheet?: string;
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
  ['source', '依据（source）'],
  ['year', '年份（year）'],
  ['days', '放假和调休的日子（days）'],
]);

/** What each problem says after the name of the cell; `column` and `value` are put in where they are known. */
const SENTENCES = new Map([
  ['not-text', '这个文件不是 UTF-8 或 GB 18030 的文字，可能已损坏'],
  ['not-csv', '从这里起读不成表格，请核对引号和逗号'],
  ['not-json', '这个文件不是 JSON 格式'],
  ['calendar-head', '少了这一项，或者写法不对'],
  ['calendar-form', '这里的写法不对，每天要有名称、日期和是否放假'],
  ['column-missing', '第一行没有这一列'],
  ['column-twice', '第一行有两个这样的列'],
  ['cell-count', '格数与第一行不一样'],
  ['too-big', '文件超过 5 MB，请拆成几份再导入'],
  ['too-many-rows', '行数太多，一次最多 20000 行'],
  ['not-workbook', '这个 Excel 文件打不开，可能已损坏或有密码。另存为 xlsx 再导入'],
  ['sheet-missing', '没有这张表'],
  ['file-kind', '只能导入 .xlsx、.csv 或 .json 文件'],
  ['formula', '这一格是公式，请粘贴为数值再导入'],
  ['broken-characters', '有认不出的字符，请另存为 UTF-8 的 CSV 或 xlsx'],
  ['item-line-missing', '“事项”里没有这个编码的一行'],
  ['not-yes-no', '要写是或否'],
  ['not-a-number', '要写数字'],
  ['unknown-word', '没有这种写法，请对照导出的文件'],
  ['condition-form', '条件的写法不对，如 household=local|hmt 且 (group=poor 或 payWay=self)'],
  ['option-form', '每个选项写一行，如 first=第一次申请'],
  ['official-code', '基本编码 10 位、实施编码 24 位，只用大写字母和数字'],
  ['amount', '要写大于 0 的金额，最多两位小数'],
  ['sheets', '要写 0 到 99 的整数'],
  ['part-id', '编号要用小写字母开头的字母和数字，最多 40 个'],
  ['no-options', '至少要有一个选项'],
  ['name-twice', '这个写了两次'],
  ['pattern', '这个格式写得不对'],
  ['begins-in-the-past', '生效日期不能早于今天'],
  ['empty', '不能为空'],
  ['too-long', '太长了，请缩短'],
  ['item-code', '要写 2 到 4 个大写字母加 3 到 4 位数字，如 SB001'],
  ['item-code-twice', '这个编码前面已有一行'],
  ['item-kind', '要写公共服务、行政许可、行政给付、行政确认、其他中的一个'],
  ['days', '要写 0 到 365 的整数'],
  ['longer-than-statutory', '不能长于法定时限'],
  ['not-a-list', '这个文件应当是事项的列表，用方括号括起来'],
  ['item-form', '这里的写法不对，请对照事项文件的说明'],
  ['unknown-key', '没有这一项，请核对拼写'],
  ['missing', '少了这一项'],
  ['id-twice', '这个名字前面已经用过'],
  ['id-reserved', '这个名字留给代办人的材料，请换一个'],
  ['unknown-situation', '本事项没有问这个情形'],
  ['unknown-option', '这个情形没有这个选项'],
  ['asked-later', '只能看前面问过的情形，不能看自己或后面的'],
  ['changes-papers', '这个选项写明不影响材料，不能用来决定材料'],
  ['gaps-not-allowed', '本事项不能容缺，材料不能标可容缺'],
  ['declaration-not-allowed', '本事项不能告知承诺，材料不能标可承诺'],
  ['reason-missing', '不影响材料或不予受理的选项要写原因'],
  ['advice-missing', '不归本窗口的选项要写该去哪里'],
  ['min-above-max', '最小值不能大于最大值'],
  ['site-number', '要写 01 到 99 的两位数字'],
  ['site-number-twice', '这个编号前面已有一行'],
  ['centre-kind', '要写 town、village、community 中的一个'],
  ['division-code', '要写 9 位或 12 位数字'],
  ['not-a-date', '没有这一天，日期要写成 2026-01-31 的样子'],
  ['other-year', '不在这一年前后'],
  ['date-twice', '这一天前面已有一行'],
  ['required', '这一格必须填'],
  ['not-valid', '没有通过校验，请再核对每一位'],
  ['not-of-number', '和证件号码里的对不上'],
  ['range', '不能晚于今天'],
  ['unknown', '本镇没有这一个，请对照现有的名称'],
  ['twice-in-file', '一个人只能有一行'],
  ['has-left', '这个人已经退出。要恢复登记，先在志愿者页上办'],
  ['sex-word', '要写男或女，也可以空着'],
  ['political-status', '要写中共党员、中共预备党员、共青团员、民主党派、群众中的一个'],
  ['service-kind', '没有这个服务类别，要写登记表上有的，几个用顿号隔开'],
  ['too-many-lines', '行数太多，一次最多 5000 人'],
]);

/**
 * The sentence that tells where an imported file is wrong and what should stand there. Line 0 is the file as a
 * whole.
 */
export function explainImportProblem({ line, sheet, column, code, value }: ImportProblem): string {
  const place = `${sheet ? `“${sheet}”表` : ''}${line > 0 ? `第 ${line} 行` : ''}`;
  const known = column === undefined ? undefined : COLUMN_NAMES.get(column);
  const name = column === undefined ? '' : known ? `“${known}”（${column}）` : `“${column}”`;
  const content = value ? contentWord(code, value) : '';
  const where = place + name;
  return `${where}${where ? '：' : ''}${content}${SENTENCES.get(code) ?? '这里有问题，请核对'}`;
}

function contentWord(code: string, value: string): string {
  if (code === 'twice-in-file') return `和第 ${value} 行相同，`;
  return code === 'has-left' ? `${value} 退出，` : `现在是“${value}”，`;
}
