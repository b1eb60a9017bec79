import { rolesFor } from '#shared/domain/case-lifecycle.ts';
import { loadCourse } from '../cases/case-course.ts';
import { takeStep } from '../cases/take-step.ts';
import { type CoreContext, systemActor } from '../context.ts';
import type { StaffActor } from '../staff/roles.ts';
import { listStaff } from '../staff/service.ts';
import type { LaterStep } from './case-lives.ts';
import type { LaterActs } from './later-acts.ts';

/** Plans steps of cases, each taken at its time by the use case of the counter and by somebody who may take it. */
export function planSteps(
  context: CoreContext,
  later: LaterActs,
): (caseId: string, steps: readonly LaterStep[]) => void {
  const staff: StaffActor[] = listStaff(context);
  return (caseId, steps) => {
    for (const [at, { moment, step, answers }] of steps.entries()) {
      later.plan(moment, () => {
        const { situation } = loadCourse(context, caseId);
        const roles = rolesFor(step, situation);
        const fits = ({ role, department }: StaffActor) =>
          roles.some((allowed) => allowed === role) &&
          (role !== 'handler' || department === situation.department);
        const actor = roles.length === 0 ? systemActor : (staff.find(fits) ?? systemActor);
        takeStep(context, actor, { caseId, step, afterStep: at + 1, answers });
      });
    }
  };
}
