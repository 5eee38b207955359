import DataLoader from 'dataloader';
import type { RequestContext } from '../context/types.ts';

/** Finds one result per key, in the order of the keys, with one round trip. */
export type BatchFunction<Key, Result> = (
  context: RequestContext,
  keys: readonly Key[],
) => Promise<readonly Result[]>;

/** The loaders of one request, made when first used. Never shared between requests: rights and data differ. */
export type LoaderCache = Map<unknown, DataLoader<never, unknown>>;

/** Loads one key through the request's loader for `batch`, so that a list of parents costs one query. */
export function load<Key, Result>(
  context: RequestContext,
  batch: BatchFunction<Key, Result>,
  key: Key,
): Promise<Result> {
  let loader = context.loaders.get(batch) as unknown as DataLoader<Key, Result> | undefined;
  if (loader === undefined) {
    loader = new DataLoader<Key, Result>((keys) => batch(context, keys));
    context.loaders.set(batch, loader as unknown as DataLoader<never, unknown>);
  }
  return loader.load(key);
}
