import { describe, expect, it } from 'vitest';
import { RESIDENT_MARKS, readMarks, writeMarks } from './resident-marks.ts';

describe('marks of a person', () => {
  it('are the same text in whatever order they were ticked', () => {
    expect(writeMarks(['lives-alone', 'reading-help'])).toBe(writeMarks(['reading-help', 'lives-alone']));
    expect(writeMarks([])).toBe('');
  });

  it('come back as they were written, and those of a later application are left out', () => {
    expect(readMarks(writeMarks([...RESIDENT_MARKS]))).toEqual(RESIDENT_MARKS);
    expect(readMarks('')).toEqual([]);
    expect(readMarks('hard-of-hearing something-new')).toEqual(['hard-of-hearing']);
  });
});
