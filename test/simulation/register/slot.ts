import type { Answer } from '../clients/history.js';
import type { Intent } from '../clients/intent.js';
import type { Process } from '../machinery/process.js';
import type { World } from '../world.js';
import { dispatch } from './dispatcher.js';
import { follow } from './followers.js';
import { serve } from './http-face.js';
import { Instance } from './instance.js';
import { JournalModel } from './journal.js';

/** Where an instance runs, life after life: what an address behind a proxy is. */
export class Slot {
  process: Process | null = null;
  #instance: Instance | null = null;
  #lives = 0;
  readonly #open = new Set<(answer: Answer) => void>();

  constructor(
    private readonly world: World,
    readonly name: string,
  ) {}

  get isUp(): boolean {
    return this.process !== null;
  }

  start(): void {
    if (this.process !== null) return;
    const { world } = this;
    const process = world.process(`${this.name}${++this.#lives}`);
    const instance = new Instance(world, process);
    this.process = process;
    this.#instance = instance;
    if (world.home === 'eventstoredb') void new JournalModel(world, process).run();
    void follow(world, process);
    void dispatch(world, process, instance);
  }

  /** SIGKILL: who waited for it hears that the line broke. */
  crash(): void {
    if (this.process === null) return;
    this.world.note(`${this.process.name} dies`);
    this.process.kill();
    this.world.history.died(this.process);
    this.process = null;
    this.#instance = null;
    for (const tell of this.#open) tell({ kind: 'unknown', problem: 'reset' });
    this.#open.clear();
  }

  /** One request over a way that loses, delays and repeats; answers when the caller knows more, or gives up waiting. */
  ask(intent: Intent): Promise<Answer> {
    const { world } = this;
    const { schedule, network } = world;
    const chance = network.chance;
    const { weather } = network;
    return new Promise(resolve => {
      const settle = (answer: Answer): void => {
        cancel();
        this.#open.delete(settle);
        resolve(answer);
      };
      const cancel = schedule.after(12_000, `${intent.key}: the client's patience`, () =>
        settle({ kind: 'unknown', problem: 'no answer' }),
      );
      const arrive = (times: string): void => {
        schedule.after(network.way(), `→ ${this.name}: ${intent.key} ${intent.what}${times}`, () => {
          const { process } = this;
          if (process === null || this.#instance === null) return settle({ kind: 'unknown', problem: 'unreachable' });
          this.#open.add(settle);
          process.later(0, `${process.name}: takes ${intent.key}`, () => {
            void serve(world, process, this.#instance!, intent).then(answer => {
              if (chance.happens(network.weather.answerLost)) return;
              schedule.after(network.way(), `← ${process.name}: ${intent.key} ${inWords(answer)}`, () =>
                settle(answer),
              );
            });
          });
        });
      };
      if (!chance.happens(weather.requestLost)) arrive('');
      if (chance.happens(weather.repeated)) arrive(' (repeated)');
    });
  }
}

function inWords(answer: Answer): string {
  if (answer.kind !== 'ok') return `${answer.kind} ${answer.problem}`;
  return `ok ${answer.replayed ? 'replayed ' : ''}${answer.facts.length} facts, v${answer.revision}`;
}
