import { beforeBaidibek, reviewing, type Numbers } from '../baidibek/baidibek-story.js';
import { rivalStory } from '../baidibek/rival-story.js';
import * as works from '../baidibek/works.js';
import type { Correspondence } from '../correspondence.js';
import type { Desk } from './desk.js';
import type { Expected } from './expected.js';
import { inWords } from './in-words.js';
import type { Narrator } from './narrator.js';
import { showProgress, showTimeline, showTotals } from './what-is-seen.js';
import { flatTotals, type FlatTotals } from './region-totals.js';

/** What the story is played with. */
export interface BaidibekStage {
  readonly desk: Desk;
  readonly narrator: Narrator;
  readonly expected: Expected;
  readonly numbers: Numbers;
  /** A correspondence of its own for each project. */
  readonly lettersOf: (story: string) => Correspondence;
}

const TURKISTAN = '610000000';

/** Plays the Baidibek story from the announcement to the operation, and shows what is seen of it. */
export async function playBaidibek(stage: BaidibekStage): Promise<void> {
  await new Play(stage).run();
}

class Play {
  private readonly desk: Desk;
  private readonly narrator: Narrator;
  private readonly expected: Expected;
  readonly #numbers: Numbers;
  readonly #letters: Correspondence;
  readonly #rival: Correspondence;

  constructor({ desk, narrator, expected, numbers, lettersOf }: BaidibekStage) {
    [this.desk, this.narrator, this.expected] = [desk, narrator, expected];
    this.#numbers = numbers;
    this.#letters = lettersOf('baidibek');
    this.#rival = lettersOf('rival');
  }

  async run(): Promise<void> {
    const before = await this.#announced();
    await this.#reviewed();
    await this.#approved();
    await this.#landed();
    await this.#built();
    await this.#seen(before);
  }

  async #announced(): Promise<FlatTotals> {
    const { desk, narrator, expected } = this;
    const letters = this.#letters;
    const before = beforeBaidibek(this.#numbers);
    const { proposal, meeting } = reviewing(this.#numbers);
    narrator.chapter('9 November 2018: a delegation of the Republic of Korea visits the akim');
    await desk.send(letters, 'Register the head of the delegation', before.head, {
      means: 'the name goes into the vault; events carry an id',
    });
    await desk.send(letters, 'Register the investor KK-KIUNSEN', before.investor);
    // After the first letters: their Sync-Token makes sure that all that was there before is counted.
    const totals = await this.#totals();
    const first = await desk.send(letters, 'Register the proposal: KZT 7.4 bn, 10 MW, 1,200 ha, 50 jobs', proposal, {
      warnings: expected.announced,
      means: 'quoted as announced and never corrected; what is doubtful is recorded beside it',
    });
    const again = await desk.send(letters, 'The same letter once more, as after a lost answer', proposal, {
      means: 'the same key: the same answer, nothing recorded twice',
    });
    desk.check('the replay says that it is one', again.headers['idempotent-replayed'], 'true');
    for (const header of ['location', 'etag', 'sync-token']) {
      desk.check(`the replay has the same ${header}`, again.headers[header], first.headers[header]);
    }
    desk.check('the replay has the same body', again.body, first.body);
    const other = { ...proposal.body, proposedOn: '2018-11-10' };
    const refuse = async (asked: string, wanted: { status: number; code: string }, how: object): Promise<void> => {
      await desk.send(letters, asked, proposal, wanted, how);
    };
    await refuse('The same key with another body', { status: 422, code: 'IDEMPOTENCY_KEY_REUSED' }, { body: other });
    await refuse('Without a key to repeat it by', { status: 400, code: 'IDEMPOTENCY_KEY_MISSING' }, { key: null });
    await refuse('Without an API key', { status: 401, code: 'UNAUTHENTICATED' }, { anonymous: true });
    await refuse(
      'As an auditor, who reads and never writes',
      { status: 403, code: 'FORBIDDEN' },
      { office: 'auditor' },
    );
    await desk.send(letters, 'Record the meeting with the akim, and his instruction', meeting);
    const twice = await desk.send(
      letters,
      'The same meeting under a new key',
      meeting,
      { status: 200 },
      {
        key: `${this.#numbers.registryNo}/meeting-again`,
      },
    );
    desk.check('said twice, recorded once', twice.headers['etag'], letters.etag);
    return totals;
  }

  async #reviewed(): Promise<void> {
    const { desk, narrator, expected } = this;
    const letters = this.#letters;
    const review = reviewing(this.#numbers);
    narrator.chapter('Winter 2018: the council looks at 120 hectares for one megawatt');
    const { justifications: _none, ...unjustified } = review.submission.body;
    const desk2 = letters.has('second_desk') ? {} : { office: 'project_officer' as const };
    await desk.send(
      letters,
      'Submit without a word about the red warning',
      review.submission,
      { status: 409, code: 'PROJECT_RED_WARNING_UNJUSTIFIED' },
      { ...desk2, body: unjustified },
    );
    await desk.send(
      letters,
      'Submit without If-Match',
      review.submission,
      { status: 428, code: 'PRECONDITION_REQUIRED' },
      { ...desk2, ifMatch: null },
    );
    const stale = await desk.send(
      letters,
      'Submit on a version that is not the last one',
      review.submission,
      { status: 412, code: 'VERSION_CONFLICT', means: 'somebody recorded the meeting in between: read first' },
      { ...desk2, ifMatch: '"v0"' },
    );
    const { currentVersion } = (stale.body ?? {}) as { readonly currentVersion?: number };
    desk.check('the refusal names the current version', `"v${currentVersion}"`, letters.etag);
    await desk.send(letters, 'Submit with a justification, on the version read', review.submission, {}, desk2);
    if (letters.has('second_desk')) {
      await desk.send(
        letters,
        'Approve what the same person has submitted at another desk',
        review.approval,
        {
          ...this.expected.decidedBySubmitter,
          means: 'duties are separated by person, not by account (X5)',
        },
        { body: { ...review.approval.body, override: { reason: 'The council accepts the area for later phases' } } },
      );
    } else narrator.means('these keys give nobody a second desk: approver = submitter is not tried');
    await desk.send(letters, 'Return it: explain 1,200 ha for 10 MW', review.return);
    await desk.send(letters, 'Amend it to 20 ha', review.amendment, {
      warnings: expected.amended,
      means: 'the figures are judged afresh: the red warning is closed',
    });
    await desk.send(letters, 'Submit the second version', review.resubmission);
    const card = await desk.read<Card>(letters, '/v1/projects/{project}');
    desk.check('the card shows the stage', card.stage, 'review');
    desk.check('the card shows the version read', card.lastEventRevision, revisionOf(letters.etag));
    const open = card.warnings?.filter(({ open: isOpen }) => isOpen !== false) ?? [];
    desk.check(
      'open warnings, as the card has them',
      open.some(({ severity }) => severity === 'red'),
      false,
    );
    const then = await desk.read<Card>(letters, '/v1/projects/{project}?revision=4');
    desk.check('the area as it was at version 4', then.figures?.declared?.landHa, '1200.0000');
    desk.check('the area now', card.figures?.declared?.landHa, '20.0000');
    const x10 = then.warnings?.find(({ rule }) => rule === 'X10');
    desk.check('what rule X10 measured', x10?.measured, expected.hectaresPerMegawatt);
  }

  async #approved(): Promise<void> {
    const { desk, narrator } = this;
    const letters = this.#letters;
    const { approval } = reviewing(this.#numbers);
    const { roadmap, landRequest } = works.preparing(this.#numbers);
    narrator.chapter('15 February 2019: decided, by another person');
    await desk.send(letters, 'Ask for land before anything is approved', landRequest, {
      status: 409,
      code: 'PROJECT_LAND_BEFORE_APPROVAL',
    });
    await desk.send(letters, 'Approve: the approved figures are baseline 1', approval);
    await desk.send(letters, 'Approve the roadmap: four steps, their weights, the money', roadmap);
  }

  async #landed(): Promise<void> {
    const { desk, narrator } = this;
    const letters = this.#letters;
    const { landRequest, reservation, conclusion, allocation } = works.preparing(this.#numbers);
    const { cadastralNumber } = this.#numbers;
    narrator.chapter(`Spring 2019: the plot ${cadastralNumber}, and another project that wants it`);
    await desk.send(letters, 'Register the plot with its boundary', beforeBaidibek(this.#numbers).parcel);
    await desk.send(letters, 'Ask for 20 ha', landRequest);
    await desk.send(letters, 'Reserve the plot', reservation);
    await this.#rivalIsRefused();
    await desk.send(letters, 'Conclude: seven votes for it, recorded on video', conclusion);
    await desk.send(letters, 'Allocate the plot by resolution of the akimat', allocation, {
      means: 'reserved, concluded and decided by three different persons',
    });
    await this.#parcelIsConfirmed();
    await desk.send(letters, 'Start construction without expert review', works.constructionStart, {
      status: 409,
      code: 'PROJECT_NO_POSITIVE_EXPERTISE',
    });
  }

  async #rivalIsRefused(): Promise<void> {
    const { desk } = this;
    const { registryNo, cadastralNumber } = this.#numbers;
    const rival = rivalStory(`${registryNo}-2`, cadastralNumber);
    await desk.send(this.#rival, 'Another investor comes', rival.investor);
    await desk.send(this.#rival, 'Its proposal: 5 MW on 9 ha of the same village', rival.proposal, { warnings: [] });
    await desk.send(this.#rival, 'Submit it', rival.submission);
    await desk.send(this.#rival, 'Approve it', rival.approval);
    await desk.send(this.#rival, 'Ask for the same plot', rival.landRequest);
    await desk.send(this.#rival, 'Reserve the same plot', rival.reservation, {
      status: 409,
      code: 'PARCEL_HELD_BY_ANOTHER_PROJECT',
      means: 'one live holder: the plot says so itself, whatever two projects believe (X1)',
    });
  }

  /** An automation confirms it in the parcel's own stream: soon, not at once. */
  async #parcelIsConfirmed(): Promise<void> {
    const path = `/v1/parcels/${this.#numbers.cadastralNumber}`;
    const seen = async (): Promise<readonly unknown[]> => {
      const { status, holder } = await this.desk.read<Parcel>(this.#letters, path);
      return [status, holder?.projectId];
    };
    await this.desk.eventually('the parcel and its holder', seen, ['allocated', this.#letters.known.get('project')]);
  }

  async #built(): Promise<void> {
    const { desk, narrator } = this;
    const letters = this.#letters;
    narrator.chapter('Summer 2019 to September 2020: permits, works, money, acceptance, operation');
    for (const step of works.works()) await desk.send(letters, inWords(step), step);
    const card = await desk.read<Card>(letters, '/v1/projects/{project}');
    desk.check('the card shows the stage', card.stage, 'operation');
  }

  async #seen(before: FlatTotals): Promise<void> {
    const seen = { desk: this.desk, narrator: this.narrator, letters: this.#letters, expected: this.expected };
    await showTimeline(seen);
    await showProgress(seen);
    showTotals(seen, before, await this.#totals());
  }

  async #totals(): Promise<FlatTotals> {
    interface Answer {
      readonly groups?: readonly { readonly key: string }[];
    }
    const { groups } = await this.desk.read<Answer>(this.#letters, `/v1/totals?by=region&region=${TURKISTAN}`);
    return flatTotals(groups?.find(({ key }) => key === TURKISTAN));
  }
}

interface Card {
  readonly stage?: string;
  readonly lastEventRevision?: number;
  readonly figures?: { readonly declared?: { readonly landHa?: string } };
  readonly warnings?: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly measured: string | null;
    readonly open?: boolean;
  }[];
}

interface Parcel {
  readonly status?: string;
  readonly holder?: { readonly projectId: string } | null;
}

const revisionOf = (etag: string): number => Number(/\d+/.exec(etag)?.[0]);
