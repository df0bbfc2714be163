/**
 * The zone in which it is between twelve and one, at any hour: a test is about its own subject, and the evening, which asks
 * for something by itself, is far.
 * @returns {string}
 */
export function zoneOfNoon() {
  return zoneOf(12);
}

/**
 * The zone in which it is between this hour, 0 to 23, and the next one now; or one that is `later` hours ahead of it, 3 at most.
 * @param {number} hour
 * @param {number} [later]
 * @returns {string}
 */
export function zoneOf(hour, later = 0) {
  let ahead = hour - new Date().getUTCHours();
  if (ahead < -12) ahead += 24;
  if (ahead > 12) ahead -= 24;
  ahead += later;
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`; // these are named the other way round
}
