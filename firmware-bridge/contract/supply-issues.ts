import type { HardwareIssue } from './issue.js';
import type { WiredSite } from './site-hardware.js';

/** What buses and lock supplies say of each other that does not fit; that a supply is named once is checked with the other ids. */
export function findSupplyIssues({ buses, supplies = [] }: WiredSite): HardwareIssue[] {
  const known = supplies.map(({ id }) => id);
  const issues: HardwareIssue[] = [];
  buses.forEach(({ supply, minimumPulseGapMs }, b) => {
    if (supply === undefined) return;
    if (!known.includes(supply)) {
      const others = known.length === 0 ? 'the file has no "supplies"' : `known: ${known.join(', ')}`;
      issues.push({
        path: ['buses', b, 'supply'],
        message: `there is no supply "${supply}"; ${others}`,
      });
    }
    if (minimumPulseGapMs !== undefined) {
      issues.push({
        path: ['buses', b, 'minimumPulseGapMs'],
        message: `must be left out: supply "${supply}" says it for all its buses`,
      });
    }
  });
  supplies.forEach(({ id }, s) => {
    if (buses.some(({ supply }) => supply === id)) return;
    issues.push({
      path: ['supplies', s, 'id'],
      message: `no bus is on supply "${id}"; say "supply: ${id}" at each bus whose locks it feeds`,
    });
  });
  return issues;
}
