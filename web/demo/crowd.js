// Demos share the machine: at most so many have a worker at once. The one that has not been seen for
// longest gives up its own, and comes back to the same step when it is seen again.

/** Workers at once, unless more demos than that are on the screen. */
const MOST = 6;

/** @typedef {{visible: boolean, suspend(): void}} Member */

/** Who has a worker; who was seen last stands last. @type {Set<Member>} */
const members = new Set();

/** Has a worker, or has just come into or gone out of sight. @param {Member} member */
export function touch(member) {
  members.delete(member);
  members.add(member);
  for (const other of members) {
    if (members.size <= MOST) return;
    if (other.visible || other === member) continue;
    members.delete(other);
    other.suspend();
  }
}

/** Is gone. @param {Member} member */
export function leave(member) {
  members.delete(member);
}
