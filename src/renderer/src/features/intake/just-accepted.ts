const waiting = new Set<string>();

/** Notes that a case was accepted a moment ago and its documents are still to be printed. */
export function markJustAccepted(caseId: string): void {
  waiting.add(caseId);
}

/** Whether the documents of a case are still to be printed; true once, so that no page prints them twice. */
export function takeJustAccepted(caseId: string): boolean {
  return waiting.delete(caseId);
}
