import type { TemplateProblem } from '#shared/contract/template-problem.ts';

const SENTENCES: Record<TemplateProblem['code'], string> = {
  'too-large': '文件超过 5 MB，没有存。请删去图片等无关内容再试',
  'unpacks-too-large': '文件展开后太大，没有存。请换上级下发的原表再试',
  'not-xlsx': '这不是 .xlsx 工作簿，或者已损坏、加了密码。请用 Excel 或 WPS 另存为 .xlsx 再试',
  macros: '文件里有宏，不能用。请另存为不带宏的 .xlsx 再试',
  'not-kept': '文件里有图表、透视表或外部链接，填好后会丢失。请删去再试',
  'no-placeholder': '文件里没有要填的位置。请在要填数的格里写 {{本月受理}} 这样的占位符',
  'unknown-placeholder': '没有这个占位符，请对照列表核对',
  'unknown-part': '本机没有这个部门、中心、事项或经办人，请核对名称',
  'two-lists': '一行只能有一个“每个…”',
  'outside-list': '序号和编码只能用在有“每个…”的行里',
};

/** What is wrong with a template, with the cell where it stands. */
export function explainTemplateProblem({ code, sheet, cell, text }: TemplateProblem): string {
  if (cell === undefined) return SENTENCES[code];
  return `“${sheet}”${cell}：${text ?? ''} ${SENTENCES[code]}`;
}

/** What became of a template that was not kept. */
export function explainTemplateRejected(problems: unknown): string {
  const [first] = (Array.isArray(problems) ? problems : []) as TemplateProblem[];
  if (first && first.cell === undefined && first.code in SENTENCES) return SENTENCES[first.code];
  return '模板里有的占位符填不了，没有存，原有模板没有变。改好再存一次';
}
