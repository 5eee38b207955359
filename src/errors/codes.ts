/**
 * The closed list of error codes. A code is part of the public contract: GraphQL puts it in
 * `extensions.code`, a failed job stores it, the CLI prints it and derives its exit code from `exit`.
 * `http` is the status of the file endpoints and of GraphQL requests that fail as a whole.
 */
export const ERROR_CODES = {
  // Input that the caller can correct
  INVALID_INPUT: { http: 400, exit: 2 },
  UNKNOWN_ID: { http: 404, exit: 2 },
  DUPLICATE: { http: 409, exit: 3 },
  CONFLICT: { http: 409, exit: 3 },
  PATH_NOT_ALLOWED: { http: 400, exit: 2 },
  PAYLOAD_TOO_LARGE: { http: 413, exit: 2 },
  HASH_MISMATCH: { http: 400, exit: 4 },
  // Files
  FILE_NOT_FOUND: { http: 404, exit: 4 },
  UNSUPPORTED_FORMAT: { http: 415, exit: 4 },
  CORRUPT_FILE: { http: 422, exit: 4 },
  UNSUPPORTED_DIMENSIONS: { http: 422, exit: 4 },
  UNSUPPORTED_GEOMETRY: { http: 422, exit: 4 },
  // Content that contradicts other content
  GRID_MISMATCH: { http: 422, exit: 4 },
  LANDMARK_PARTNER_MISSING: { http: 422, exit: 4 },
  EMPTY_MASK: { http: 422, exit: 4 },
  NON_FINITE_VALUES: { http: 422, exit: 4 },
  CONSTANT_IMAGE: { http: 422, exit: 4 },
  IDENTIFYING_DATA: { http: 422, exit: 4 },
  NO_OVERLAP: { http: 422, exit: 4 },
  REGISTRATION_FAILED: { http: 422, exit: 5 },
  MODEL_INCOMPATIBLE: { http: 422, exit: 4 },
  FREEZE_EMPTY: { http: 422, exit: 4 },
  // Jobs
  JOB_CANCELLED: { http: 409, exit: 6 },
  JOB_FAILED: { http: 500, exit: 6 },
  LEASE_LOST: { http: 409, exit: 6 },
  // Access
  UNAUTHENTICATED: { http: 401, exit: 7 },
  FORBIDDEN: { http: 403, exit: 7 },
  RATE_LIMITED: { http: 429, exit: 7 },
  // The machine
  CONFIG_INVALID: { http: 500, exit: 8 },
  DATABASE_UNAVAILABLE: { http: 503, exit: 8 },
  MIGRATION_FAILED: { http: 503, exit: 8 },
  STORAGE_FULL: { http: 507, exit: 8 },
  STORAGE_UNAVAILABLE: { http: 503, exit: 8 },
  SERVER_UNREACHABLE: { http: 503, exit: 8 },
  INTERNAL_SERVER_ERROR: { http: 500, exit: 1 },
} as const satisfies Record<string, { http: number; exit: number }>;

export type ErrorCode = keyof typeof ERROR_CODES;
