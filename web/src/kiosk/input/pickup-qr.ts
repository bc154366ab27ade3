/** The token of a pickup QR, from what the scanner reads (`src/citizens/pickup-qr/pickup-token.ts` writes it). */
export function tokenOfPickupQr(scanned: string): string | undefined {
  return /^motcua247:pickup:([A-Za-z0-9_-]{22})$/.exec(scanned.trim())?.[1];
}
