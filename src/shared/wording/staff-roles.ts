import type { StaffRole } from '../domain/staff-role.ts';

const WORDS: Record<StaffRole, string> = {
  clerk: '前台经办人',
  handler: '部门承办人',
  manager: '中心主任',
  administrator: '管理员',
  auditor: '审计员',
};

/** What a role is called. */
export function staffRoleWord(role: string): string {
  return Object.hasOwn(WORDS, role) ? WORDS[role as StaffRole] : '其他岗位';
}
