/** The columns of a stored change, at a site and at the hub alike, under the names it has on the way. */
export const asChange = [
  'site_number as siteNumber',
  'epoch',
  'seq',
  'command_id as commandId',
  'entity',
  'entity_id as entityId',
  'operation',
  'base_version as baseVersion',
  'fields',
  'actor_id as actorId',
  'clock',
] as const;

/** The same in a query that joins other tables to the changes. */
export const asJoinedChange = [
  'changes.site_number as siteNumber',
  'changes.epoch',
  'changes.seq',
  'changes.command_id as commandId',
  'changes.entity',
  'changes.entity_id as entityId',
  'changes.operation',
  'changes.base_version as baseVersion',
  'changes.fields',
  'changes.actor_id as actorId',
  'changes.clock',
] as const;
