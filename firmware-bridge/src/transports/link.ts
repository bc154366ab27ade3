/** One connection to the far end of a bus, from its opening to its end; never used again after `closed`. */
export interface Link {
  /** Only between `opened` and `closed`. */
  write(bytes: Uint8Array): void;
  /** Bytes that were written and that the operating system has not taken yet. */
  pendingBytes(): number;
  /** Ends the link, opened or not, and throws away what has not arrived, where the system can; resolves when the port or socket is free again. */
  close(): Promise<void>;
}

export interface LinkEvents {
  opened(): void;
  received(bytes: Uint8Array): void;
  /** At most once, for whatever reason, also when the opening failed. */
  closed(reason: string): void;
}

/** Begins to open a link. Events come later, never within this call; whatever goes wrong is told by `closed`, not thrown. */
export type OpenLink = (events: LinkEvents) => Link;
