import styles from './CabinetPicture.module.css';

/** A tray in a drawing; columns and rows count from 1, from the left and from above. */
export interface DrawnTray {
  readonly label: string;
  readonly column: number;
  readonly row: number;
}

/** A cabinet as it stands there, seen from the front. */
export interface DrawnCabinet {
  readonly id: string;
  readonly name: string;
  readonly trays: readonly DrawnTray[];
}

interface Props {
  readonly cabinets: readonly DrawnCabinet[];
  /** The one tray that matters now. */
  readonly lit: string;
  /** Whether its door stands open. */
  readonly litIsOpen: boolean;
  /** What the drawing shows, for those who cannot see it. */
  readonly label: string;
}

const cell = { width: 34, height: 18, gap: 3 } as const;
const frame = 8;
const between = 18;
const roomForName = 22;

const widthOf = (columns: number): number => columns * (cell.width + cell.gap) - cell.gap + 2 * frame;
const heightOf = (rows: number): number => rows * (cell.height + cell.gap) - cell.gap + 2 * frame;

const columnsOf = ({ trays }: DrawnCabinet): number => Math.max(1, ...trays.map(({ column }) => column));
const rowsOf = ({ trays }: DrawnCabinet): number => Math.max(1, ...trays.map(({ row }) => row));

/** The cabinets side by side, with one tray lit, so that people find it without reading. */
export function CabinetPicture({ cabinets, lit, litIsOpen, label }: Props) {
  const height = Math.max(...cabinets.map((cabinet) => heightOf(rowsOf(cabinet))));
  const places = cabinets.map((cabinet, index) => ({
    cabinet,
    left: cabinets.slice(0, index).reduce((sum, before) => sum + widthOf(columnsOf(before)) + between, 0),
  }));
  const last = places.at(-1);
  const width = last === undefined ? 0 : last.left + widthOf(columnsOf(last.cabinet));

  return (
    <svg
      className={styles['picture']}
      viewBox={`-6 0 ${String(width + 12)} ${String(height + roomForName)}`}
      role="img"
      aria-label={label}
    >
      {places.map(({ cabinet, left }) => (
        <g key={cabinet.id} transform={`translate(${String(left)} 0)`}>
          <rect
            className={styles['cabinet']}
            width={widthOf(columnsOf(cabinet))}
            height={heightOf(rowsOf(cabinet))}
            rx={5}
          />
          {cabinet.trays.map((tray) => (
            <Tray
              key={tray.label}
              tray={tray}
              lit={tray.label === lit}
              open={tray.label === lit && litIsOpen}
            />
          ))}
          <text
            className={styles['name']}
            x={widthOf(columnsOf(cabinet)) / 2}
            y={height + roomForName - 6}
            textAnchor="middle"
          >
            {cabinet.name}
          </text>
        </g>
      ))}
    </svg>
  );
}

interface TrayProps {
  readonly tray: DrawnTray;
  readonly lit: boolean;
  readonly open: boolean;
}

/** An open door is drawn as a flap that stands out to the left, where its hinge is. */
function Tray({ tray, lit, open }: TrayProps) {
  const x = frame + (tray.column - 1) * (cell.width + cell.gap);
  const y = frame + (tray.row - 1) * (cell.height + cell.gap);
  const { width, height } = cell;
  return (
    <g transform={`translate(${String(x)} ${String(y)})`}>
      <rect className={styles[lit ? 'lit' : 'tray']} width={width} height={height} rx={2} />
      {open ? (
        <>
          <rect className={styles['inside']} x={2} y={2} width={width - 4} height={height - 4} />
          <path className={styles['flap']} d={`M0 0L-12 -5V${String(height - 5)}L0 ${String(height)}Z`} />
        </>
      ) : null}
      {lit && !open ? (
        <text className={styles['label']} x={width / 2} y={height / 2 + 4.5} textAnchor="middle">
          {tray.label}
        </text>
      ) : null}
    </g>
  );
}
