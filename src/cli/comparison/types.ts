export interface TableBin {
  readonly number: number;
  readonly title: string;
  /** Lower edge, included, and upper edge, excluded; null for none. */
  readonly fromMm2: number;
  readonly toMm2: number | null;
}

export interface TableDefinition {
  readonly id: string;
  readonly title: string;
  readonly unit: string | null;
  readonly higherIsBetter: boolean;
}

export interface TableCell {
  readonly arm: { readonly name: string };
  readonly sizeBin: { readonly number: number };
  readonly definition: { readonly id: string };
  readonly mean: number | null;
  readonly sdPopulation: number | null;
  readonly sdSample: number | null;
  readonly nDefined: number;
  readonly nTotal: number;
  readonly nMissing: number;
  readonly nPatients: number;
}

/** The comparison table as the server computes it. */
export interface Table {
  readonly policy: string;
  readonly experiment: {
    readonly id: string;
    readonly name: string;
    readonly freeze: { readonly id: string; readonly name: string; readonly hash: string };
    readonly arms: readonly { readonly name: string }[];
  };
  readonly sizeBins: readonly TableBin[];
  readonly definitions: readonly TableDefinition[];
  readonly cells: readonly TableCell[];
}
