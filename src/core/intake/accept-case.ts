import type { CaseDetail } from '#shared/contract/cases.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import type { CoreContext } from '../context.ts';
import type { StaffActor } from '../staff/roles.ts';
import { openCase } from './open-case.ts';

/** 受理: the papers are all there. @throws CoreError as `openCase` does */
export function acceptCase(context: CoreContext, actor: StaffActor, draft: IntakeDraft): CaseDetail {
  return openCase(context, actor, draft, 'accept');
}
