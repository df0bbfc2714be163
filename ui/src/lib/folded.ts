/** Marks that are left out when text is searched: those of European scripts, of Hebrew and Arabic. */
const ACCENTS = /(?=\p{M})[\u0300-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu;
/[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;

/**
 * Text as it is compared when somebody searches: without regard to case, accents and the width of letters. The journal does the
 * same (`folded` in the core); tests/ui/unit/folded.json holds both to it.
 */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '').normalize('NFC').toLowerCase().replaceAll('ς', 'σ');
}
