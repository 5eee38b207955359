/** External types of netCDF classic, by code. */
export const NETCDF_TYPES = {
  1: { name: 'byte', width: 1 },
  2: { name: 'char', width: 1 },
  3: { name: 'short', width: 2 },
  4: { name: 'int', width: 4 },
  5: { name: 'float', width: 4 },
  6: { name: 'double', width: 8 },
} as const;

export type NetcdfTypeCode = keyof typeof NETCDF_TYPES;
export type NetcdfTypeName = (typeof NETCDF_TYPES)[NetcdfTypeCode]['name'];

export type NetcdfValue = string | readonly number[];

export interface NetcdfVariable {
  readonly name: string;
  /** Names of its dimensions, slowest first. */
  readonly dimensions: readonly string[];
  readonly attributes: ReadonlyMap<string, NetcdfValue>;
  readonly type: NetcdfTypeName;
  readonly shape: readonly number[];
  /** Where its values lie in the file. */
  readonly begin: number;
  readonly byteLength: number;
}
