/**
 * The part of @itk-wasm/elastix that is used. Declared here because the package is optional: the build must not need
 * it.
 */
declare module '@itk-wasm/elastix' {
  /** World is LPS mm; `direction` is row-major, its columns the world directions of the voxel axes. */
  export interface ItkImage {
    readonly imageType: {
      readonly dimension: 3;
      readonly componentType: 'float32';
      readonly pixelType: 'Scalar';
      readonly components: 1;
    };
    readonly name: string;
    readonly origin: readonly number[];
    readonly spacing: readonly number[];
    readonly direction: Float64Array;
    readonly size: readonly number[];
    readonly metadata: ReadonlyMap<string, string>;
    readonly data: Float32Array;
  }

  export type ParameterMap = Readonly<Record<string, readonly string[]>>;

  /** Runs in the calling thread until it ends. */
  export function elastixNode(
    parameterObject: readonly ParameterMap[],
    options: { readonly fixed: ItkImage; readonly moving: ItkImage },
  ): Promise<{ readonly transformParameterObject: readonly ParameterMap[] }>;
}
