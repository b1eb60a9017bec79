import type { AgentRelation, Authorisation } from '#shared/domain/agency.ts';
import type { HouseholdRelation } from '#shared/domain/households.ts';
import type { OrganisationIdentityKind, PersonIdentityKind } from '#shared/domain/identity-kinds.ts';
import type { ResidentMark } from '#shared/domain/resident-marks.ts';

export const IDENTITY_KIND_WORDS: Readonly<Record<PersonIdentityKind | OrganisationIdentityKind, string>> = {
  'resident-id': '居民身份证',
  'hk-macao-permit': '港澳通行证',
  'taiwan-permit': '台胞证',
  passport: '护照',
  none: '无证件',
  'credit-code': '信用代码',
  'registration-number': '单位注册号',
};

export const AGENT_RELATION_WORDS: Readonly<Record<AgentRelation, string>> = {
  spouse: '配偶',
  son: '儿子',
  daughter: '女儿',
  parent: '父母',
  relative: '其他亲属',
  guardian: '监护人',
  'village-cadre': '村干部',
  other: '其他',
};

export const AUTHORISATION_WORDS: Readonly<Record<Authorisation, string>> = {
  'power-of-attorney': '授权委托书',
  kinship: '亲属关系',
  guardianship: '监护关系',
  'village-cadre': '村干部帮办代办',
  'sent-by-organisation': '单位经办人',
  'legal-representative': '法定代表人本人',
};

export const HOUSEHOLD_RELATION_WORDS: Readonly<Record<HouseholdRelation, string>> = {
  head: '户主',
  spouse: '配偶',
  son: '儿子',
  daughter: '女儿',
  grandchild: '孙辈',
  parent: '父母',
  grandparent: '祖父母',
  sibling: '兄弟姐妹',
  other: '其他',
};

export const RESIDENT_MARK_WORDS: Readonly<Record<ResidentMark, string>> = {
  'reading-help': '需代读代写',
  'hard-of-hearing': '听力不便',
  'hard-of-seeing': '视力不便',
  'hard-to-walk': '行动不便',
  'local-dialect': '只讲本地话',
  'lives-alone': '独居',
};

/** `儿子`, or for an organisation what they act as: `单位经办人`. */
export function agentRoleWord(relation: string | null, authorisation: string): string {
  if (relation !== null) return AGENT_RELATION_WORDS[relation as AgentRelation] ?? '';
  return AUTHORISATION_WORDS[authorisation as Authorisation] ?? '';
}
