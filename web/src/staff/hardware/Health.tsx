import { Badge } from '@mantine/core';
import type { Tone } from './summary.js';

const signs = { good: '✓', wait: '!', bad: '✕' } as const satisfies Record<Tone, string>;

interface Props {
  readonly tone: Tone;
  /** Says it all; sign and colour only repeat it. */
  readonly children: string;
}

/** How something stands, in words. */
export function Health({ tone, children }: Props) {
  return (
    <Badge
      color={tone}
      h="auto"
      miw={0}
      leftSection={<span aria-hidden>{signs[tone]}</span>}
      styles={{
        section: { alignSelf: 'start', lineHeight: 'var(--badge-lh)' },
        label: { overflow: 'visible', textAlign: 'start', whiteSpace: 'normal' },
      }}
    >
      {children}
    </Badge>
  );
}
