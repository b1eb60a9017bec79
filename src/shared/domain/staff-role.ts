/**
 * What a member of staff is here for: 前台经办 takes in, 部门承办人 decides for a department, 中心主任 answers for
 * the centre, 管理员 keeps the system, 审计员 only looks.
 */
export const STAFF_ROLES = ['clerk', 'handler', 'manager', 'administrator', 'auditor'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
