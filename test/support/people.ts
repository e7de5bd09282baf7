/** Persons of the Baidibek story by id. Names live in the vault, in tests too. */
export const INVESTOR_REP = '0e6a3a52-0001-4c1e-9a01-000000000001';
export const OFFICER = '0e6a3a52-0002-4c1e-9a01-000000000002';
export const MANAGER = '0e6a3a52-0003-4c1e-9a01-000000000003';
/** Deputy akim. */
export const DECIDER = '0e6a3a52-0004-4c1e-9a01-000000000004';
/** Akim. */
export const OTHER_DECIDER = '0e6a3a52-0005-4c1e-9a01-000000000005';
export const LAND_OFFICER = '0e6a3a52-0006-4c1e-9a01-000000000006';
export const COMMISSION_SECRETARY = '0e6a3a52-0007-4c1e-9a01-000000000007';
export const LAND_DECIDER = '0e6a3a52-0008-4c1e-9a01-000000000008';
export const ARCHITECT = '0e6a3a52-0009-4c1e-9a01-000000000009';
/** Of the superior body. */
export const APPEAL_JUDGE = '0e6a3a52-0011-4c1e-9a01-000000000011';
export const REVIEWER = '0e6a3a52-0010-4c1e-9a01-000000000010';
export const GRID_OFFICER = '0e6a3a52-0021-4c1e-9a01-000000000021';
/** Of the registry. */
export const STEWARD = '0e6a3a52-0022-4c1e-9a01-000000000022';
export const VERIFIER = '0e6a3a52-0023-4c1e-9a01-000000000023';

export const PROJECT_ID = '5b0f7a10-8d5e-5c56-b1a4-201811090001';
export const OTHER_PROJECT_ID = '5b0f7a10-8d5e-5c56-b1a4-201811090002';
export const INVESTOR_ID = '7c1d9e20-1f3a-5b7c-8e4d-201811090001';
export const OTHER_INVESTOR_ID = '7c1d9e20-1f3a-5b7c-8e4d-202005040001';
export const CADASTRAL_NUMBER = '19-293-045-101';
export const SHA256 = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';
