/** A GraphQL document with the types of what it takes and gives. `Data` holds exactly the fields it asks for. */
export interface Operation<Data, Variables = Record<string, never>> {
  readonly text: string;
  /** Never there: carries the types. */
  readonly types?: { readonly data: Data; readonly variables: Variables };
}

/** A file that the server holds. */
export interface UploadedFile {
  readonly hash: string;
  readonly sizeBytes: number;
  /** The server had these bytes before. */
  readonly already: boolean;
}

/** The state of a job as far as one who waits needs it. */
export interface JobState {
  readonly id: string;
  readonly kind: string;
  readonly state: 'QUEUED' | 'RUNNING' | 'DONE' | 'SKIPPED' | 'FAILED' | 'CANCELLED';
  readonly progress: number;
  readonly progressNote: string | null;
  readonly skipReason: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** A file on its way. It ends with SERVER_UNREACHABLE when the connection breaks off. */
export interface StreamedFile {
  readonly headers: Headers;
  readonly content: AsyncIterable<Uint8Array>;
}

/** A Sonoledger server as the command line speaks to it. */
export interface Client {
  /** Without a slash at the end. */
  readonly url: string;
  /** Runs a document. Rejects with the server's coded error, or with SERVER_UNREACHABLE. */
  request<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data>;
  /** Whether the server has a file with that SHA-256. */
  holds(hash: string): Promise<boolean>;
  /** Sends a file unless the server has it. HASH_MISMATCH when it was changed on the way. */
  upload(path: string): Promise<UploadedFile>;
  /** The bytes at a path of the server, such as a stored file's url. */
  download(path: string): Promise<Uint8Array>;
  /** The same as it arrives, for what does not fit into memory, with the answer's headers. */
  stream(path: string): Promise<StreamedFile>;
  /** The job's state now and at every change, ending with its end. */
  followJob(id: string): AsyncIterable<JobState>;
}
