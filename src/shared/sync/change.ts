/**
 * One change of one entity, as the log keeps it and as it will travel. Changes of one command share `commandId`
 * and stand next to each other in the log.
 */
export interface Change {
  siteNumber: string;
  epoch: number;
  seq: number;
  commandId: string;
  entity: string;
  /** The key of the entity; the parts of a compound key are joined by `/`. */
  entityId: string;
  operation: 'insert' | 'update' | 'delete';
  /** Version of the entity this change was made on; null for an insert. */
  baseVersion: string | null;
  /** The columns this change writes, as JSON, without key, version and derived columns. */
  fields: string;
  actorId: string;
  clock: string;
}

/** The text over which digests of a change are taken: every part of it, in a fixed order. */
export function changeText(change: Change): string {
  return JSON.stringify([
    change.siteNumber,
    change.epoch,
    change.seq,
    change.commandId,
    change.entity,
    change.entityId,
    change.operation,
    change.baseVersion,
    change.fields,
    change.actorId,
    change.clock,
  ]);
}
