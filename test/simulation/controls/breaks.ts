/** What a negative control breaks on purpose; each has to be caught (ruling 49). */
export interface Breaks {
  /** A pending claim is read as "not stored": nobody looks into the stream. */
  readonly pendingReadAsNotStored?: boolean;
  /** The id of what a command creates is drawn anew for every attempt. */
  readonly mintedIdOnRetry?: boolean;
  /** After an unknown outcome the same events go out again after the revision that is the head by then. */
  readonly redecideAfterUnknown?: boolean;
  /** The journal moves its mark first and copies the rows afterwards. */
  readonly earlyCheckpoint?: boolean;
  /** The journal copies and moves its mark whoever owns it and wherever it stands. */
  readonly journalWithoutCompare?: boolean;
  /** The parcel is given free first, and the lapse is recorded in the project afterwards. */
  readonly releaseBeforeLapse?: boolean;
  /** Stored is stored: whose bytes is not asked. */
  readonly noReadBack?: boolean;
  /** "Nothing to record" is settled whoever has taken the command since. */
  readonly settleWithoutTicket?: boolean;
  /** Commands are taken before the journal has come to what the store held when the process began. */
  readonly serveBeforeCaughtUp?: boolean;
  /** 2xx as soon as the append is sent. */
  readonly answerBeforeStoring?: boolean;
}

export const AS_BUILT: Breaks = {};
