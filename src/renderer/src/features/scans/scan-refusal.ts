import type { ScanRefusal } from '#shared/domain/scan-file.ts';

/** A page refused in the window already, with the code and the data core would have given: explainError knows both. */
export class ScanRefused extends Error {
  readonly code = 'SCAN_REFUSED';
  readonly data: { reason: ScanRefusal; most?: number };

  constructor(reason: ScanRefusal, most?: number) {
    super(`SCAN_REFUSED ${reason}`);
    this.data = { reason, ...(most !== undefined && { most }) };
  }
}
