import type { Answer } from '#shared/sync/answers.ts';
import type { SiteIdentity } from './change-log.ts';
import type { StatementCache } from './read-handle.ts';

const wordSql = `UPDATE changes SET hub_epoch = ?, hub_number = ?, receipt = ?
  WHERE site_number = ? AND epoch = ? AND seq = ?`;
const ordersSql = `UPDATE changes SET hub_epoch = ?, hub_number = seq + ?
  WHERE site_number = ? AND epoch = ? AND seq BETWEEN ? AND ?`;
const receiptSql = 'UPDATE changes SET receipt = ? WHERE site_number = ? AND epoch = ? AND seq = ?';

/** Keeps the hub's word on an own command: the orders of its changes, if it was taken in, and the receipt with the first. */
export function keepAnswer(
  cache: StatementCache,
  { siteNumber, epoch }: SiteIdentity,
  { firstSeq, lastSeq, order, receipt }: Answer,
): void {
  if (order && firstSeq === lastSeq) {
    // Most commands: each row is written once.
    cache.get(wordSql).run(order.epoch, order.number, receipt, siteNumber, epoch, firstSeq);
    return;
  }
  if (order) {
    cache.get(ordersSql).run(order.epoch, order.number - firstSeq, siteNumber, epoch, firstSeq, lastSeq);
  }
  cache.get(receiptSql).run(receipt, siteNumber, epoch, firstSeq);
}
