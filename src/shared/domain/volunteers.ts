/** 政治面貌, as a volunteer's record names it. */
export const POLITICAL_STATUSES = ['member', 'probationary', 'league', 'other-party', 'masses'] as const;
export type PoliticalStatus = (typeof POLITICAL_STATUSES)[number];

/** 服务类别: what a volunteer offers. */
export const SERVICE_KINDS = [
  'policy-talks',
  'elderly-care',
  'children',
  'disabled',
  'environment',
  'patrol',
  'mediation',
  'culture',
  'health',
  'emergency',
  'farming',
  'assisted-business',
] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** 培训 and 表彰奖励 of a record of service. */
export const HONOUR_KINDS = ['training', 'commendation'] as const;
export type HonourKind = (typeof HONOUR_KINDS)[number];
