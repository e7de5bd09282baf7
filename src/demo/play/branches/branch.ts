import type { Numbers } from '../../baidibek/baidibek-story.js';
import type { Correspondence } from '../../correspondence.js';
import type { Step } from '../../story.js';
import type { Desk } from '../desk.js';
import type { Narrator } from '../narrator.js';

/** What a branch is played with: letters, numbers and a plot that no other branch has. */
export interface Scene {
  readonly desk: Desk;
  readonly narrator: Narrator;
  readonly letters: Correspondence;
  readonly numbers: Numbers;
  /** Another plot of its own. */
  readonly otherPlot: string;
}

/** What a project may meet beside the straight road: played from its first letter to what is seen of it afterwards. */
export interface Branch {
  readonly name: string;
  readonly title: string;
  readonly play: (scene: Scene) => Promise<void>;
}

/** Letters that are all to be accepted, under one line of what they are about. */
export async function goOn({ desk, letters }: Scene, told: readonly (readonly [string, Step])[]): Promise<void> {
  for (const [asked, step] of told) await desk.send(letters, asked, step);
}

interface Lines<Line> {
  readonly items?: readonly Line[];
  readonly links?: { readonly next?: string };
}

/** The lines of a register that are about the story's project, from as many pages as there are. */
export async function linesOfProject<Line extends { readonly project: { readonly projectId: string } }>(
  { desk, letters }: Scene,
  path: string,
): Promise<readonly Line[]> {
  const found: Line[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const { items = [], links }: Lines<Line> = await desk.read<Lines<Line>>(letters, next);
    found.push(...items.filter(({ project }) => project.projectId === letters.known.get('project')));
    next = links?.next;
  }
  return found;
}

export interface Card {
  readonly stage?: string;
  readonly hold?: { readonly reasonCode: string; readonly since: string } | null;
  readonly investor?: { readonly investorId: string };
  readonly decision?: { readonly outcome: string } | null;
  readonly appeal?: { readonly overlay: string };
  readonly figures?: {
    readonly declared?: { readonly capacityMw?: string } | null;
    readonly approved?: { readonly capacityMw?: string } | null;
    readonly disbursed?: readonly { readonly amount: string }[];
  };
  readonly roadmap?: { readonly steps: readonly { readonly code: string }[] } | null;
  readonly land?: { readonly state: string; readonly allocatedHa: string; readonly risks: readonly unknown[] };
  readonly lastEventRevision?: number;
}

/** The story's project as it is, or as a question about its past has it. */
export const cardOf = ({ desk, letters }: Scene, question = ''): Promise<Card> =>
  desk.read<Card>(letters, `/v1/projects/{project}${question}`);
