import { actorOf, calls } from '../calls.ts';
import { residentHistory } from './history.ts';
import { addHouseholdMember, removeHouseholdMember } from './households.ts';
import { residentLineOf } from './resident-line.ts';
import { searchResidentsByPart } from './search-residents.ts';
import { findByNumber, getResident, renameResident, revealNumber, setMarks } from './service.ts';
import { similarResidents } from './similar-residents.ts';

/** What a window may ask about people and organisations. */
export const residentCalls = {
  findByNumber: calls.residents.findByNumber.handler(({ context, input }) => {
    actorOf(context);
    return findByNumber(context.core, input.identityKind, input.number);
  }),
  findByPart: calls.residents.findByPart.handler(({ context, input }) => {
    actorOf(context);
    return searchResidentsByPart(context.core.data.database.read, input.text).map(residentLineOf);
  }),
  get: calls.residents.get.handler(({ context, input }) => {
    actorOf(context);
    return getResident(context.core, input.id);
  }),
  similar: calls.residents.similar.handler(({ context, input }) => {
    actorOf(context);
    return similarResidents(context.core.data.database.read, input);
  }),
  history: calls.residents.history.handler(({ context, input }) => {
    actorOf(context);
    return residentHistory(context.core, input);
  }),
  setMarks: calls.residents.setMarks.handler(({ context, input }) =>
    setMarks(context.core, actorOf(context), input),
  ),
  rename: calls.residents.rename.handler(({ context, input }) =>
    renameResident(context.core, actorOf(context), input),
  ),
  revealNumber: calls.residents.revealNumber.handler(({ context, input }) =>
    revealNumber(context.core, actorOf(context), input),
  ),
  addHouseholdMember: calls.residents.addHouseholdMember.handler(({ context, input }) =>
    addHouseholdMember(context.core, actorOf(context), input),
  ),
  removeHouseholdMember: calls.residents.removeHouseholdMember.handler(({ context, input }) =>
    removeHouseholdMember(context.core, actorOf(context), input),
  ),
};
