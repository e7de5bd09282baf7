import type { Step, Story } from '../story.js';
import { INVESTORS, type InvestorEntry } from './investors.data.js';
import { planProject } from './plan-project.js';
import { PROJECTS } from './projects.data.js';
import { tellProject } from './tell-project.js';

/** About sixty projects that might be: invented investors, real districts, figures as such projects have them. */
export function portfolio(): readonly Story[] {
  return PROJECTS.map((entry, index) => tellProject(planProject(entry, index)));
}

/** Everybody who puts in capital, before their projects. */
export function investors(): readonly Step[] {
  return INVESTORS.map(({ code, kk, ru, en, country, bin, foreignSharePct }: InvestorEntry) => ({
    office: 'project_officer',
    key: code,
    path: '/v1/investors',
    body: {
      legalName: { kk, ru, en },
      country,
      ...(bin === undefined ? {} : { bin: withCheckDigit(bin) }),
      foreignSharePct,
      registeredOn: '2018-06-01',
    },
    pinned: false,
    gives: `investor.${code}`,
  }));
}

/** The twelfth digit of a BIN: modulo 11, with a second row of weights where the first gives 10. */
export function withCheckDigit(eleven: string): string {
  for (const shift of [0, 2]) {
    const sum = [...eleven].reduce((total, digit, index) => total + Number(digit) * (((index + shift) % 11) + 1), 0);
    if (sum % 11 < 10) return `${eleven}${sum % 11}`;
  }
  throw new Error(`no BIN begins with ${eleven}`);
}
