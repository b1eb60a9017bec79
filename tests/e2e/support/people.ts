import { computeCheckCharacter } from '#shared/domain/identity-number.ts';

/** A number that holds, of a person born before Kaiping left 440724. */
export function oldKaipingNumber(birthDay: string, sequence: string): string {
  const first17 = `440724${birthDay}${sequence}`;
  return first17 + computeCheckCharacter(first17);
}
