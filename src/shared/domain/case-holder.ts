/**
 * The centre that writes a case: it alone takes steps, signs and gives numbers to its papers. The one that took the
 * case in (by whose number the case is called for ever) until that one hands it to another.
 */
export function holderOf({ site_number, held_by }: { site_number: string; held_by?: string | null }): string {
  return held_by ?? site_number;
}
