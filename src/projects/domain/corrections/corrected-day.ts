import type { FigureCorrected } from '../project.events.js';

/** The day that a correction puts at this place of this event; null when it is about something else. */
export function dayCorrected({ data }: FigureCorrected, eventId: string | null, pointer: string): string | null {
  if (data.right === null || data.target.eventId !== eventId || data.pointer !== pointer) return null;
  return JSON.parse(data.right) as string;
}
