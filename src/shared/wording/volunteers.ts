import type { PartyBranch } from '#shared/contract/volunteers.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import type { HonourKind, PoliticalStatus, ServiceKind } from '#shared/domain/volunteers.ts';

export const POLITICAL_STATUS_WORDS: Readonly<Record<PoliticalStatus, string>> = {
  member: '中共党员',
  probationary: '中共预备党员',
  league: '共青团员',
  'other-party': '民主党派',
  masses: '群众',
};

export const BRANCH_KIND_WORDS: Readonly<Record<PartyBranch['kind'], string>> = {
  village: '村',
  community: '社区',
  office: '机关',
  'new-sector': '两新',
};

export const SERVICE_KIND_WORDS: Readonly<Record<ServiceKind, string>> = {
  'policy-talks': '政策宣讲',
  'elderly-care': '敬老助老',
  children: '关爱儿童',
  disabled: '扶残助残',
  environment: '环境整治',
  patrol: '治安巡防',
  mediation: '矛盾调解',
  culture: '文体活动',
  health: '医疗健康',
  emergency: '应急救援',
  farming: '农技帮扶',
  'assisted-business': '帮办代办',
};

/** 培训 or 表彰奖励. */
export const HONOUR_KIND_WORDS: Readonly<Record<HonourKind, string>> = {
  training: '培训',
  commendation: '表彰奖励',
};

/** Hours of service as people read them: `12.5 小时`, minutes that do not come out even as `12 小时 20 分`. */
export function hoursWord(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (rest === 0) return `${hours} 小时`;
  if (rest === 30) return `${hours}.5 小时`;
  return hours === 0 ? `${rest} 分` : `${hours} 小时 ${rest} 分`;
}

/** `2026-01-01 至 2026-06-30`; without an end `2026-01-01 至今`. */
export function spanOfDays(from: LocalDate, until: LocalDate | null): string {
  return until === null ? `${from} 至今` : `${from} 至 ${until}`;
}

/** `三星`; empty without stars. */
export function starsWord(stars: number): string {
  return stars > 0 ? `${'一二三四五'[stars - 1]}星` : '';
}
