/** What a clerk should know of a person before speaking to them. */
export const RESIDENT_MARKS = [
  'reading-help',
  'hard-of-hearing',
  'hard-of-seeing',
  'hard-to-walk',
  'local-dialect',
  'lives-alone',
] as const;
export type ResidentMark = (typeof RESIDENT_MARKS)[number];

/** Marks as one text, in the order of RESIDENT_MARKS, so that the same marks are the same text. */
export function writeMarks(marks: readonly ResidentMark[]): string {
  return RESIDENT_MARKS.filter((mark) => marks.includes(mark)).join(' ');
}

/** The marks in a text; those of a later version of the application are left out. */
export function readMarks(text: string): ResidentMark[] {
  const written = text.split(' ');
  return RESIDENT_MARKS.filter((mark) => written.includes(mark));
}
