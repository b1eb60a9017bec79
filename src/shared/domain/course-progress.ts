/** A lecture of a course as far as its certificate is concerned. */
export interface CourseLecture {
  readonly activityId: string;
  readonly number: number;
}

/** Somebody at a lecture. */
export interface LectureAttendance {
  readonly activityId: string;
  readonly volunteerId: string | null;
  readonly name: string;
  readonly phone: string;
  /** Of a presence: whether it counts, as one that was taken back does not. */
  readonly counts: boolean;
  /** The missed lecture this one was attended for. */
  readonly makesUp: string | null;
}

/** What somebody has attended of a course. */
export interface StudentProgress {
  readonly key: string;
  readonly volunteerId: string | null;
  readonly name: string;
  readonly phone: string;
  readonly attended: readonly number[];
  /** Made up, and not attended. */
  readonly madeUp: readonly number[];
  readonly passes: boolean;
}

/** Who somebody is over all lectures: a volunteer by the register, a visitor by name and telephone. */
export function studentKey({
  volunteerId,
  name,
  phone,
}: Pick<LectureAttendance, 'volunteerId' | 'name' | 'phone'>) {
  return volunteerId ?? `${name} ${phone}`.trim();
}

/**
 * What everybody attended, in the order of their names. A lecture counts once however often somebody is noted, and one
 * that was both attended and made up counts as attended. A make-up counts for the lecture that was missed and not for the
 * one it was attended at, unless that is noted by itself.
 * @param required lectures for the certificate; 0 for all of the course
 */
export function courseProgress(
  lectures: readonly CourseLecture[],
  attendances: readonly LectureAttendance[],
  required: number,
): StudentProgress[] {
  const numbers = new Map(lectures.map(({ activityId, number }) => [activityId, number]));
  const wanted = required === 0 ? lectures.length : required;
  const students = new Map<string, { who: LectureAttendance; attended: Set<number>; madeUp: Set<number> }>();
  for (const one of attendances) {
    const counted = numbers.get(one.makesUp ?? one.activityId);
    if (!one.counts || counted === undefined) continue;
    const key = studentKey(one);
    const student = students.get(key) ?? { who: one, attended: new Set(), madeUp: new Set() };
    students.set(key, student);
    (one.makesUp === null ? student.attended : student.madeUp).add(counted);
  }
  return [...students]
    .map(([key, { who, attended, madeUp }]) => {
      const made = [...madeUp].filter((number) => !attended.has(number));
      return {
        ...{ key, volunteerId: who.volunteerId, name: who.name, phone: who.phone },
        attended: [...attended].sort((one, other) => one - other),
        madeUp: made.sort((one, other) => one - other),
        passes: wanted > 0 && attended.size + made.length >= wanted,
      };
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'zh-CN') || (one.key < other.key ? -1 : 1));
}
