import { createServer, type Server, type Socket } from 'node:net';

/** How a scripted board treats a status question. */
export type ReplyScript = 'normal' | 'silent' | 'corrupt' | { readonly afterMs: number };

/** A board as the vendor describes it, written with literal numbers and without the bridge's own codec. */
export class ScriptedBoard {
  readonly openDoors = new Set<number>();
  readonly items = new Set<number>();
  /** Locks whose paper sensor shows something else with each reply. */
  readonly unsteadyItems = new Set<number>();
  readonly jammed = new Set<number>();
  readonly pulses: number[] = [];
  readonly pulseLengthsMs: number[] = [];
  reply: ReplyScript = 'normal';
  questions = 0;
  /** Called right after a pulse has had its effect. */
  afterPulse = (): void => undefined;

  constructor(readonly address: number) {}

  pulse(lock: number): void {
    this.pulses.push(lock);
    if (!this.jammed.has(lock)) this.openDoors.add(lock);
    this.afterPulse();
  }

  status(): number[] {
    for (const lock of this.unsteadyItems) if (!this.items.delete(lock)) this.items.add(lock);
    const bits = (locks: Set<number>): number => [...locks].reduce((all, lock) => all | (1 << (lock - 1)), 0);
    const closed = 0xffff ^ bits(this.openDoors);
    const items = bits(this.items);
    const frame = [2, this.address << 4, 0x35, closed & 255, closed >> 8, items & 255, items >> 8, 3];
    const sum = frame.reduce((total, byte) => total + byte) & 255;
    return [...frame, this.reply === 'corrupt' ? sum ^ 0x40 : sum];
  }
}

/** The far end of one bus on a Unix socket, with its boards. */
export class ScriptedBoards {
  /** Every request as it came, in hex. */
  readonly requests: string[] = [];
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private readonly boards: ReadonlyMap<number, ScriptedBoard>;

  constructor(
    private readonly path: string,
    addresses: readonly number[],
  ) {
    this.boards = new Map(addresses.map((address) => [address, new ScriptedBoard(address)]));
  }

  board(address: number): ScriptedBoard {
    const board = this.boards.get(address);
    if (!board) throw new Error(`no board ${address} in this script`);
    return board;
  }

  async start(): Promise<void> {
    const server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
      this.serve(socket);
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.path, resolve));
  }

  /** Breaks the line and takes the far end away. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  send(bytes: readonly number[]): void {
    for (const socket of this.sockets) socket.write(Uint8Array.from(bytes));
  }

  private serve(socket: Socket): void {
    let received: number[] = [];
    socket.on('data', (bytes: Buffer) => {
      received.push(...bytes);
      for (;;) {
        const length = received[2] === 0x37 ? 7 : 5;
        if (received.length < length) return;
        const request = received.slice(0, length);
        received = received.slice(length);
        this.requests.push(Buffer.from(request).toString('hex'));
        this.handle(request, socket);
      }
    });
  }

  private handle([, address = 0, command = 0, high = 0, low = 0]: number[], socket: Socket): void {
    const board = this.boards.get(address >> 4);
    if (!board) return;
    if (command === 0x31) board.pulse((address & 15) + 1);
    if (command === 0x37) board.pulseLengthsMs.push((high * 256 + low) * 10);
    if (command !== 0x30) return;
    board.questions += 1;
    const frame = Uint8Array.from(board.status());
    if (board.reply === 'silent') return;
    if (typeof board.reply === 'object') setTimeout(() => socket.write(frame), board.reply.afterMs);
    else socket.write(frame);
  }
}
