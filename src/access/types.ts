/**
 * Which data sets a caller sees: all that there are, or those of `visible`. Members of several data sets are seen
 * by who sees them all.
 */
export type Access = 'ALL' | { readonly visible: ReadonlySet<string>; readonly hidden: ReadonlySet<string> };

/** What stands for a record when its data sets are looked up: its id, or that of the record it belongs to. */
export type RecordKey = string | bigint;
