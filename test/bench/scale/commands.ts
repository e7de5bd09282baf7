import { closedLoop } from '../load.js';
import { median } from '../machine.js';
import { caughtUp, kept, released, type Say, type Scene } from '../scene.js';
import { startQadam } from '../services.js';
import { created, registrations } from '../workload.js';

const RUNS = 5;
const CONNECTIONS = 32;

/** Commands a second on the large register and on an empty one, in turns: what the machine does meanwhile, both bear. */
export async function measureCommandsAtScale(large: Scene, empty: Scene, seconds: number, say: Say): Promise<void> {
  const rates = new Map<Scene, number[]>([
    [large, []],
    [empty, []],
  ]);
  for (let run = 0; run < RUNS; run++)
    for (const scene of run % 2 === 0 ? [large, empty] : [empty, large])
      rates.get(scene)!.push(await commandsASecond(scene, seconds));
  const [here, there] = [median(rates.get(large)!), median(rates.get(empty)!)];
  const each = (scene: Scene): string =>
    rates
      .get(scene)!
      .map(rate => rate.toFixed(0))
      .join(', ');
  say(
    `commands    registering, ${CONNECTIONS} connections, median of ${RUNS} alternating runs: ${here.toFixed(0)}/s on the large register ` +
      `(${each(large)}), ${there.toFixed(0)}/s on an empty one (${each(empty)}): ${(here / there).toFixed(2)} × (aim 0.9)`,
  );
}

async function commandsASecond(scene: Scene, seconds: number): Promise<number> {
  const qadam = await kept(startQadam(scene.environment));
  const load = { port: qadam.port, next: registrations(scene.caller), accepts: created };
  await closedLoop(load, CONNECTIONS, seconds);
  const { answers, errors, seconds: taken } = await closedLoop(load, CONNECTIONS, seconds);
  await caughtUp(qadam.port);
  await released(qadam);
  return (answers - errors) / taken;
}
