import { pack as createPack, type Pack } from 'tar-stream';

/** A file on its way into an archive. */
export interface ArchiveFile {
  /** Path inside the archive, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const EPOCH = new Date(0);

/**
 * A tar archive of files, written as fast as it is read and no faster. Times, owners and modes are fixed, so that the
 * same files give the same bytes. An error of `files` destroys the stream; ending the stream early ends `files`.
 */
export function packTar(files: AsyncIterable<ArchiveFile>): Pack {
  const pack = createPack();
  const closed = new Promise<never>((_, reject) => {
    pack.once('close', () => reject(new Error('The reader of the archive went away.')));
  });
  closed.catch(() => {});
  const write = async (): Promise<void> => {
    for await (const file of files) await Promise.race([addEntry(pack, file), closed]);
    pack.finalize();
  };
  write().catch((error: Error) => pack.destroy(error));
  return pack;
}

const addEntry = (pack: Pack, { path, bytes }: ArchiveFile): Promise<void> =>
  new Promise((resolve, reject) => {
    const header = { name: path, size: bytes.length, mtime: EPOCH, mode: 0o644, uid: 0, gid: 0 };
    pack.entry(header, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), (error) =>
      error ? reject(error) : resolve(),
    );
  });
