import type { VerifyCheck, VerifyProblem, VerifyProblemCode } from '#core/verify/problems.ts';

/** What is being checked. */
export const checkNames: Record<VerifyCheck, string> = {
  pages: '数据页',
  'foreign-keys': '引用',
  'change-log': '变更日志',
  'audit-chain': '审计链',
  rows: '记录',
  serials: '编号',
  files: '文书和扫描件',
};

const sentences: Record<VerifyProblemCode, string> = {
  unreadable: '读不出来，数据文件有损坏或钥匙不配',
  'page-damaged': '数据页有损坏',
  'foreign-key-broken': '引用的记录不在了',
  'change-missing': '变更日志缺了这些号',
  'changes-differ-from-audit': '变更与审计记录对不上',
  'changes-without-audit': '变更没有审计记录',
  'audit-entry-missing': '审计记录缺了这些号',
  'audit-chain-broken': '审计记录与前一条接不上',
  'audit-entry-changed': '审计记录被改动过',
  'base-version-broken': '变更与前一次变更接不上',
  'change-unreadable': '变更的内容读不出来',
  'row-missing': '有变更，没有记录',
  'row-not-deleted': '已删除的记录还在',
  'row-version-differs': '记录的版本与变更对不上',
  'row-content-differs': '记录的内容与变更对不上',
  'row-without-change': '记录没有变更',
  'serial-given-twice': '编号计数落后，会发出重复的编号',
  'file-missing': '文件不在了',
  'file-damaged': '文件有损坏',
};

/** One problem as a line: what was checked, what is wrong, where. */
export function explainProblem({ check, code, detail }: VerifyProblem): string {
  return `  ${checkNames[check]}：${sentences[code]}（${detail}）`;
}
