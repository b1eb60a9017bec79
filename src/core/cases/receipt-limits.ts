import type { ReadHandle } from '../db/read-handle.ts';
import { readSettings } from '../settings/service.ts';
import type { ReceiptLimits } from './case-course.ts';

/** The time limits before acceptance as the town has set them. */
export function receiptLimits(read: ReadHandle): ReceiptLimits {
  const settings = readSettings(read);
  return {
    toTell: settings['receipt.workdays-to-tell'],
    toSupplement: settings['receipt.workdays-to-supplement'],
  };
}
