import type { Hardware } from '../../engine/catalogue.ts';
import type { Givens } from '../../engine/quantities.ts';
import { readUnit } from '../../engine/units.ts';

/** A memory in which a cache can wait. */
export type Tier = {
  readonly id: 'hbm' | 'ddr' | 'flash' | 'disk';
  readonly name: string;
  /** [byte] */
  readonly capacity: number;
  /** [byte/s] */
  readonly bandwidth: number;
  /** [$/hour] of the whole device. */
  readonly rent: number;
};

/** [$/(chip*hour)] The lecture's rent. */
export const chipRent = 2;

/** Devices as supposed in the lesson; their rents are suppositions too, and can be changed. */
const supposed: readonly Tier[] = [
  { id: 'ddr', name: 'DRAM of a server', capacity: 512e9, bandwidth: 460e9, rent: 0.4 },
  { id: 'flash', name: 'Flash drive', capacity: 4e12, bandwidth: 7e9, rent: 0.02 },
  { id: 'disk', name: 'Spinning disk', capacity: 24e12, bandwidth: 280e6, rent: 0.01 },
];

/** The four memories beside a chip, the fastest first; HBM is the chip's own, at the chip's rent. */
export const tiersBeside = ({ memory_capacity, memory_bandwidth }: Hardware): readonly Tier[] => [
  { id: 'hbm', name: 'HBM', capacity: memory_capacity, bandwidth: memory_bandwidth, rent: chipRent },
  ...supposed,
];

/** What the graph is given of a tier. */
export const ofTier = ({ capacity, bandwidth, rent }: Tier): Givens => ({
  tier_capacity: capacity,
  tier_bandwidth: bandwidth,
  tier_rent: rent * readUnit('$/hour').scale,
});
