import { actorOf, calls } from '../calls.ts';
import { ledgerDoubts, settleDoubt } from './doubts.ts';
import { addPointRule, pointRules } from './rules.ts';
import { statementOf } from './service.ts';

/** 台账 as a window asks for it. */
export const ledgerCalls = {
  statement: calls.ledger.statement.handler(({ context, input }) => {
    actorOf(context);
    return statementOf(context.core, input.volunteerId, input.year);
  }),
  rules: calls.ledger.rules.handler(({ context }) => {
    actorOf(context);
    return pointRules(context.core.data.database.read);
  }),
  addRule: calls.ledger.addRule.handler(({ context, input }) =>
    addPointRule(context.core, actorOf(context), input),
  ),
  doubts: calls.ledger.doubts.handler(({ context }) => {
    actorOf(context);
    return ledgerDoubts(context.core);
  }),
  settle: calls.ledger.settle.handler(({ context, input }) =>
    settleDoubt(context.core, actorOf(context), input),
  ),
};
