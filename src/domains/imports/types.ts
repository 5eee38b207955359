/** A file on its way in: read, hashed, not yet stored unless it was uploaded before. */
export interface IncomingFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly stored: boolean;
}
