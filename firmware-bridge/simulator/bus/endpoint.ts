/** Where a host reaches a bus. */
export type EndpointAddress =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'pty'; readonly path: string }
  /** A folder with the fake of the system's way to GPIO lines. */
  | { readonly kind: 'gpio'; readonly path: string };

/** One connected host, as the bus sees it. */
export interface HostConnection {
  write(bytes: Uint8Array): void;
}

export interface BusListener {
  connected(host: HostConnection): void;
  received(bytes: Uint8Array): void;
  disconnected(host: HostConnection): void;
}

/** A way into a bus. It may be opened again after it was closed, at the same address where it can. */
export interface BusEndpoint {
  /** @throws Error when it is not open */
  address(): EndpointAddress;
  open(listener: BusListener): Promise<void>;
  /** Drops every host and refuses new ones. */
  close(): Promise<void>;
}
