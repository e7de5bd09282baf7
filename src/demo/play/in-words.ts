import type { Step } from '../story.js';

/** What a letter of the works asks, in a few words. */
export function inWords({ path, body }: Step): string {
  const text = (name: string): string => String(body[name]).replaceAll('_', ' ');
  switch (path.split('/').at(-1)) {
    case 'permits':
      return `Permit: ${PERMITS[String(body['kind'])] ?? text('kind')}, ${text('number')}`;
    case 'construction-starts':
      return 'Start construction';
    case 'disbursements':
      return `Payment of KZT ${inMillions(body['amount'] as { amount: string })} m: ${text('category')}`;
    case 'progress-reports':
      return `Report: ${text('physicalPct')} % built by ${text('periodTo')}`;
    case 'step-completions':
      return `Step of the roadmap done: ${text('stepCode')}`;
    case 'acceptances':
      return 'Accept the plant: 10 MW, KZT 7.05 bn';
    case 'operation-starts':
      return 'Start operation';
    default:
      return path;
  }
}

const inMillions = ({ amount }: { readonly amount: string }): string => amount.slice(0, -'000000.00'.length);

const PERMITS: Readonly<Record<string, string>> = {
  apz: 'architectural-planning assignment',
  tech_conditions: 'technical conditions of the grid',
  topo: 'topographic survey',
  env_screening: 'environmental screening',
  sketch: 'sketch design',
  design_docs: 'design documents',
  expertise_pos: 'positive expert review',
  works_notified: 'notification of works',
};
