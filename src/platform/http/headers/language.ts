import { LANGUAGES, type Language } from '../problems/problem.js';

/** The language of titles: the best of kk, ru, en by Accept-Language (RFC 9110 12.5.4); English when none fits. */
export function languageOf(header: string | undefined): Language {
  if (header === undefined) return 'en';
  let best: Language = 'en';
  let bestQuality = 0;
  for (const part of header.slice(0, 500).split(',')) {
    const [tag = '', q] = part.split(';').map(piece => piece.trim().toLowerCase());
    const language = LANGUAGES.find(known => tag === known || tag.startsWith(`${known}-`));
    const quality = q === undefined ? 1 : Number(/^q=([01](?:\.\d{0,3})?)$/.exec(q)?.[1] ?? 0);
    if (language !== undefined && quality > bestQuality) [best, bestQuality] = [language, quality];
  }
  return best;
}
