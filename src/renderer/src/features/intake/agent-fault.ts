import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { isLocalDate } from '#shared/domain/local-date.ts';
import type { Fault } from './intake-state.ts';
import { numberFault } from './number-fault.ts';

/** Said where an agent stands at the window for something the applicant has to come for. */
export const PROXY_NOT_ALLOWED = '这个事项要申请人本人到场，不能代办。按 Alt+A 改为本人办理';

/** What keeps this applicant and whoever acts for them from being taken in; null when nothing does. */
export function agentFault(
  { applicant, agent }: IntakeDraft,
  item: ServiceItem,
  today: string | undefined,
): Fault | null {
  const organisation = isOrganisationKind(applicant.identityKind);
  if (item.applicants === 'people' && organisation) {
    return { field: 'item', sentence: '这个事项只办个人的，单位不能申请' };
  }
  if (item.applicants === 'organisations' && !organisation) {
    return { field: 'item', sentence: '这个事项只办单位的，申请人要填单位' };
  }
  if (!agent) return null;
  if (!organisation && !item.proxyAllowed) return { field: 'agent.number', sentence: PROXY_NOT_ALLOWED };
  if (agent.agentId === null) {
    const sentence = numberFault(agent, today);
    if (sentence !== null) return { field: 'agent.number', sentence };
    if (agent.name.trim() === '') return { field: 'agent.name', sentence: '请填写来办事的人的姓名' };
  }
  if (!organisation && agent.relation === null) {
    return { field: 'agent.relation', sentence: '请选与申请人的关系' };
  }
  if (agent.authorisation === null) {
    return { field: 'agent.authorisation', sentence: organisation ? '请选以什么身份来办' : '请选授权方式' };
  }
  if (agent.until !== null && !isLocalDate(agent.until)) {
    return { field: 'agent.until', sentence: AUTHORISATION_UNREAD };
  }
  if (agent.until !== null && today !== undefined && agent.until < today) {
    return { field: 'agent.until', sentence: AUTHORISATION_EXPIRED };
  }
  return null;
}

/** Said under what was typed for a last day and is none. */
const AUTHORISATION_UNREAD = '没有这一天，请改期限；只办这一次的，把它清空';

/** Said under a last day that is over. */
export const AUTHORISATION_EXPIRED = '授权已过期，请重新核对期限';
