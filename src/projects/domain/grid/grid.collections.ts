import type { GridEvent } from './grid.events.js';

export const gridCollections = {
  'grid-conditions': 'GridConditionsIssued',
  'auctions-won': 'AuctionWon',
  'auctions-lost': 'AuctionLost',
  ppas: 'PpaSigned',
  'ppa-amendments': 'PpaAmended',
  'ppa-terminations': 'PpaTerminated',
  'grid-connections': 'GridConnected',
  'power-overrides': 'PowerLimitOverridden',
} as const satisfies Readonly<Record<string, GridEvent['type']>>;
