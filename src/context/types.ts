import type { Pool } from 'pg';
import type { ThreadPool } from '../compute/threads/createThreadPool.ts';
import type { Config } from '../config/types.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Role } from '../generated/prisma/enums.ts';
import type { LoaderCache } from '../graphql/load.ts';
import type { JobEvents } from '../jobs/createJobEvents.ts';
import type { JobHandlers } from '../jobs/types.ts';
import type { BlobStore } from '../storage/types.ts';
import type { Logger } from './logger.ts';

/** What a process holds for its whole life. Made once by the entry point and closed by it. */
export interface App {
  readonly config: Config;
  readonly pool: Pool;
  readonly prisma: PrismaClient;
  readonly blobs: BlobStore;
  readonly threads: ThreadPool;
  readonly log: Logger;
  /** What this process can do in the background. */
  readonly jobHandlers: JobHandlers;
  readonly jobEvents: JobEvents;
  readonly database: Readonly<{
    /** Connection string with its password: never print it. */
    url: string;
    /** Whether it lies in the data folder and is run by this software. */
    embedded: boolean;
  }>;
}

/** Who acts: the caller of a request, or the creator of the job that runs. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  /** What a request came with; absent without one, and in background jobs. */
  readonly token?: ActorToken;
}

/** A token narrows what its user may. */
export interface ActorToken {
  readonly id: string;
  /** Null leaves the user's role as it is. */
  readonly role: Role | null;
  /** Empty leaves the user's data sets as they are. */
  readonly dataSetIds: readonly string[];
}

/** What every service gets: a background job runs with its creator's rights and request id. */
export interface ServiceContext {
  readonly app: App;
  readonly actor: Actor;
  /** By what the actor acts, when it is not a request: the worker and the job. */
  readonly agent?: string;
  readonly requestId: string;
}

/** What resolvers get: a service context with this request's loaders. */
export interface RequestContext extends ServiceContext {
  readonly loaders: LoaderCache;
}
