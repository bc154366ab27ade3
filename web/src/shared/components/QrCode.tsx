import { create } from 'qrcode';
import { useMemo } from 'react';
import styles from './QrCode.module.css';

interface Props {
  /** What the code says. */
  readonly value: string;
  /** What it is for, for those who cannot see it. */
  readonly label: string;
}

/** Four light modules around the code, so that scanners find it (ISO/IEC 18004, quiet zone). */
const quietZone = 4;

/** A QR code as a drawing, black on white whatever the colours of the screen. */
export function QrCode({ value, label }: Props) {
  const { path, size } = useMemo(() => {
    const { modules } = create(value, { errorCorrectionLevel: 'M' });
    const dark: string[] = [];
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        if (modules.get(row, column) === 1) {
          dark.push(`M${String(column + quietZone)} ${String(row + quietZone)}h1v1h-1z`);
        }
      }
    }
    return { path: dark.join(''), size: modules.size + 2 * quietZone };
  }, [value]);

  return (
    <svg
      className={styles['code']}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
