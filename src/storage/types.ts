import type { Readable } from 'node:stream';

/** Lower-case hex SHA-256 of the content: the only name a blob has. */
export type BlobHash = string;

export type BlobContent = Uint8Array | AsyncIterable<Uint8Array>;

export type StoredBlob = Readonly<{ hash: BlobHash; sizeBytes: number }>;

export type PutOptions = Readonly<{
  /** Refuse other content: HASH_MISMATCH. */
  expectedHash?: BlobHash;
  /** Refuse longer content: PAYLOAD_TOO_LARGE. */
  maxBytes?: number;
}>;

/** First and last byte, both included, as in an HTTP range. */
export type ByteRange = Readonly<{ start?: number; end?: number }>;

export type BlobCondition = 'INTACT' | 'CORRUPT' | 'MISSING';

/**
 * Content-addressed, append-only storage. A blob appears whole or not at all. Errors: INVALID_INPUT (not a
 * hash), FILE_NOT_FOUND, CORRUPT_FILE, STORAGE_FULL, STORAGE_UNAVAILABLE; errors of a source pass through.
 */
export type BlobStore = Readonly<{
  put(content: BlobContent, options?: PutOptions): Promise<StoredBlob>;
  /** A stream of the bytes as they lie, unchecked. */
  open(hash: BlobHash, range?: ByteRange): Promise<Readable>;
  /** The whole content, checked against its hash: CORRUPT_FILE when it does not match. */
  read(hash: BlobHash): Promise<Uint8Array>;
  has(hash: BlobHash): Promise<boolean>;
  /** Size in bytes. */
  size(hash: BlobHash): Promise<number>;
  verify(hash: BlobHash): Promise<BlobCondition>;
}>;
