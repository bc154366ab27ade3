/** The token of a status page, from the link that the slip and the screen show as a QR code. */
export function tokenOfStatusLink(scanned: string): string | undefined {
  return /^https?:\/\/[^/\s]+\/d\/([A-Za-z0-9_-]{16,64})$/.exec(scanned.trim())?.[1];
}
