/**
 * The zone in which it is between twelve and one, at any hour: a test is about its own subject, and the evening, which asks
 * for something by itself, is far.
 * @returns {string}
 */
export function zoneOfNoon() {
  const ahead = 12 - new Date().getUTCHours();
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`; // these are named the other way round
}
