import { actorOf, calls } from '../calls.ts';
import { closeGroup, listGroups } from './close-group.ts';
import { branches, saveBranch, saveSquad, squads } from './groups.ts';
import { importVolunteers, previewVolunteers } from './import-volunteers.ts';
import { addHonour, leave, rejoin, removeHonour } from './record.ts';
import { getVolunteer, listSimilarVolunteers, listVolunteers, saveVolunteer } from './service.ts';

const chosen = ({ name, content }: { name: string; content: string }) => ({
  name,
  bytes: new Uint8Array(Buffer.from(content, 'base64')),
});

/** 志愿者 as a window asks for them. */
export const volunteersCalls = {
  list: calls.volunteers.list.handler(({ context, input }) => {
    actorOf(context);
    return listVolunteers(context.core, input);
  }),
  get: calls.volunteers.get.handler(({ context, input }) => {
    actorOf(context);
    return getVolunteer(context.core, input.id);
  }),
  similar: calls.volunteers.similar.handler(({ context, input }) => {
    actorOf(context);
    return listSimilarVolunteers(context.core, input);
  }),
  save: calls.volunteers.save.handler(({ context, input }) =>
    saveVolunteer(context.core, actorOf(context), input),
  ),
  leave: calls.volunteers.leave.handler(({ context, input }) => leave(context.core, actorOf(context), input)),
  rejoin: calls.volunteers.rejoin.handler(({ context, input }) =>
    rejoin(context.core, actorOf(context), input),
  ),
  addHonour: calls.volunteers.addHonour.handler(({ context, input }) =>
    addHonour(context.core, actorOf(context), input),
  ),
  removeHonour: calls.volunteers.removeHonour.handler(({ context, input }) =>
    removeHonour(context.core, actorOf(context), input),
  ),
  previewImport: calls.volunteers.previewImport.handler(({ context, input }) =>
    previewVolunteers(context.core, actorOf(context), chosen(input)),
  ),
  import: calls.volunteers.import.handler(({ context, input }) =>
    importVolunteers(context.core, actorOf(context), chosen(input), input.notSameReason),
  ),
  groups: calls.volunteers.groups.handler(({ context }) => {
    actorOf(context);
    const { read } = context.core.data.database;
    return { branches: branches(read), squads: squads(read) };
  }),
  listGroups: calls.volunteers.listGroups.handler(({ context }) => {
    actorOf(context);
    return listGroups(context.core.data.database.read);
  }),
  closeGroup: calls.volunteers.closeGroup.handler(({ context, input }) =>
    closeGroup(context.core, actorOf(context), input),
  ),
  saveBranch: calls.volunteers.saveBranch.handler(({ context, input }) =>
    saveBranch(context.core, actorOf(context), input),
  ),
  saveSquad: calls.volunteers.saveSquad.handler(({ context, input }) =>
    saveSquad(context.core, actorOf(context), input),
  ),
};
