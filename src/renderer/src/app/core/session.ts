import type { StaffMember } from '#shared/contract/staff.ts';
import { createRememberedStore, createStore } from '../store.ts';

/** Who this window works as. `undefined` until core was asked, null while the names are offered. */
export const session = createStore<StaffMember | null | undefined>(undefined);

/** Who worked here last, chosen beforehand when the names are offered. */
export const lastStaffId = createRememberedStore('last-staff', '', (text) => text);

const TAB_KEY = 'staff';

/**
 * The clerk to sign in without asking: named by the address (demo folders only), or the one who worked in
 * this window before it was loaded again or core was restarted.
 */
export function rememberedStaffId(): string | null {
  return (
    session.get()?.id ??
    sessionStorage.getItem(TAB_KEY) ??
    new URLSearchParams(window.location.search).get('staff')
  );
}

/** Keeps the clerk for this window until it is closed. */
export function rememberStaff(member: StaffMember | null): void {
  // Named once: left in the address, it would be read as part of where the window is.
  if (window.location.search !== '') window.history.replaceState(window.history.state, '', addressOfPage());
  // Empty and not removed, so that signing out also overrules the address.
  sessionStorage.setItem(TAB_KEY, member?.id ?? '');
  if (member) lastStaffId.set(member.id);
  session.set(member);
}

function addressOfPage(): string {
  return window.location.pathname + window.location.hash;
}
