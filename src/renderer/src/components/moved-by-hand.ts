import type { MouseEvent } from 'react';

/** Whether the mouse itself moved. A list that appears under a resting mouse must not change what is chosen. */
export function movedByHand({ movementX, movementY }: MouseEvent): boolean {
  return movementX !== 0 || movementY !== 0;
}
